import { useState } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';

/** Asks for the name under which a filter is kept. */
export default function FilterNameDialog({ onSave, onClose }: { readonly onSave: (name: string) => void; readonly onClose: () => void }) {
  const [name, setName] = useState('');
  const save = (): void => { if (name.trim() !== '') onSave(name.trim()); };
  return (
    <Dialog title="存为常用筛选" onClose={onClose} width={400} footer={<><Button onClick={onClose}>取消</Button><Button kind="primary" disabled={name.trim() === ''} onClick={save}>保存</Button></>}>
      <Field label="名称" required hint="只存在本机，只有您能看到。">{(control) => <TextInput {...control} value={name} onChange={setName} maxLength={20} placeholder="例如：河东街道建筑" autoFocus onEnter={save} />}</Field>
    </Dialog>
  );
}
