import { useRun } from '#renderer/bridge/index.ts';
import { ConfirmDialog } from '#renderer/ui/dialog/ConfirmDialog.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { tell } from '#renderer/ui/tell.ts';

interface Props {
  readonly folder: string;
  readonly backup: { readonly name: string; readonly at: number };
  readonly onClose: () => void;
}

/** Asks before a backup takes the place of a damaged ledger: what is lost is said, and the safe answer has the focus. */
export default function RestoreDialog({ folder, backup, onClose }: Props) {
  const restore = useRun('settings.restoreNewestBackup');
  const act = async (): Promise<void> => {
    const done = await restore.run({ folder });
    if (done !== undefined) tell(`已换上备份。原来的文件另存为 ${done.keptAside}`);
  };
  return (
    <ConfirmDialog title="换上最近的备份？" act="换上备份" safe="先不换" onAct={() => void act()} onSafe={onClose} running={restore.running} failure={restore.failure}>
      <p>将换上 <DateText at={backup.at} /> 的备份（{backup.name}）。那以后登记和导入的内容不在备份里，需要重新录入或导入。</p>
      <p>损坏的文件另存在同一文件夹，不会删除，可以交给维护人员抢救。</p>
    </ConfirmDialog>
  );
}
