import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { post } from '#shared/contract/settings.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { now, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DayInput } from '#renderer/ui/form/DayInput.tsx';
import { Field, FieldRow } from '#renderer/ui/form/Field.tsx';
import { SelectInput } from '#renderer/ui/form/SelectInput.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { postWords } from '#renderer/ui/format/words.ts';
import { tell } from '#renderer/ui/tell.ts';
import type { Post } from './PostChoice.tsx';

/** Who acts in a post for some days. */
export function DeputyDialog({ officers, onClose }: { readonly officers: OutputOf<'people.officers'>['officers']; readonly onClose: () => void }) {
  const appoint = useRun('people.appointDeputy');
  const [staffNo, setStaffNo] = useState<string | null>(null);
  const [wanted, setWanted] = useState<Post | null>(null);
  const [from, setFrom] = useState(shanghaiDay(now()));
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const missing = staffNo === null ? '请选择人员' : wanted === null ? '请选择岗位' : from === '' || until === '' ? '请填写起止日期' : reason.trim() === '' ? '请写明事由' : null;
  const act = async (): Promise<void> => {
    if (staffNo === null || wanted === null) return;
    if ((await appoint.run({ staffNo, post: wanted, from, until, reason: reason.trim() })) === undefined) return;
    tell('已指定代理');
    onClose();
  };
  return (
    <Dialog title="指定代理" onClose={onClose} closable={!appoint.running} footer={<><Button onClick={onClose} disabled={appoint.running}>取消</Button><Button kind="primary" running={appoint.running} reason={missing} onClick={() => void act()}>指定</Button></>}>
      <FieldRow>
        <Field label="人员" required>{(control) => <SelectInput {...control} value={staffNo} onChange={setStaffNo} placeholder="请选择" choices={officers.filter((one) => one.active).map((one) => ({ value: one.staffNo, label: `${one.staffNo} ${one.name}` }))} />}</Field>
        <Field label="岗位" required>{(control) => <SelectInput<Post> {...control} value={wanted} onChange={setWanted} placeholder="请选择" choices={post.options.map((one) => ({ value: one, label: postWords[one] }))} />}</Field>
      </FieldRow>
      <FieldRow>
        <Field label="起" required>{(control) => <DayInput {...control} value={from} onChange={setFrom} />}</Field>
        <Field label="止（含当日）" required>{(control) => <DayInput {...control} value={until} onChange={setUntil} />}</Field>
      </FieldRow>
      <Field label="事由" required>{(control) => <TextInput {...control} value={reason} onChange={setReason} maxLength={200} />}</Field>
      {appoint.failure === null ? null : <FailureNote failure={appoint.failure} />}
    </Dialog>
  );
}
