import type { ReactNode } from 'react';
import type { Failure } from '#shared/contract/envelope.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { LookFields, wordsGiven, type LookWords } from './LookFields.tsx';

interface Props {
  readonly title: string;
  readonly act: string;
  /** What the gate asks for: the pseudonym typed once more, or empty. */
  readonly confirm: string;
  readonly words: LookWords;
  readonly onWords: (words: LookWords) => void;
  readonly running: boolean;
  readonly failure: Failure | null;
  readonly onAct: () => void;
  readonly onClose: () => void;
  /** What came, with its own title; null while it is still asked for. */
  readonly shown: { readonly title: string; readonly width: number; readonly body: ReactNode } | null;
  /** Between the warning and the failure: what else is asked. */
  readonly more?: ReactNode;
  /** How long it is shown and who is told. */
  readonly children: ReactNode;
}

/** The dialog of every look: asks why, then shows what came until it is closed or its time is over. What it shows lives in it only. */
export function LookFrame({ title, act, confirm, words, onWords, running, failure, onAct, onClose, shown, more, children }: Props) {
  if (shown !== null) return <Dialog title={shown.title} width={shown.width} onClose={onClose} footer={<Button kind="primary" onClick={onClose} autoFocus>看完了</Button>}>{shown.body}</Dialog>;
  return (
    <Dialog
      title={title} onClose={onClose} closable={!running}
      footer={<><Button onClick={onClose} disabled={running}>取消</Button><Button kind="primary" running={running} disabled={!wordsGiven(words, confirm)} onClick={onAct}>{act}</Button></>}
    >
      <p>{children}</p>
      <LookFields words={words} confirm={confirm} onChange={onWords} autoFocus />
      {more}
      {failure === null ? null : <FailureNote failure={failure} />}
    </Dialog>
  );
}
