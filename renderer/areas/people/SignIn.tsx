import { useState } from 'react';
import { BareWindow } from '#renderer/app/frame/BareWindow.tsx';
import startStyles from '#renderer/areas/start/start.module.css';
import { useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { SelectInput } from '#renderer/ui/form/SelectInput.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';

/** Who is there? Number and password; an account without a password is let in to set one. */
export default function SignIn({ districtName }: { readonly districtName: string }) {
  const roster = useRead('people.roster', {});
  const signIn = useRun('people.signIn');
  const [chosen, choose] = useState<string | null>(null);
  const [password, setPassword] = useState('');
  const officers = roster.data?.officers ?? [];
  const staffNo = chosen ?? (officers.length === 1 ? officers[0]?.staffNo ?? null : null);
  const act = async (): Promise<void> => {
    if (staffNo === null) return;
    await signIn.run({ staffNo, password });
    setPassword('');
  };
  return (
    <BareWindow>
      <div className={startStyles.page}>
        <h1>登录</h1>
        <p className={startStyles.lead}>{districtName}。谁在办，日志就记谁；请用自己的工号。</p>
        {roster.failure === null ? null : <FailureNote failure={roster.failure} again={roster.again} />}
        {roster.data === undefined ? <LoadingLines lines={3} /> : (
          <form className={startStyles.form} onSubmit={(event) => { event.preventDefault(); void act(); }}>
            <Field label="人员">{(control) => <SelectInput {...control} value={staffNo} onChange={choose} choices={officers.map((one) => ({ value: one.staffNo, label: `${one.staffNo} ${one.name}` }))} placeholder="请选择工号" autoFocus={officers.length > 1} searchable />}</Field>
            <Field label="密码" hint={officers.find((one) => one.staffNo === staffNo)?.hasPassword === false ? '还没有密码：直接登录，随后设一个。' : undefined}>{(control) => <TextInput {...control} password value={password} onChange={setPassword} maxLength={200} autoFocus={officers.length === 1} />}</Field>
            {signIn.failure === null ? null : <FailureNote failure={signIn.failure} />}
            <div className={startStyles.acts}><Button kind="primary" submit running={signIn.running} reason={staffNo === null ? '请选择工号' : null}>登录</Button></div>
          </form>
        )}
      </div>
    </BareWindow>
  );
}
