import { useState } from 'react';
import { useRun } from '#renderer/bridge/index.ts';
import { DayInput } from '#renderer/ui/form/DayInput.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextArea } from '#renderer/ui/form/TextInput.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { StepDialog } from '../record/StepDialog.tsx';
import type { Mediation } from './MediationLamp.tsx';

/** 达成协议: what was agreed, and the day on which somebody looks whether it was performed. */
export function AgreeDialog({ row, onClose }: { readonly row: Mediation; readonly onClose: () => void }) {
  const [agreement, setAgreement] = useState('');
  const [followUpOn, setFollowUpOn] = useState('');
  const agree = useRun('intake.agreeMediation');
  const act = async (): Promise<void> => {
    if ((await agree.run({ id: row.id, rowVersion: row.rowVersion, agreement, followUpOn })) === undefined) return;
    tell(`协议已登记，${followUpOn} 回访是否履行`);
    onClose();
  };
  return (
    <StepDialog title="达成协议" act="登记协议" onAct={() => void act()} onClose={onClose} running={agree.running} failure={agree.failure} disabled={agreement.trim() === '' || followUpOn === ''}>
      <Field label="协议内容" required hint="密封保存。">{(control) => <TextArea {...control} value={agreement} onChange={setAgreement} maxLength={5000} rows={4} />}</Field>
      <Field label="履行回访日" required>{(control) => <DayInput {...control} value={followUpOn} onChange={setFollowUpOn} />}</Field>
    </StepDialog>
  );
}
