import { useState } from 'react';
import type { z } from 'zod';
import type { closeReason } from '#shared/contract/wages.ts';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { isOvertaken, StepConflict } from '#renderer/ui/dialog/StepConflict.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { SelectInput } from '#renderer/ui/form/SelectInput.tsx';
import { TextArea } from '#renderer/ui/form/TextInput.tsx';
import { alertStateWords } from '#renderer/ui/format/words.ts';
import { NoteKey } from '#renderer/ui/Note.tsx';
import type { AlertRow } from '../board/columns.tsx';

type Reason = z.output<typeof closeReason>;
const words: Readonly<Record<Reason, string>> = { recovered: '余额已补足', insured: '已参保', court_ended: '法院执行已结束', data_corrected: '数据已更正', case_filed: '已立案处理', other: '其他' };

/** Closes an alert with its reason. While the condition still holds only 已立案处理 or 其他 with an explanation will do. */
export function CloseDialog({ line, onClose, onDone }: { readonly line: AlertRow; readonly onClose: () => void; readonly onDone: () => void }) {
  const close = useRun('wages.close');
  const [reason, setReason] = useState<Reason | null>(null);
  const [note, setNote] = useState('');
  // What the officer saw when the dialog opened; the alert may change below it.
  const [seen] = useState({ rowVersion: line.rowVersion, state: line.state });
  const holds = line.endedOn === null;
  const reasons = (Object.keys(words) as Reason[]).filter((one) => !holds || one === 'case_filed' || one === 'other');
  const act = async (rowVersion = seen.rowVersion): Promise<void> => {
    if (reason === null) return;
    const done = await close.run({ id: line.id, rowVersion, reason, note });
    if (done !== undefined) onDone();
  };
  const noteMissing = (holds || reason === 'other') && note.trim() === '';
  return (
    <Dialog title="销号" onClose={onClose} closable={!close.running} footer={<><Button onClick={onClose} disabled={close.running}>取消</Button><Button kind="primary" running={close.running} disabled={reason === null || noteMissing} onClick={() => void act()}>销号</Button></>}>
      {holds ? <NoteKey head="条件仍然成立">{line.evidence}。只能因已立案或其他原因销号，并写明情况；条件再次变化时会重新预警。</NoteKey> : null}
      <Field label="原因" required>{(control) => <SelectInput {...control} value={reason} onChange={setReason} choices={reasons.map((value) => ({ value, label: words[value] }))} placeholder="请选择" />}</Field>
      <Field label="情况" required={noteMissing}>{(control) => <TextArea {...control} value={note} onChange={setNote} maxLength={2000} />}</Field>
      {close.failure === null || isOvertaken(close.failure) ? null : <FailureNote failure={close.failure} />}
      <StepConflict failure={close.failure} what="预警" before={alertStateWords[seen.state] ?? ''} mine={alertStateWords['closed'] ?? ''} note={note} running={close.running} onAgain={(rowVersion) => void act(rowVersion)} onTheirs={onClose} onClose={close.clear} />
    </Dialog>
  );
}
