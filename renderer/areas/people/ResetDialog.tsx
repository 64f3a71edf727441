import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { passwordProblem } from '#shared/rules/people/password.ts';
import { now, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { AccountConflict } from './AccountConflict.tsx';

/** A new password for somebody who forgot it; its officer must change it at the next sign-in. `since`: when the account was read. */
export function ResetDialog({ officer, since, onClose }: { readonly officer: OutputOf<'people.officers'>['officers'][number]; readonly since: number; readonly onClose: () => void }) {
  const [base, setBase] = useState({ officer, since });
  const reset = useRun('people.setPassword');
  const [password, setPassword] = useState('');
  const problem = passwordProblem(password, [officer.staffNo, officer.name]);
  const act = async (): Promise<void> => {
    if ((await reset.run({ staffNo: officer.staffNo, rowVersion: base.officer.rowVersion, password })) === undefined) return;
    tell('密码已重设，本人登录时须更换');
    onClose();
  };
  return (
    <Dialog title={`重设 ${officer.staffNo} ${officer.name} 的密码`} width={420} onClose={onClose} closable={!reset.running} footer={<><Button onClick={onClose} disabled={reset.running}>取消</Button><Button kind="primary" running={reset.running} reason={problem} onClick={() => void act()}>重设</Button></>}>
      <Field label="新密码" hint={password === '' ? '本人下次登录时必须更换。' : problem ?? '可以用。'}>{(control) => <TextInput {...control} password value={password} onChange={setPassword} maxLength={64} />}</Field>
      {reset.failure === null || reset.failure.code === 'ledger.changedMeanwhile' ? null : <FailureNote failure={reset.failure} />}
      <AccountConflict
        failure={reset.failure} seen={base.officer} since={base.since} changes="password" mine="您填的新密码" onClose={reset.clear} onTheirs={onClose}
        onAgain={(stands) => { setBase({ officer: stands, since: now() }); reset.clear(); }}
      />
    </Dialog>
  );
}
