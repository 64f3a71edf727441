import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { isBusinessPost } from '#shared/rules/posts/posts.ts';
import { passwordProblem } from '#shared/rules/people/password.ts';
import { now, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Field, FieldRow } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { Segments } from '#renderer/ui/Tabs.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { AccountConflict } from './AccountConflict.tsx';

const WAYS = [{ key: 'second', label: '另一位当面核准' }, { key: 'passphrase', label: '恢复口令' }] as const;

/** A new password for somebody who forgot it; its officer must change it at the next sign-in. `since`: when the account was read. */
export function ResetDialog({ officer, since, onClose }: { readonly officer: OutputOf<'people.officers'>['officers'][number]; readonly since: number; readonly onClose: () => void }) {
  const [base, setBase] = useState({ officer, since });
  const reset = useRun('people.setPassword');
  const [password, setPassword] = useState('');
  const [way, choose] = useState<(typeof WAYS)[number]['key']>('second');
  const [secondNo, setSecondNo] = useState('');
  const [secret, setSecret] = useState('');
  const vouched = base.officer.posts.some(isBusinessPost) || reset.failure?.code === 'people.resetNeedsSecond' || secret !== '';
  const weak = passwordProblem(password, [officer.staffNo, officer.name]);
  const problem = weak ?? (vouched && (secret === '' || (way === 'second' && secondNo.trim() === '')) ? '请填核准人的工号和密码，或恢复口令。' : null);
  const by = !vouched ? null : way === 'second' ? { kind: way, staffNo: secondNo.trim(), password: secret } : { kind: way, passphrase: secret };
  const act = async (): Promise<void> => {
    if ((await reset.run({ staffNo: officer.staffNo, rowVersion: base.officer.rowVersion, password, by })) === undefined) return;
    tell('密码已重设，本人登录时须更换');
    onClose();
  };
  return (
    <Dialog title={`重设 ${officer.staffNo} ${officer.name} 的密码`} width={480} onClose={onClose} closable={!reset.running} footer={<><Button onClick={onClose} disabled={reset.running}>取消</Button><Button kind="primary" running={reset.running} reason={problem} onClick={() => void act()}>重设</Button></>}>
      <Field label="新密码" hint={password === '' ? '本人下次登录时必须更换。' : weak ?? '可以用。'}>{(control) => <TextInput {...control} password value={password} onChange={setPassword} maxLength={64} />}</Field>
      {!vouched ? null : (
        <>
          <p>{officer.name}担任业务岗位：知道新密码的人能冒用这个账号，所以要有另一位管理账号的人（大队长、代理大队长或系统管理员）当面核准，或者用恢复口令。</p>
          <Segments label="由谁核准" items={WAYS} here={way} onChoose={(to) => { choose(to); setSecret(''); reset.clear(); }} />
          {way === 'passphrase'
            ? <Field label="恢复口令" hint="大小写、空格和短横不计。">{(control) => <TextInput {...control} password value={secret} onChange={setSecret} maxLength={200} />}</Field>
            : (
              <FieldRow columns="140px 1fr">
                <Field label="核准人工号">{(control) => <TextInput {...control} value={secondNo} onChange={setSecondNo} maxLength={12} />}</Field>
                <Field label="核准人的登录密码">{(control) => <TextInput {...control} password value={secret} onChange={setSecret} maxLength={200} />}</Field>
              </FieldRow>
            )}
        </>
      )}
      {reset.failure === null || reset.failure.code === 'ledger.changedMeanwhile' ? null : <FailureNote failure={reset.failure} />}
      <AccountConflict
        failure={reset.failure} seen={base.officer} since={base.since} changes="password" mine="您填的新密码" onClose={reset.clear} onTheirs={onClose}
        onAgain={(stands) => { setBase({ officer: stands, since: now() }); reset.clear(); }}
      />
    </Dialog>
  );
}
