import { useState } from 'react';
import { useRun } from '#renderer/bridge/index.ts';
import { ReasonDialog } from '#renderer/ui/dialog/ReasonDialog.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { SelectInput } from '#renderer/ui/form/SelectInput.tsx';
import { tell } from '#renderer/ui/tell.ts';
import type { Staff } from './StaffSection.tsx';

/** The captain's order of recusal. What it does is said before it is given. */
export function RecuseDialog({ caseId, staff, onClose }: { readonly caseId: number; readonly staff: Staff; readonly onClose: () => void }) {
  const [staffNo, choose] = useState('');
  const recuse = useRun('cases.recuse');
  const away = new Set(staff.recused.map((one) => one.staffNo));
  const act = async (reason: string): Promise<void> => {
    if ((await recuse.run({ id: caseId, staffNo, reason })) === undefined) return;
    tell('已决定回避');
    onClose();
  };
  return (
    <ReasonDialog title="决定回避" act="决定回避" label="回避理由" disabled={staffNo === ''} running={recuse.running} failure={recuse.failure} onClose={onClose} onAct={(reason) => void act(reason)}>
      <p>回避的人员不再担任本案任何工作，也不能再打开本案（条例第十六条）。</p>
      <Field label="人员" required>
        {(control) => <SelectInput {...control} value={staffNo === '' ? null : staffNo} onChange={choose} choices={staff.candidates.filter((one) => !away.has(one.staffNo)).map((one) => ({ value: one.staffNo, label: `${one.staffNo} ${one.name}` }))} />}
      </Field>
    </ReasonDialog>
  );
}
