import { useState } from 'react';
import { useRun } from '#renderer/bridge/index.ts';
import { ReasonDialog } from '#renderer/ui/dialog/ReasonDialog.tsx';
import { StepConflict } from '#renderer/ui/dialog/StepConflict.tsx';
import { Radio } from '#renderer/ui/form/Check.tsx';
import { statusWords } from '#renderer/ui/format/words.ts';
import { tell } from '#renderer/ui/tell.ts';
import type { Dossier } from '../dossier/shape.ts';

type Status = Dossier['status'];

const follows: Readonly<Record<Status, string>> = {
  active: '重新进入名单、预警和月报。', suspended: '不再进入此后月份的预警表；未结案件照常办理。', closed: '不再进入此后月份的预警表；档案和未结案件保留。', moved: '不再进入此后月份的预警表；档案保留备查。',
};

/** Changes whether the employer is active; says what follows from it and asks why. */
export default function StatusDialog({ dossier, onClose }: { readonly dossier: Dossier; readonly onClose: () => void }) {
  const [status, setStatus] = useState<Status | null>(null);
  // What the officer saw when the dialog opened; the dossier may change below it.
  const [seen] = useState({ rowVersion: dossier.rowVersion, status: dossier.status });
  const set = useRun('employers.setStatus');
  const save = async (reason: string, rowVersion = seen.rowVersion): Promise<void> => {
    if (status === null) return;
    if ((await set.run({ id: dossier.id, rowVersion, status, reason })) === undefined) return;
    tell(`状态已改为${statusWords[status]}`);
    onClose();
  };
  const choices = (Object.keys(statusWords) as Status[]).filter((one) => one !== seen.status);
  return (
    <ReasonDialog
      title={`改状态：现为${statusWords[seen.status]}`} act="改状态" disabled={status === null} running={set.running} failure={set.failure} onAct={(reason) => void save(reason)} onClose={onClose}
      conflict={(reason) => <StepConflict failure={set.failure} what="单位状态" before={statusWords[seen.status]} mine={status === null ? '' : statusWords[status]} note={reason} running={set.running} onAgain={(rowVersion) => void save(reason, rowVersion)} onTheirs={onClose} onClose={set.clear} />}
    >
      {choices.map((one) => <Radio key={one} name="status" value={one} chosen={status} onChoose={setStatus}><b>{statusWords[one]}</b>　{follows[one]}</Radio>)}
    </ReasonDialog>
  );
}
