import { useState } from 'react';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { Note } from '#renderer/ui/Note.tsx';
import { tell } from '#renderer/ui/tell.ts';

const WORDS = {
  key: { head: '签名密钥没有打开', why: '本机没有可用的钥匙串，输入恢复口令后才能签名报送。', act: '打开密钥', done: '签名密钥已打开' },
  vault: { head: '个人信息保险箱没有打开', why: '输入恢复口令后才能登记和查看当事人的身份。', act: '打开保险箱', done: '保险箱已打开' },
} as const;

/** Asks for the recovery passphrase while signing key or vault are closed; it opens both. Everything else works without it. */
export function UnlockNote({ what = 'key' }: { readonly what?: keyof typeof WORDS }) {
  const [passphrase, setPassphrase] = useState('');
  const unlock = useRun('settings.unlockKey');
  const words = WORDS[what];
  const act = async (): Promise<void> => {
    if (passphrase.trim() === '') return;
    if ((await unlock.run({ passphrase })) === undefined) return;
    setPassphrase('');
    tell(words.done);
  };
  return (
    <>
      <Note head={words.head} actions={<Button kind="primary" running={unlock.running} disabled={passphrase.trim() === ''} onClick={() => void act()}>{words.act}</Button>}>
        {words.why}口令只在本次运行中使用，不保存。
        <Field label="恢复口令">{(control) => <TextInput {...control} password value={passphrase} onChange={setPassphrase} maxLength={200} onEnter={() => void act()} />}</Field>
      </Note>
      {unlock.failure === null ? null : <FailureNote failure={unlock.failure} />}
    </>
  );
}
