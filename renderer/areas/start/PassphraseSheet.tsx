import { useState } from 'react';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Check } from '#renderer/ui/form/Check.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { isTyped, PassphrasePaper, Phrase } from './PassphrasePaper.tsx';
import paper from './passphrase.module.css';
import styles from './start.module.css';

interface Props { readonly passphrase: string; readonly checkWord: string; readonly onDone: () => void }

/** The recovery passphrase of a new ledger, once. The window opens when it has been typed back from the paper and has opened the keys. */
export function PassphraseSheet({ passphrase, checkWord, onDone }: Props) {
  const [written, setWritten] = useState(false);
  const [typed, setTyped] = useState('');
  const [left, setLeft] = useState(false);
  const tried = useRun('vault.tryPassphrase');
  const right = isTyped(typed, passphrase);
  const reason = !written ? '请先抄写口令' : right ? null : '请照纸上抄的输入一遍';
  const open = async (): Promise<void> => {
    if (reason === null && (await tried.run({ passphrase: typed })) !== undefined) onDone();
  };
  return (
    <div className={styles.page}>
      <h1>请抄写恢复口令</h1>
      <p className={styles.lead}>台账已经建好。恢复口令只显示这一次：重装系统、换电脑或钥匙串失效时，凭它打开签名密钥和当事人的身份。请抄在纸上，核对后锁进保险柜，不要存在这台电脑里。</p>
      {written ? null : <Phrase passphrase={passphrase} label="恢复口令" />}
      <p className={paper.check}>校验词　<b>{checkWord}</b>　<span>请一并抄下：以后凭它认出哪一张是现在用的口令。</span></p>
      <div className={styles.acts}>
        <Button onClick={() => window.print()}>打印</Button>
      </div>
      <form className={styles.form} onSubmit={(event) => { event.preventDefault(); void open(); }}>
        <Check checked={written} onChange={setWritten}>我已抄写（或打印），并与屏幕逐组核对</Check>
        <Field label="照纸上的输入一遍口令，试过才算数" hint="大小写、空格和短横不计。" error={left && typed !== '' && !right ? '与口令不同，请对照纸上抄写的内容；取消上面的勾可以再看一次。' : null}>
          {(c) => <div className={styles.typed}><TextInput {...c} value={typed} onChange={setTyped} onBlur={() => setLeft(true)} maxLength={60} /></div>}
        </Field>
        {tried.failure === null ? null : <FailureNote failure={tried.failure} />}
        <div className={styles.acts}><Button kind="primary" submit running={tried.running} reason={reason}>打开台账</Button></div>
      </form>
      <PassphrasePaper passphrase={passphrase} checkWord={checkWord} />
    </div>
  );
}
