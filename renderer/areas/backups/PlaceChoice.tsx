import { useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Radio } from '#renderer/ui/form/Check.tsx';
import styles from './backups.module.css';
import { sizeWord } from './words.ts';

interface Props {
  readonly folder: string;
  readonly onChoose: (folder: string) => void;
}

/** Where to: a stick that is plugged in, by its name, or a folder. */
export function PlaceChoice({ folder, onChoose }: Props) {
  const found = useRead('backups.drives', {});
  const choose = useRun('settings.chooseFolder');
  const drives = found.data?.drives ?? [];
  const pick = async (): Promise<void> => {
    const done = await choose.run({ title: '选择存放备份的文件夹' });
    if (done !== undefined && done.folder !== null) onChoose(done.folder);
  };
  return (
    <div className={styles.drives} role="radiogroup" aria-label="存到哪里">
      {drives.map((drive) => (
        <Radio key={drive.folder} name="place" value={drive.folder} chosen={folder} onChoose={onChoose}>
          U 盘 {drive.label}{drive.free === null ? '' : `　剩 ${sizeWord(drive.free)}`}{drive.readOnly ? '　写保护' : ''}
        </Radio>
      ))}
      {folder === '' || drives.some((drive) => drive.folder === folder) ? null : <Radio name="place" value={folder} chosen={folder} onChoose={onChoose}><span className={styles.path}>{folder}</span></Radio>}
      <div className={styles.line}>
        {found.data !== undefined && drives.length === 0 ? <span className={styles.grey}>没有找到 U 盘。</span> : null}
        <Button kind="link" onClick={found.again}>重新查找 U 盘</Button>
        <Button kind="link" running={choose.running} onClick={() => void pick()}>选择文件夹…</Button>
      </div>
      {choose.failure === null ? null : <FailureNote failure={choose.failure} />}
    </div>
  );
}
