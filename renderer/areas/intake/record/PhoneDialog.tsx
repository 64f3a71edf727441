import { useState } from 'react';
import { useRun } from '#renderer/bridge/index.ts';
import { DateText } from '#renderer/ui/figures.tsx';
import { Radio } from '#renderer/ui/form/Check.tsx';
import { InstantInput } from '#renderer/ui/form/DayInput.tsx';
import { LateReason } from '#renderer/ui/form/LateReason.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextArea } from '#renderer/ui/form/TextInput.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { StepDialog } from './StepDialog.tsx';
import type { StepProps } from './types.ts';
import styles from './record.module.css';

/** 登记电话: reached or not. Three failed tries that lie far enough apart end the clock. */
export function PhoneDialog({ record, onClose }: StepProps) {
  const [outcome, setOutcome] = useState<'yes' | 'no' | null>(null);
  const [at, setAt] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const [lateReason, setLateReason] = useState('');
  const log = useRun('intake.logPhoneAttempt');
  const { phone } = record;
  const act = async (): Promise<void> => {
    const done = await log.run({ id: record.line.id, at, reached: outcome === 'yes', note, lateReason });
    if (done === undefined) return;
    tell(done.confirmed ? '电话确认完成' : `已登记，未接通计 ${done.counted} 次`);
    onClose();
  };
  return (
    <StepDialog title="登记电话" act="登记" onAct={() => void act()} onClose={onClose} running={log.running} failure={log.failure} wants={outcome === null ? '先选联系上或未接通' : null}>
      <p>已计 {phone.counted}/{phone.tries} 次未接通。{phone.tries} 次都未接通也算完成。</p>
      {phone.nextCountsAt !== null && record.now < phone.nextCountsAt ? <NoteKey head="离上次太近"><DateText at={phone.nextCountsAt} /> 前的未接通不计次，但照样登记。</NoteKey> : null}
      <div className={styles.ways}><Radio name="reached" value="yes" chosen={outcome} onChoose={setOutcome}>联系上</Radio><Radio name="reached" value="no" chosen={outcome} onChoose={setOutcome}>未接通</Radio></div>
      <Field label="通话时间" hint="不填为现在。">{(control) => <InstantInput {...control} value={at} onChange={setAt} />}</Field>
      <LateReason failure={log.failure} value={lateReason} onChange={setLateReason} />
      <Field label="通话记录" hint="密封保存。">{(control) => <TextArea {...control} value={note} onChange={setNote} maxLength={2000} rows={3} />}</Field>
    </StepDialog>
  );
}
