import { useState } from 'react';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { useCover } from '#renderer/ui/keys.ts';
import styles from './people.module.css';

interface Props { readonly staffNo: string; readonly name: string; readonly pin: boolean }

/** Refusals after which only the password helps. */
const SPENT: ReadonlySet<string> = new Set(['people.pinSpent', 'people.noPin']);

/** Covers the whole window. The page below stays as it is, so that nothing typed is lost; only its officer can go on: with the PIN of this sign-in, or the password. */
export function LockCover({ staffNo, name, pin }: Props) {
  useCover();
  const signIn = useRun('people.signIn');
  const unlock = useRun('people.unlock');
  const signOut = useRun('people.signOut');
  const [secret, setSecret] = useState('');
  const [wanted, want] = useState<'pin' | 'password'>('pin');
  // While it is covered the window hears of no change, also not that the PIN is gone.
  const spent = unlock.failure !== null && SPENT.has(unlock.failure.code);
  const byPin = pin && !spent && wanted === 'pin';
  const act = async (): Promise<void> => {
    if (byPin) await unlock.run({ pin: secret });
    else await signIn.run({ staffNo, password: secret });
    setSecret('');
  };
  const failure = byPin ? unlock.failure : signIn.failure ?? (spent ? unlock.failure : null);
  const change = (): void => {
    want(byPin ? 'password' : 'pin');
    setSecret('');
  };
  return (
    <div className={styles.cover} role="dialog" aria-modal="true" aria-label="窗口已锁定">
      <form className={styles.card} onSubmit={(event) => { event.preventDefault(); void act(); }}>
        <h1>窗口已锁定</h1>
        <p>{staffNo} {name}。已填的内容还在，输入{byPin ? ' PIN ' : '密码'}后继续。</p>
        <Field key={byPin ? 'pin' : 'password'} label={byPin ? 'PIN' : '密码'}>{(control) => <TextInput {...control} password inputMode={byPin ? 'numeric' : 'text'} value={secret} onChange={(text) => setSecret(byPin ? text.normalize('NFKC') : text)} maxLength={byPin ? 6 : 200} autoFocus />}</Field>
        {failure === null ? null : <FailureNote failure={failure} />}
        <div className={styles.acts}>
          <Button kind="primary" submit running={signIn.running || unlock.running}>继续</Button>
          {pin && !spent ? <Button onClick={change}>{byPin ? '改用密码' : '改用 PIN'}</Button> : null}
          <Button onClick={() => void signOut.run({})}>换人登录</Button>
        </div>
      </form>
    </div>
  );
}
