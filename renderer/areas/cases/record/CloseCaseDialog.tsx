import { useState } from 'react';
import { shanghaiMinute } from '#shared/rules/time.ts';
import { now, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { isOvertaken, StepConflict } from '#renderer/ui/dialog/StepConflict.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Money } from '#renderer/ui/figures.tsx';
import { InstantInput } from '#renderer/ui/form/DayInput.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { tell } from '#renderer/ui/tell.ts';
import type { CaseRow } from '../list/columns.tsx';

/** Closing a case. What is still unpaid is said before. */
export function CloseCaseDialog({ line, rowVersion, onClose }: { readonly line: CaseRow; readonly rowVersion: number; readonly onClose: () => void }) {
  const [closedAt, setClosedAt] = useState<number | null>(now());
  const [reason, setReason] = useState('');
  // What the officer saw when the dialog opened; the case may change below it.
  const [seen] = useState(rowVersion);
  const close = useRun('cases.close');
  const act = async (version = seen): Promise<void> => {
    if (closedAt === null) return;
    const done = await close.run({ id: line.id, rowVersion: version, closedAt, reason: reason.trim() });
    if (done === undefined) return;
    tell('已结案');
    onClose();
  };
  return (
    <Dialog title="结案" onClose={onClose} closable={!close.running} footer={<><Button onClick={onClose} disabled={close.running}>取消</Button><Button kind="primary" running={close.running} disabled={closedAt === null} onClick={() => void act()}>结案</Button></>}>
      {line.unpaidFen !== null && line.unpaidFen > 0 ? <NoteKey head="还有未付">未付 <Money fen={line.unpaidFen} unit />。结案后不再计入未结欠薪，请写明依据。</NoteKey> : null}
      <Field label="结案时间" required>{(control) => <InstantInput {...control} value={closedAt} onChange={setClosedAt} />}</Field>
      <Field label="说明">{(control) => <TextInput {...control} value={reason} onChange={setReason} maxLength={200} />}</Field>
      {close.failure === null || isOvertaken(close.failure) ? null : <FailureNote failure={close.failure} />}
      <StepConflict failure={close.failure} what="案件" before="未结案" mine={closedAt === null ? '结案' : `${shanghaiMinute(closedAt)} 结案`} note={reason.trim()} running={close.running} onAgain={(version) => void act(version)} onTheirs={onClose} onClose={close.clear} />
    </Dialog>
  );
}
