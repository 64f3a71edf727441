import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { Note } from '#renderer/ui/Note.tsx';
import styles from '../papers.module.css';

/** Before a sealed paper: a reason, which the journal keeps with the look. */
export function LookGate({ id, onSeen }: { readonly id: number; readonly onSeen: (seen: OutputOf<'papers.look'>) => void }) {
  const [reason, setReason] = useState('');
  const look = useRun('papers.look');
  const act = async (): Promise<void> => {
    const seen = await look.run({ id, reason: reason.trim() });
    if (seen !== undefined) onSeen(seen);
  };
  const short = reason.trim().length < 2;
  return (
    <div className={styles.gate}>
      <Note head="这份文书带有个人身份">内容加密保存。查看要写明理由，理由和查看人记入日志。</Note>
      <Field label="查看理由" required>{(control) => <TextInput {...control} value={reason} onChange={setReason} maxLength={200} onEnter={() => { if (!short) void act(); }} />}</Field>
      <div><Button kind="primary" running={look.running} disabled={short} onClick={() => void act()}>查看</Button></div>
      {look.failure === null ? null : <FailureNote failure={look.failure} />}
    </div>
  );
}
