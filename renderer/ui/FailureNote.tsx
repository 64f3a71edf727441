import type { ReactNode } from 'react';
import type { Failure } from '#shared/contract/envelope.ts';
import { Button } from './Button.tsx';
import styles from './FailureNote.module.css';
import { NoteKey } from './Note.tsx';

interface Props {
  readonly failure: Failure;
  /** Tries the same again. */
  readonly again?: () => void;
  /** More ways on, as links or small buttons. */
  readonly children?: ReactNode;
}

/** A refusal or failure, where it arose: cause, what was kept or what to do, the next step as links. */
export function FailureNote({ failure, again, children }: Props) {
  return (
    <NoteKey alert head={failure.message}>
      <span>{failure.todo}</span>
      {again === undefined && children === undefined ? null : (
        <span className={styles.ways}>
          {again === undefined ? null : <Button kind="link" onClick={again}>再试一次</Button>}
          {children}
        </span>
      )}
    </NoteKey>
  );
}
