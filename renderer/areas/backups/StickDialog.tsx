import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { newJob, useProgress, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { ProgressBar } from '#renderer/ui/ProgressBar.tsx';
import { PlaceChoice } from './PlaceChoice.tsx';

type Made = OutputOf<'backups.toStick'>;

interface Props {
  /** move: for a new PC; the ledger here is only read afterwards. */
  readonly purpose: 'backup' | 'move';
  readonly onClose: () => void;
  readonly onMade: (made: Made) => void;
}

/** One encrypted package of everything onto a stick. */
export default function StickDialog({ purpose, onClose, onMade }: Props) {
  const [folder, setFolder] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [job, setJob] = useState<string | null>(null);
  const back = useRun('backups.toStick');
  const move = useRun('backups.prepareMove');
  const moving = purpose === 'move';
  const make = moving ? move : back;
  const progress = useProgress(make.running ? job : null);
  const reason = folder === '' ? '请选择 U 盘或文件夹' : passphrase.trim() === '' ? '请输入恢复口令' : null;
  const act = async (): Promise<void> => {
    if (reason !== null) return;
    const named = newJob();
    setJob(named);
    const made = await make.run({ folder, passphrase, job: named });
    if (made !== undefined) onMade(made);
  };
  return (
    <Dialog
      title={moving ? '搬到新电脑' : '加密备份到 U 盘'} onClose={onClose} closable={!make.running}
      footer={<><Button onClick={onClose} disabled={make.running}>取消</Button><Button kind="primary" running={make.running} reason={reason} onClick={() => void act()}>{moving ? '写出并停用本机' : '开始备份'}</Button></>}
    >
      {moving ? <p>写好以后，本机的台账只供查看，不能再写入；到新电脑上首次打开本软件，点“从 U 盘恢复或从旧电脑搬来…”，选这个文件，输入恢复口令。</p> : null}
      <p>把整份台账（数据库、附件、上报箱）写成一个加密文件，用恢复口令才能打开。写完会读回来核对，核对完再拔盘。</p>
      <Field label="存到哪里">{() => <PlaceChoice folder={folder} onChoose={setFolder} />}</Field>
      <Field label="恢复口令" hint="保险柜里的那一份。口令不会写到 U 盘上。">{(control) => <TextInput {...control} password value={passphrase} onChange={setPassphrase} maxLength={200} onEnter={() => void act()} />}</Field>
      {make.running && progress !== null ? <ProgressBar phase={progress.phase} done={Math.round(progress.done / 1048576)} total={Math.max(1, Math.round(progress.total / 1048576))} unit="MB" secondsLeft={progress.secondsLeft} /> : null}
      {make.failure === null ? null : <FailureNote failure={make.failure} />}
    </Dialog>
  );
}
