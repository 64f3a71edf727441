import { useState } from 'react';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import styles from './people.module.css';

/** Covers the whole window. The page below stays as it is, so that nothing typed is lost; only its officer can go on. */
export function LockCover({ staffNo, name }: { readonly staffNo: string; readonly name: string }) {
  const signIn = useRun('people.signIn');
  const signOut = useRun('people.signOut');
  const [password, setPassword] = useState('');
  const act = async (): Promise<void> => {
    await signIn.run({ staffNo, password });
    setPassword('');
  };
  return (
    <div className={styles.cover} role="dialog" aria-modal="true" aria-label="窗口已锁定">
      <form className={styles.card} onSubmit={(event) => { event.preventDefault(); void act(); }}>
        <h1>窗口已锁定</h1>
        <p>{staffNo} {name}。已填的内容还在，输入密码后继续。</p>
        <Field label="密码">{(control) => <TextInput {...control} password value={password} onChange={setPassword} maxLength={200} autoFocus />}</Field>
        {signIn.failure === null ? null : <FailureNote failure={signIn.failure} />}
        <div className={styles.acts}><Button kind="primary" submit running={signIn.running}>继续</Button><Button onClick={() => void signOut.run({})}>换人登录</Button></div>
      </form>
    </div>
  );
}
