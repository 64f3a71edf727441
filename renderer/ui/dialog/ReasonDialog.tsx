import { useState, type ReactNode } from 'react';
import type { Failure } from '#shared/contract/envelope.ts';
import { Button } from '../Button.tsx';
import { Field } from '../form/Field.tsx';
import { TextArea } from '../form/TextInput.tsx';
import { Dialog } from './Dialog.tsx';
import { StepFailure } from './Overtaken.tsx';
import { isOvertaken } from './StepConflict.tsx';

interface Props {
  readonly title: string;
  readonly children?: ReactNode;
  readonly label?: string;
  readonly act: string;
  readonly onAct: (reason: string) => void;
  readonly onClose: () => void;
  readonly running: boolean;
  readonly failure: Failure | null;
  /** Shown over the dialog with what was typed, in the place of the failure: both versions of a record (`StepConflict`). */
  readonly conflict?: (reason: string) => ReactNode;
  /** More fields are not complete yet. */
  readonly disabled?: boolean;
}

/** A step that needs a reason, which the journal keeps. The focus begins in the first field, the reason being the last. */
export function ReasonDialog({ title, children, label = '理由', act, onAct, onClose, running, failure, conflict, disabled = false }: Props) {
  const [reason, setReason] = useState('');
  const [left, setLeft] = useState(false);
  const missing = reason.trim() === '';
  return (
    <Dialog
      title={title} onClose={onClose} closable={!running}
      footer={<><Button onClick={onClose} disabled={running}>取消</Button><Button kind="primary" running={running} disabled={disabled} reason={missing ? `请填写${label}` : null} onClick={() => onAct(reason.trim())}>{act}</Button></>}
    >
      {children}
      {/* The line below stands from the beginning: a dialog that grows when the field is left would move away from under the pointer. */}
      <Field label={label} required hint="日志中会保留。" error={left && missing ? '请写明理由，日志中会保留。' : null}>
        {(control) => <TextArea {...control} value={reason} onChange={setReason} onBlur={() => setLeft(true)} maxLength={200} rows={2} />}
      </Field>
      {failure === null ? null : conflict !== undefined && isOvertaken(failure) ? conflict(reason.trim()) : <StepFailure failure={failure} mine={act} note={reason.trim()} />}
    </Dialog>
  );
}
