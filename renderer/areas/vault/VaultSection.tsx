import { useState } from 'react';
import { newJob, useMay, useProgress, useRead, useRun } from '#renderer/bridge/index.ts';
import { UnlockNote } from '#renderer/areas/settings/UnlockNote.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { Note, NoteKey } from '#renderer/ui/Note.tsx';
import { ProgressBar } from '#renderer/ui/ProgressBar.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { NewPassphraseDialog } from './NewPassphraseDialog.tsx';
import { PassphraseDialog } from './PassphraseDialog.tsx';

const standingWords = { open: '已打开', locked: '没有打开', none: '还没有建立' } as const;

/** 恢复口令与保险箱: whether the sheet in the safe is the right one, a new passphrase, a new key. */
export function VaultSection() {
  const found = useRead('vault.state', {});
  const may = useMay();
  const [dialog, setDialog] = useState<'try' | 'new' | 'key' | null>(null);
  const [job, setJob] = useState<string | null>(null);
  const progress = useProgress(job);
  const attempt = useRun('vault.tryPassphrase');
  const change = useRun('vault.changeKey');
  const { data } = found;
  if (found.failure !== null) return <FailureNote failure={found.failure} again={found.again} />;
  if (data === undefined) return null;
  const open = data.standing === 'open';
  const reason = may('vault.changeKey') ? null : '由系统管理员办理';
  const close = (): void => { setDialog(null); attempt.clear(); change.clear(); };
  const changeKey = async (passphrase: string): Promise<void> => {
    const name = newJob();
    setJob(name);
    const done = await change.run({ passphrase, job: name });
    setJob(null);
    if (done === undefined) return;
    tell(`密钥已更换，重新加密 ${done.resealed} 项`);
    close();
  };
  return (
    <Section
      title="恢复口令与保险箱" caption="当事人的身份加密保存"
      more={open ? <><Button small onClick={() => setDialog('try')}>试一次口令…</Button>　<Button small reason={reason} onClick={() => setDialog('new')}>换恢复口令…</Button>　<Button small disabled={reason !== null || data.rotation !== null} onClick={() => setDialog('key')}>换密钥…</Button></> : undefined}
    >
      {open ? null : <UnlockNote what="vault" />}
      {open && data.triedAt === null ? <Note head="恢复口令还没有试过" actions={<Button kind="primary" onClick={() => setDialog('try')}>试一次口令…</Button>}>照保险柜里那张纸输入一遍，能打开才算数。没有口令，换电脑后身份和签名密钥都打不开。</Note> : null}
      {data.rotation === null ? null : (
        <NoteKey head="正在更换密钥" actions={job === null && reason === null ? <Button kind="primary" disabled={!open} running={change.running} onClick={() => void changeKey('')}>继续更换</Button> : null}>
          已重新加密 {data.rotation.done}／{data.rotation.total} 项。中断了也不要紧，打开保险箱后会自己接着做；没有做完之前，新旧密钥都能打开。
        </NoteKey>
      )}
      {progress === null ? null : <ProgressBar phase={progress.phase} done={progress.done} total={progress.total} unit="项" secondsLeft={progress.secondsLeft} />}
      {dialog === null && change.failure !== null ? <FailureNote failure={change.failure} /> : null}
      <Facts labelWidth={91} facts={[
        ['保险箱', standingWords[data.standing]], ['校验词', data.checkWord === '' ? '—' : `${data.checkWord}（与纸上的相同，才是现在用的口令）`], ['本机钥匙串', data.keychain ? '有，打开台账时自动开启' : '没有，打开台账后要输入口令'],
        ['上次试口令', data.triedAt === null ? '没有试过' : <DateText key="t" at={data.triedAt} />],
        ['上次换密钥', data.lastChange === null ? '没有换过' : <span key="c"><DateText at={data.lastChange.at} />{data.lastChange.unopened === 0 ? '' : `　${data.lastChange.unopened} 项原已损坏`}</span>],
      ]} />
      {dialog === 'try' ? <PassphraseDialog title="试一次恢复口令" act="试一次" running={attempt.running} failure={attempt.failure} onClose={close} onAct={(passphrase) => void attempt.run({ passphrase }).then((done) => { if (done !== undefined) { tell('口令是对的'); close(); } })}>照保险柜里那张纸输入。校验词应为 <b>{data.checkWord}</b>。</PassphraseDialog> : null}
      {dialog === 'key' ? <PassphraseDialog title="更换保险箱密钥？" act="更换密钥" running={change.running} failure={change.failure} onClose={close} onAct={(passphrase) => void changeKey(passphrase)} below={progress === null ? null : <ProgressBar phase={progress.phase} done={progress.done} total={progress.total} unit="项" secondsLeft={progress.secondsLeft} />}>怀疑台账文件被人复制过，或保管口令的人调离时使用。所有身份用新密钥重新加密，口令不变；旧备份仍要用旧密钥，不受影响。</PassphraseDialog> : null}
      {dialog === 'new' ? <NewPassphraseDialog onClose={close} /> : null}
    </Section>
  );
}
