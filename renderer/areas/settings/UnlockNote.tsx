import { useState } from 'react';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { Note } from '#renderer/ui/Note.tsx';
import { tell } from '#renderer/ui/tell.ts';

/** Asks for the recovery passphrase while the signing key is closed. Everything but signing works without it. */
export function UnlockNote() {
  const [passphrase, setPassphrase] = useState('');
  const unlock = useRun('settings.unlockKey');
  const act = async (): Promise<void> => {
    if (passphrase.trim() === '') return;
    if ((await unlock.run({ passphrase })) !== undefined) tell('签名密钥已打开');
  };
  return (
    <>
      <Note head="签名密钥没有打开" actions={<Button kind="primary" running={unlock.running} disabled={passphrase.trim() === ''} onClick={() => void act()}>打开密钥</Button>}>
        本机没有可用的钥匙串，输入恢复口令后才能签名报送。口令只在本次运行中使用，不保存。
        <Field label="恢复口令">{(control) => <TextInput {...control} password value={passphrase} onChange={setPassphrase} maxLength={200} onEnter={() => void act()} />}</Field>
      </Note>
      {unlock.failure === null ? null : <FailureNote failure={unlock.failure} />}
    </>
  );
}
