import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { useRun } from '#renderer/bridge/index.ts';
import { isTyped, PassphrasePaper, Phrase } from '#renderer/areas/start/PassphrasePaper.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Check } from '#renderer/ui/form/Check.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { VoucherStep } from './VoucherStep.tsx';

/** A new recovery passphrase, once. The present one stays in force until the new one has been typed back from its paper. */
export function NewPassphraseDialog({ onClose }: { readonly onClose: () => void }) {
  const keep = useRun('vault.keepPassphrase');
  const [made, setMade] = useState<OutputOf<'vault.proposePassphrase'> | null>(null);
  const [written, setWritten] = useState(false);
  const [typed, setTyped] = useState('');
  const [left, setLeft] = useState(false);
  const right = made !== null && isTyped(typed, made.passphrase);
  const act = async (): Promise<void> => {
    const done = await keep.run({ passphrase: typed });
    if (done === undefined) return;
    tell(`恢复口令已更换，校验词 ${done.checkWord}`);
    onClose();
  };
  return (
    <Dialog
      title="换恢复口令" width={640} onClose={onClose} closable={!keep.running}
      footer={<><Button onClick={onClose} disabled={keep.running}>不换了</Button><Button kind="primary" running={keep.running} disabled={!written || !right} onClick={() => void act()}>换成新口令</Button></>}
    >
      <p>新口令只显示这一次。试输对了才换，在此之前原口令照常有效。换后请销毁旧的那张纸；以前做的备份仍用当时的口令打开，需要的话请另外留存。</p>
      {made === null ? <VoucherStep onMade={setMade} /> : (
        <>
          {written ? null : <Phrase passphrase={made.passphrase} label="新的恢复口令" />}
          <p>校验词　<b>{made.checkWord}</b>　<Button small onClick={() => window.print()}>打印</Button></p>
          <Check checked={written} onChange={setWritten}>我已抄写（或打印），并与屏幕逐组核对</Check>
          <Field label="照纸上的输入一遍新口令，试过才算数" hint="大小写、空格和短横不计。" error={left && typed !== '' && !right ? '与新口令不同，请对照纸上抄写的内容；取消上面的勾可以再看一次。' : null}>
            {(control) => <TextInput {...control} value={typed} onChange={setTyped} onBlur={() => setLeft(true)} maxLength={60} />}
          </Field>
          <PassphrasePaper passphrase={made.passphrase} checkWord={made.checkWord} />
        </>
      )}
      {keep.failure === null ? null : <FailureNote failure={keep.failure} />}
    </Dialog>
  );
}
