import { useState } from 'react';
import { useRun } from '#renderer/bridge/index.ts';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextArea, TextInput } from '#renderer/ui/form/TextInput.tsx';
import { useChecks } from '#renderer/ui/form/useChecks.ts';
import { tell } from '#renderer/ui/tell.ts';
import { MatterPart } from '../form/MatterPart.tsx';
import type { FormValues } from '../form/values.ts';
import { AmendConflict } from './AmendConflict.tsx';
import { amendmentOf, matterProblems, matterValues } from './amendment.ts';
import { StepDialog } from './StepDialog.tsx';
import { versionedOf, type StepProps } from './types.ts';

/** 更正登记内容: the fields of the registration, and why. Who comes second sees both corrections side by side and loses nothing typed. */
export function AmendDialog({ record, onClose }: StepProps) {
  // Where the correction began: the record itself may move on behind the dialog.
  const [base, setBase] = useState(() => ({ ...versionedOf(record), values: matterValues(record) }));
  const [values, setValues] = useState<FormValues>(base.values);
  const [reason, setReason] = useState('');
  const [leftReason, leaveReason] = useState(false);
  const amend = useRun('intake.amend');
  const checks = useChecks(matterProblems(values), amend.failure);
  const set = (change: Partial<FormValues>): void => setValues((was) => ({ ...was, ...change }));
  const overtaken = amend.failure?.code === 'ledger.changedMeanwhile';
  const missing = reason.trim() === '';
  const act = async (): Promise<void> => {
    if (!checks.all()) return;
    const done = await amend.run({ id: base.id, rowVersion: base.rowVersion, ...amendmentOf(base.values, values), reason: reason.trim() });
    if (done === undefined) return;
    tell(done.triggers.some((one) => one.kind === 'immediate') ? '登记内容已更正，须今日立案' : '登记内容已更正');
    onClose();
  };
  return (
    <StepDialog title="更正登记内容" act="保存更正" onAct={() => void act()} onClose={onClose} running={amend.running} failure={overtaken ? null : checks.rest} disabled={missing} width={860}>
      <MatterPart values={values} set={set} errorOf={checks.of} left={checks.left} />
      <Field label="工作地">{(control) => <TextInput {...control} value={values.placeOfWork} onChange={(placeOfWork) => set({ placeOfWork })} maxLength={200} />}</Field>
      <Field label="更正理由" required error={leftReason && missing ? '请写明理由，经过和日志中会保留。' : null} hint="不写当事人的姓名和号码。">
        {(control) => <TextArea {...control} value={reason} onChange={setReason} onBlur={() => leaveReason(true)} maxLength={200} rows={2} />}
      </Field>
      {overtaken ? (
        <AmendConflict
          id={base.id} base={base.values} baseVersion={base.rowVersion} mine={values} onClose={amend.clear}
          onRebase={(rowVersion, theirs, taken) => { setBase({ id: base.id, rowVersion, values: theirs }); setValues(taken); amend.clear(); }}
        />
      ) : null}
    </StepDialog>
  );
}
