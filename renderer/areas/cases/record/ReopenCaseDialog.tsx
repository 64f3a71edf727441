import { useState } from 'react';
import { useRun } from '#renderer/bridge/index.ts';
import { ReasonDialog } from '#renderer/ui/dialog/ReasonDialog.tsx';
import { StepConflict } from '#renderer/ui/dialog/StepConflict.tsx';
import { tell } from '#renderer/ui/tell.ts';

/** Opening a closed case again, with a reason. */
export function ReopenCaseDialog({ id, rowVersion, onClose }: { readonly id: number; readonly rowVersion: number; readonly onClose: () => void }) {
  // What the officer saw when the dialog opened; the case may change below it.
  const [seen] = useState(rowVersion);
  const reopen = useRun('cases.reopen');
  const act = async (reason: string, version = seen): Promise<void> => {
    if ((await reopen.run({ id, rowVersion: version, reason })) === undefined) return;
    tell('已重新打开');
    onClose();
  };
  return (
    <ReasonDialog
      title="重新打开这件案件？" act="重新打开" running={reopen.running} failure={reopen.failure} onClose={onClose} onAct={(reason) => void act(reason)}
      conflict={(reason) => <StepConflict failure={reopen.failure} what="案件" before="已结案" mine="重新打开" note={reason} running={reopen.running} onAgain={(version) => void act(reason, version)} onTheirs={onClose} onClose={reopen.clear} />}
    />
  );
}
