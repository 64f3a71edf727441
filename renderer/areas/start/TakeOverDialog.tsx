import { useRun } from '#renderer/bridge/index.ts';
import { ConfirmDialog } from '#renderer/ui/dialog/ConfirmDialog.tsx';

/** Asks before a ledger is taken over from a PC that seems to have it open. The other PC is watched for a while first. */
export default function TakeOverDialog({ folder, onClose }: { readonly folder: string; readonly onClose: () => void }) {
  const take = useRun('backups.takeOver');
  const act = async (): Promise<void> => { if ((await take.run({ folder })) !== undefined) onClose(); };
  return (
    <ConfirmDialog title="接管这份台账？" act="接管" safe="不接管" onAct={() => void act()} onSafe={onClose} running={take.running} failure={take.failure}>
      <p>只有那台电脑已关机、坏了或不再使用时才接管。两台电脑同时写同一份台账，会丢失记录。</p>
      <p>{take.running ? '正在观察那台电脑是否还在使用，约 45 秒，请稍候。' : '接管前先观察约 45 秒；那台电脑还在使用的，不会接管。'}</p>
    </ConfirmDialog>
  );
}
