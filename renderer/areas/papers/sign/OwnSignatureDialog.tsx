import { useState } from 'react';
import type { Ink } from '#shared/contract/papers.ts';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { SignaturePad } from './SignaturePad.tsx';

/** The officer's own signature, kept sealed: it is used only with the PIN, each time. */
export function OwnSignatureDialog({ onClose }: { readonly onClose: () => void }) {
  const [ink, setInk] = useState<Ink>([]);
  const [secret, setSecret] = useState('');
  const store = useRun('papers.storeSignature');
  const act = async (): Promise<void> => {
    if ((await store.run({ ink, secret })) === undefined) return;
    tell('本人签名已存放');
    onClose();
  };
  return (
    <Dialog title="存放本人签名" width={640} onClose={onClose} closable={!store.running} footer={<><Button onClick={onClose} disabled={store.running}>取消</Button><Button kind="primary" running={store.running} disabled={secret === ''} reason={ink.length === 0 ? '请先在框内签名' : null} onClick={() => void act()}>存放</Button></>}>
      <SignaturePad ink={ink} onChange={setInk} />
      <Field label="本人密码" required hint="签名加密存放，每次使用都要输入 PIN。">{(control) => <TextInput {...control} password value={secret} onChange={setSecret} />}</Field>
      {store.failure === null ? null : <FailureNote failure={store.failure} />}
    </Dialog>
  );
}
