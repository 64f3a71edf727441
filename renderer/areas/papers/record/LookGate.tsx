import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { useRun } from '#renderer/bridge/index.ts';
import { LookFields, NO_WORDS, tidyWords, wordsGiven } from '#renderer/areas/identities/LookFields.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Note } from '#renderer/ui/Note.tsx';
import styles from '../papers.module.css';

interface Props {
  readonly id: number;
  readonly access: OutputOf<'papers.paper'>['access'];
  /** True where the paper stands below without the persons. */
  readonly below: boolean;
  readonly onSeen: (seen: OutputOf<'papers.look'>) => void;
}

/** Before the persons of a sealed paper: the same words as before an identity by itself, or why this officer may not look. */
export function LookGate({ id, access, below, onSeen }: Props) {
  const [words, setWords] = useState(NO_WORDS);
  const look = useRun('papers.look');
  const act = async (): Promise<void> => {
    const seen = await look.run({ id, ...tidyWords(words) });
    if (seen !== undefined) onSeen(seen);
  };
  const head = below ? '下面是隐去个人身份的样子' : '这份文书带有个人身份';
  if (!access.allowed) return <div className={styles.gate}><Note head={head}>身份您不能查看。{access.why}</Note></div>;
  return (
    <div className={styles.gate}>
      <Note head={head}>完整的内容只显示一会儿，到时自动收起。您的姓名、时间和理由记入日志，大队长马上能看到。</Note>
      <LookFields words={words} confirm={access.confirm} onChange={setWords} />
      <div><Button kind="primary" running={look.running} reason={wordsGiven(words, access.confirm) ? null : access.confirm === '' ? '请先写为什么要看' : '请先写为什么要看，并照写代称'} onClick={() => void act()}>查看完整内容</Button></div>
      {look.failure === null ? null : <FailureNote failure={look.failure} />}
    </div>
  );
}
