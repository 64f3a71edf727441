import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ConflictDialog } from '#renderer/ui/dialog/ConflictDialog.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { valuesTaken } from '#renderer/ui/dialog/versions.ts';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DayInput } from '#renderer/ui/form/DayInput.tsx';
import { Field, FieldRow } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { useOfficerNow } from './useOfficerNow.ts';

type Officer = OutputOf<'people.officers'>['officers'][number];
interface Values { readonly name: string; readonly certNo: string; readonly certUntil: string }

const HEADS: readonly (readonly [keyof Values, string])[] = [['name', '姓名'], ['certNo', '执法证号'], ['certUntil', '有效期至']];
const valuesOf = ({ name, certNo, certUntil }: Officer): Values => ({ name, certNo, certUntil: certUntil ?? '' });

/** Name and certificate of an officer. */
export function EditOfficerDialog({ officer, onClose }: { readonly officer: Officer; readonly onClose: () => void }) {
  const edit = useRun('people.editOfficer');
  const [base, rebase] = useState(officer);
  const [values, setValues] = useState<Values>(valuesOf(officer));
  const [reason, setReason] = useState('');
  const set = (part: Partial<Values>): void => setValues((was) => ({ ...was, ...part }));
  const other = useOfficerNow(base, edit.failure);
  const act = async (): Promise<void> => {
    const done = await edit.run({ staffNo: base.staffNo, rowVersion: base.rowVersion, name: values.name.trim(), certNo: values.certNo.trim(), certUntil: values.certUntil === '' ? null : values.certUntil, active: base.active, reason: reason.trim() });
    if (done === undefined) return;
    tell('资料已保存');
    onClose();
  };
  const before = valuesOf(base);
  const theirs = other === null ? before : valuesOf(other.officer);
  return (
    <Dialog title={`${officer.staffNo} ${officer.name} 的资料`} onClose={onClose} closable={!edit.running} footer={<><Button onClick={onClose} disabled={edit.running}>取消</Button><Button kind="primary" running={edit.running} reason={values.name.trim() === '' ? '请填写姓名' : null} onClick={() => void act()}>保存</Button></>}>
      <Field label="姓名" required>{(control) => <TextInput {...control} value={values.name} onChange={(name) => set({ name })} maxLength={30} />}</Field>
      <FieldRow columns="1fr 170px">
        <Field label="执法证号" hint="两个账号用同一个证号的，当作同一个人。">{(control) => <TextInput {...control} value={values.certNo} onChange={(certNo) => set({ certNo })} maxLength={40} />}</Field>
        <Field label="有效期至">{(control) => <DayInput {...control} value={values.certUntil} onChange={(certUntil) => set({ certUntil })} />}</Field>
      </FieldRow>
      <Field label="理由">{(control) => <TextInput {...control} value={reason} onChange={setReason} maxLength={200} placeholder="例如：换发新证" />}</Field>
      {edit.failure === null || other !== null ? null : <FailureNote failure={edit.failure} />}
      {other === null ? null : (
        <ConflictDialog
          what="人员资料" by={other.by} at={other.at} onClose={edit.clear}
          fields={HEADS.map(([key, label]) => ({ key, label, before: before[key], theirs: theirs[key], mine: values[key] }))}
          onTake={(choice) => {
            rebase(other.officer);
            setValues(valuesTaken(values, theirs, choice));
            edit.clear();
          }}
        />
      )}
    </Dialog>
  );
}
