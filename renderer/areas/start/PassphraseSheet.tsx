import { useState } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { Check } from '#renderer/ui/form/Check.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import styles from './start.module.css';

const groupsOf = (passphrase: string): readonly string[] => passphrase.split(/[\s-]+/).filter((group) => group !== '');

/** The recovery passphrase of a new ledger, once. The window opens when its last group has been typed back. */
export function PassphraseSheet({ passphrase, onDone }: { readonly passphrase: string; readonly onDone: () => void }) {
  const [copied, setCopied] = useState('');
  const [written, setWritten] = useState(false);
  const [typed, setTyped] = useState('');
  const [left, setLeft] = useState(false);
  const groups = groupsOf(passphrase);
  const right = typed.trim().toUpperCase() === (groups.at(-1) ?? '').toUpperCase();
  const reason = !written ? '请先抄写口令' : right ? null : '请输入口令的最后一组';
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(passphrase);
      setCopied('已复制，粘贴保存后请清空剪贴板。');
    } catch {
      setCopied('没有复制成功，请手工抄写。');
    }
  };
  const phrase = <div className={styles.phrase} aria-label="恢复口令">{groups.map((group, index) => <span key={index}>{group}</span>)}</div>;
  return (
    <div className={styles.page}>
      <h1>请抄写恢复口令</h1>
      <p className={styles.lead}>台账已经建好。恢复口令只显示这一次：重装系统、换电脑或钥匙串失效时，凭它打开签名密钥。请抄在纸上，核对后锁进保险柜，不要存在这台电脑里。</p>
      {phrase}
      <div className={styles.acts}>
        <Button onClick={() => window.print()}>打印</Button>
        <Button onClick={() => void copy()}>复制</Button>
        <span aria-live="polite">{copied}</span>
      </div>
      <form className={styles.form} onSubmit={(event) => { event.preventDefault(); if (reason === null) onDone(); }}>
        <Check checked={written} onChange={setWritten}>我已抄写，并与屏幕逐组核对</Check>
        <Field label="输入最后一组，确认没有抄错" error={left && typed !== '' && !right ? '与屏幕上的最后一组不同，请对照纸上抄写的内容。' : null}>
          {(c) => <div className={styles.last}><TextInput {...c} value={typed} onChange={setTyped} onBlur={() => setLeft(true)} maxLength={20} /></div>}
        </Field>
        <div className={styles.acts}><Button kind="primary" submit reason={reason}>打开台账</Button></div>
      </form>
      <div className={styles.sheet}>
        <h1>劳监台账　恢复口令</h1>
        {phrase}
        <p>凭此口令可以打开台账的签名密钥。请锁入保险柜，不要拍照、不要存入电脑。</p>
        <p>抄写人：＿＿＿＿＿＿　　复核人：＿＿＿＿＿＿　　日期：＿＿＿＿＿＿</p>
      </div>
    </div>
  );
}
