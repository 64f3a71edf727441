import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { useMay, useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ReasonDialog } from '#renderer/ui/dialog/ReasonDialog.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { UnlockNote } from '#renderer/areas/settings/UnlockNote.tsx';
import styles from './journal.module.css';

/** 封存和核验: how the journal is proved, and whether what lies in the folder fits it. */
export function Proof() {
  const { data, failure, again } = useRead('journal.proof', {});
  const may = useMay();
  const [asking, ask] = useState(false);
  const verify = useRun('settings.verify');
  const [result, setResult] = useState<OutputOf<'settings.verify'>>();
  const reconcile = useRun('journal.reconcileAnchors');
  if (failure !== null) return <FailureNote failure={failure} again={again} />;
  if (data === undefined) return <LoadingLines lines={6} />;
  const check = async (): Promise<void> => setResult(await verify.run({}));
  const settle = async (reason: string): Promise<void> => {
    const done = await reconcile.run({ reason });
    if (done === undefined) return;
    tell(`另存 ${done.aside} 个文件，补写 ${done.written} 个`);
    ask(false);
  };
  return (
    <>
      {data.keyUnlocked ? null : <UnlockNote />}
      {data.ok ? null : (
        <NoteKey alert head="日志与封存对不上" actions={may('journal.reconcileAnchors') ? <Button onClick={() => ask(true)}>核对锚文件</Button> : undefined}>
          {data.detail}。请先查明原因；确属恢复备份或换电脑的，再核对锚文件。
        </NoteKey>
      )}
      <Section title="封存" caption={data.ok ? '相符' : '不相符'} more={<Button small running={verify.running} onClick={() => void check()}>现在核验全部</Button>}>
        <Facts facts={[
          ['日志', `${data.entries.toLocaleString('zh-CN')} 条，每条带有前一条的摘要`],
          ['日志锚', data.last === null ? '还没有；每天和关闭时自动封存' : <>{data.anchors} 个，最近一个封存到第 {data.last.seq} 条，<DateText at={data.last.at} /></>],
          ['密钥指纹', <span key="k" className={styles.digest}>{data.kid}</span>],
        ]} />
        <p>每天第一次有新日志时，以及关闭台账时，用本台账的签名密钥把日志的末条摘要签名，存在台账里，也写在“outbox/anchors”文件夹里。以后哪一条被改动、删除、调换次序，或者最新的几条被截去，核验时都会指出来。把这个文件夹定期复制到别处，证明更牢靠。</p>
      </Section>
      {result === undefined ? null : (
        <NoteKey alert={!result.ok} head={result.ok ? '核验通过' : '核验未通过'}>
          {result.ok ? '日志、附件、上报件和密钥全部相符。' : result.checks.filter(({ ok }) => !ok).map(({ check: name, detail }) => <p key={name}>{detail}。</p>)}
        </NoteKey>
      )}
      {verify.failure === null ? null : <FailureNote failure={verify.failure} />}
      {asking ? (
        <ReasonDialog title="核对日志锚文件" act="核对" running={reconcile.running} failure={reconcile.failure} onClose={() => ask(false)} onAct={(reason) => void settle(reason)}>
          <p>与台账对不上的锚文件会移到旁边的文件夹（不删除），缺少的会照台账重新写出。日志中会记下您的理由，并列入例外清单。</p>
        </ReasonDialog>
      ) : null}
    </>
  );
}
