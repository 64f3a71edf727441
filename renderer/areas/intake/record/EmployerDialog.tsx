import { useState } from 'react';
import { useRun } from '#renderer/bridge/index.ts';
import { EmployerPicker, type PickedEmployer } from '#renderer/ui/form/EmployerPicker.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { StepDialog } from './StepDialog.tsx';
import { versionedOf, type StepProps } from './types.ts';

/** 认定用人单位: once it is known whose matter it is; 更正: when it was another one. */
export function EmployerDialog({ record, onClose }: StepProps) {
  const [chosen, choose] = useState<PickedEmployer | null>(null);
  const set = useRun('intake.setEmployer');
  const corrects = record.line.employerId !== null;
  const [reason, setReason] = useState('');
  const act = async (): Promise<void> => {
    if (chosen === null) return;
    if ((await set.run({ ...versionedOf(record), employerId: chosen.id, reason })) === undefined) return;
    tell(corrects ? '用人单位已更正' : '用人单位已认定');
    onClose();
  };
  return (
    <StepDialog title={corrects ? '更正用人单位' : '认定用人单位'} act={corrects ? '更正' : '认定'} onAct={() => void act()} onClose={onClose} running={set.running} failure={set.failure} disabled={chosen === null || (corrects && reason.trim().length < 2)}>
      {corrects ? <p>现在是“{record.line.employerName}”。登记表还是草稿的，一起改过来；已编号的文书不变。</p> : null}
      <Field label="用人单位" required>{(control) => <EmployerPicker {...control} value={chosen} onChange={choose} autoFocus />}</Field>
      {corrects ? <Field label="为什么更正" required>{(control) => <TextInput {...control} value={reason} onChange={setReason} maxLength={200} placeholder="例如 营业执照上的名称不同" />}</Field> : null}
    </StepDialog>
  );
}
