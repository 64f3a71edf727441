import { useState } from 'react';
import { passwordProblem } from '#shared/rules/people/password.ts';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DayInput } from '#renderer/ui/form/DayInput.tsx';
import { Field, FieldRow } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { PostChoice, type Post } from './PostChoice.tsx';

/** A new account with a first password, which its officer must change. */
export function NewOfficerDialog({ mayGrant, onClose }: { readonly mayGrant: boolean; readonly onClose: () => void }) {
  const add = useRun('people.addOfficer');
  const [values, setValues] = useState({ staffNo: '', name: '', certNo: '', certUntil: '', password: '' });
  const [posts, setPosts] = useState<Post[]>([]);
  const set = (part: Partial<typeof values>): void => setValues((was) => ({ ...was, ...part }));
  const problem = !/^[0-9A-Za-z]{1,12}$/.test(values.staffNo.trim()) ? '请填写工号（数字和字母）' : values.name.trim() === '' ? '请填写姓名' : passwordProblem(values.password, [values.staffNo, values.name]);
  const act = async (): Promise<void> => {
    const done = await add.run({ staffNo: values.staffNo.trim(), name: values.name.trim(), certNo: values.certNo.trim(), certUntil: values.certUntil === '' ? null : values.certUntil, posts, password: values.password });
    if (done === undefined) return;
    tell(`已开设 ${values.staffNo} ${values.name}`);
    onClose();
  };
  return (
    <Dialog title="新增人员" onClose={onClose} closable={!add.running} footer={<><Button onClick={onClose} disabled={add.running}>取消</Button><Button kind="primary" running={add.running} reason={problem} onClick={() => void act()}>开设账号</Button></>}>
      <FieldRow columns="140px 1fr">
        <Field label="工号" required>{(control) => <TextInput {...control} value={values.staffNo} onChange={(staffNo) => set({ staffNo })} maxLength={12} />}</Field>
        <Field label="姓名" required>{(control) => <TextInput {...control} value={values.name} onChange={(name) => set({ name })} maxLength={30} />}</Field>
      </FieldRow>
      <FieldRow columns="1fr 170px">
        <Field label="执法证号">{(control) => <TextInput {...control} value={values.certNo} onChange={(certNo) => set({ certNo })} maxLength={40} />}</Field>
        <Field label="有效期至">{(control) => <DayInput {...control} value={values.certUntil} onChange={(certUntil) => set({ certUntil })} />}</Field>
      </FieldRow>
      {mayGrant ? <Field label="岗位">{() => <PostChoice value={posts} onChange={setPosts} />}</Field> : <p>岗位由大队长授予。</p>}
      <Field label="初始密码" required hint={values.password === '' ? '本人第一次登录时必须更换。' : problem ?? '可以用。'}>{(control) => <TextInput {...control} password value={values.password} onChange={(password) => set({ password })} maxLength={64} />}</Field>
      {add.failure === null ? null : <FailureNote failure={add.failure} />}
    </Dialog>
  );
}
