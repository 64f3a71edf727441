import { useState } from 'react';
import type { Failure } from '#shared/contract/envelope.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';

interface Props { readonly label: string; readonly running: boolean; readonly failure: Failure | null; readonly onAct: (label: string) => void; readonly onClose: () => void }

/** Another name for a device, as people call it: 大厅一号读卡器. */
export function RenameDialog({ label, running, failure, onAct, onClose }: Props) {
  const [text, setText] = useState(label);
  const missing = text.trim() === '';
  return (
    <Dialog title="设备改名" onClose={onClose} closable={!running} footer={<><Button onClick={onClose} disabled={running}>取消</Button><Button kind="primary" running={running} disabled={missing} onClick={() => onAct(text.trim())}>改名</Button></>}>
      <Field label="名称" required hint="按大家的叫法写，例如：大厅一号读卡器">{(control) => <TextInput {...control} value={text} onChange={setText} maxLength={40} autoFocus />}</Field>
      {failure === null ? null : <FailureNote failure={failure} />}
    </Dialog>
  );
}
