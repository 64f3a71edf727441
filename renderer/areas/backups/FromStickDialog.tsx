import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import styles from './backups.module.css';

export type Chosen = OutputOf<'settings.chooseFiles'>['files'][number];

interface PickProps {
  readonly file: Chosen | null;
  readonly onFile: (file: Chosen) => void;
}

/** A package from a stick: what it says of itself stands below at once. */
export function PackagePick({ file, onFile }: PickProps) {
  const choose = useRun('settings.chooseFiles');
  const about = useRun('backups.about');
  const [told, setTold] = useState<OutputOf<'backups.about'> | null>(null);
  const pick = async (): Promise<void> => {
    const [chosen] = (await choose.run({ title: '选择备份包', extensions: ['blbak'], multiple: false }))?.files ?? [];
    if (chosen === undefined) return;
    setTold(null);
    const named = await about.run({ file: chosen });
    if (named === undefined) return;
    setTold(named);
    onFile(chosen);
  };
  return (
    <div className={styles.drives}>
      <div className={styles.line}><Button running={choose.running || about.running} onClick={() => void pick()}>选择备份包…</Button><span className={styles.path}>{file?.name ?? '扩展名为 .blbak 的文件'}</span></div>
      {told === null ? null : <span>{told.districtName}（{told.districtCode}），做于 <DateText at={told.at} /></span>}
      {choose.failure === null ? null : <FailureNote failure={choose.failure} />}
      {about.failure === null ? null : <FailureNote failure={about.failure} />}
    </div>
  );
}

/** Chooses a package and its passphrase; the preview follows. */
export default function FromStickDialog({ onClose, onReady }: { readonly onClose: () => void; readonly onReady: (file: Chosen, passphrase: string) => void }) {
  const [file, setFile] = useState<Chosen | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const reason = file === null ? '请选择备份包' : passphrase.trim() === '' ? '请输入恢复口令' : null;
  const act = (): void => { if (file !== null && reason === null) onReady(file, passphrase); };
  return (
    <Dialog title="从 U 盘恢复" onClose={onClose} footer={<><Button onClick={onClose}>取消</Button><Button kind="primary" reason={reason} onClick={act}>先看会失去什么</Button></>}>
      <PackagePick file={file} onFile={setFile} />
      <Field label="恢复口令" hint="制作这个备份包时的口令。">{(control) => <TextInput {...control} password value={passphrase} onChange={setPassphrase} maxLength={200} onEnter={act} />}</Field>
    </Dialog>
  );
}
