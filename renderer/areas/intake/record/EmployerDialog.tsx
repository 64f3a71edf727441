import { useState } from 'react';
import { useRun } from '#renderer/bridge/index.ts';
import { EmployerPicker, type PickedEmployer } from '#renderer/ui/form/EmployerPicker.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { StepDialog } from './StepDialog.tsx';
import { versionedOf, type StepProps } from './types.ts';

/** 认定用人单位: once it is known whose matter it is. */
export function EmployerDialog({ record, onClose }: StepProps) {
  const [chosen, choose] = useState<PickedEmployer | null>(null);
  const set = useRun('intake.setEmployer');
  const act = async (): Promise<void> => {
    if (chosen === null) return;
    if ((await set.run({ ...versionedOf(record), employerId: chosen.id })) === undefined) return;
    tell('用人单位已认定');
    onClose();
  };
  return (
    <StepDialog title="认定用人单位" act="认定" onAct={() => void act()} onClose={onClose} running={set.running} failure={set.failure} disabled={chosen === null}>
      <Field label="用人单位" required>{(control) => <EmployerPicker {...control} value={chosen} onChange={choose} autoFocus />}</Field>
    </StepDialog>
  );
}
