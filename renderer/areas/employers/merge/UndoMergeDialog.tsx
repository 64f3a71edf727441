import { useRun } from '#renderer/bridge/index.ts';
import { ReasonDialog } from '#renderer/ui/dialog/ReasonDialog.tsx';
import { tell } from '#renderer/ui/tell.ts';

/** Takes a merge back: the absorbed dossier gets its records again. */
export default function UndoMergeDialog({ mergeId, name, onClose }: { readonly mergeId: number; readonly name: string; readonly onClose: () => void }) {
  const undo = useRun('employers.undoMerge');
  const act = async (reason: string): Promise<void> => {
    if ((await undo.run({ mergeId, reason })) === undefined) return;
    tell('合并已撤销');
    onClose();
  };
  return (
    <ReasonDialog title={`撤销合并“${name}”？`} act="撤销合并" running={undo.running} failure={undo.failure} onAct={(reason) => void act(reason)} onClose={onClose}>
      <p>合并时移过来的记录退回“{name}”，它重新成为单独的档案。合并之后新登记在本档的内容留在本档。</p>
    </ReasonDialog>
  );
}
