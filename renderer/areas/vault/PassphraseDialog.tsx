import { useState, type ReactNode } from 'react';
import type { Failure } from '#shared/contract/envelope.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';

interface Props {
  readonly title: string;
  readonly act: string;
  readonly children: ReactNode;
  readonly below?: ReactNode;
  readonly running: boolean;
  readonly failure: Failure | null;
  readonly onAct: (passphrase: string) => void;
  readonly onClose: () => void;
}

/** A step that the recovery passphrase proves. */
export function PassphraseDialog({ title, act, children, below, running, failure, onAct, onClose }: Props) {
  const [passphrase, setPassphrase] = useState('');
  const missing = passphrase.trim() === '';
  return (
    <Dialog title={title} onClose={onClose} closable={!running} footer={<><Button onClick={onClose} disabled={running}>取消</Button><Button kind="primary" running={running} disabled={missing} onClick={() => onAct(passphrase)}>{act}</Button></>}>
      <p>{children}</p>
      <Field label="恢复口令" required>{(control) => <TextInput {...control} password value={passphrase} onChange={setPassphrase} maxLength={200} autoFocus onEnter={() => { if (!missing && !running) onAct(passphrase); }} />}</Field>
      {below}
      {failure === null ? null : <FailureNote failure={failure} />}
    </Dialog>
  );
}
