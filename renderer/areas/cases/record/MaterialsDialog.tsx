import { useState } from 'react';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Field, FieldRow } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { tell } from '#renderer/ui/tell.ts';

interface Item { readonly key: number; readonly name: string; readonly pages: string }
const MOST = 40;

/** What was handed in, one kind of paper a line; a new empty line comes by itself. */
export function MaterialsDialog({ caseId, onClose, onDone }: { readonly caseId: number; readonly onClose: () => void; readonly onDone: (receiptId: number) => void }) {
  const receive = useRun('cases.receiveMaterials');
  const [items, setItems] = useState<readonly Item[]>([{ key: 0, name: '', pages: '' }]);
  const set = (key: number, part: Partial<Item>): void => setItems((was) => {
    const changed = was.map((item) => (item.key === key ? { ...item, ...part } : item));
    const last = changed.at(-1);
    return last !== undefined && last.name !== '' && changed.length < MOST ? [...changed, { key: last.key + 1, name: '', pages: '' }] : changed;
  });
  const filled = items.filter((item) => item.name.trim() !== '');
  const problem = filled.length === 0 ? '请填写收到的材料' : filled.some((item) => !/^[1-9]\d{0,3}$/.test(item.pages.trim())) ? '请填写每份材料的页数' : null;
  const act = async (): Promise<void> => {
    const done = await receive.run({ id: caseId, items: filled.map((item) => ({ name: item.name.trim(), pages: Number(item.pages) })) });
    if (done === undefined) return;
    tell('已登记收到的材料');
    onDone(done.receiptId);
  };
  return (
    <Dialog title="登记收到的材料" onClose={onClose} closable={!receive.running} footer={<><Button onClick={onClose} disabled={receive.running}>取消</Button><Button kind="primary" running={receive.running} reason={problem} onClick={() => void act()}>登记并打印接收单</Button></>}>
      {items.map((item, index) => (
        <FieldRow key={item.key} columns="1fr 110px">
          <Field label={`材料 ${index + 1}`}>{(control) => <TextInput {...control} value={item.name} onChange={(name) => set(item.key, { name })} maxLength={60} autoFocus={index === 0} />}</Field>
          <Field label="页数">{(control) => <TextInput {...control} value={item.pages} onChange={(pages) => set(item.key, { pages })} maxLength={4} inputMode="numeric" right unit="页" />}</Field>
        </FieldRow>
      ))}
      {receive.failure === null ? null : <FailureNote failure={receive.failure} />}
    </Dialog>
  );
}
