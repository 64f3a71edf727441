import { useState } from 'react';
import { useRun } from '#renderer/bridge/index.ts';
import { PackagePick, type Chosen } from '#renderer/areas/backups/FromStickDialog.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { tell } from '#renderer/ui/tell.ts';
import styles from './start.module.css';

/** First run on a PC that gets a ledger from a stick: after a broken disk, or from the old PC. */
export default function ArrivePage({ suggestedFolder, onBack }: { readonly suggestedFolder: string; readonly onBack: () => void }) {
  const [file, setFile] = useState<Chosen | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [folder, setFolder] = useState(suggestedFolder);
  const choose = useRun('settings.chooseFolder');
  const arrive = useRun('backups.arrive');
  const reason = file === null ? '请选择备份包' : passphrase.trim() === '' ? '请输入恢复口令' : folder.trim() === '' ? '请选择存放位置' : null;
  const pick = async (): Promise<void> => {
    const chosen = await choose.run({ title: '选择存放台账的文件夹' });
    if (chosen !== undefined && chosen.folder !== null) setFolder(chosen.folder);
  };
  const act = async (): Promise<void> => {
    if (file === null || reason !== null) return;
    if ((await arrive.run({ file, passphrase, folder: folder.trim() })) !== undefined) tell('台账已恢复并核对。请在“数据安全”里指定第二备份处');
  };
  return (
    <div className={styles.page}>
      <h1>从 U 盘恢复，或从旧电脑搬来</h1>
      <p className={styles.lead}>旧电脑上写出的备份包或搬家文件（扩展名 .blbak）里有整份台账。恢复口令在保险柜里。</p>
      <form className={styles.form} onSubmit={(event) => { event.preventDefault(); void act(); }} noValidate>
        <h2>备份包</h2>
        <PackagePick file={file} onFile={setFile} />
        <Field label="恢复口令">{(control) => <TextInput {...control} password value={passphrase} onChange={setPassphrase} maxLength={200} />}</Field>
        <h2>存放位置</h2>
        <Field label="台账文件夹" hint="请选本机磁盘上的空文件夹，不要选网盘、同步盘或 U 盘。">
          {(control) => <div className={styles.folder}><TextInput {...control} value={folder} onChange={setFolder} maxLength={1000} /><Button onClick={() => void pick()} running={choose.running}>选择…</Button></div>}
        </Field>
        {[choose.failure, arrive.failure].map((failure) => (failure === null ? null : <FailureNote key={failure.code} failure={failure} />))}
        <div className={styles.acts}>
          <Button kind="primary" submit running={arrive.running} reason={reason}>恢复并打开</Button>
          <Button onClick={onBack} disabled={arrive.running}>返回</Button>
        </div>
      </form>
    </div>
  );
}
