import type { ReactNode } from 'react';
import type { Failure } from '#shared/contract/envelope.ts';
import { Button } from '../Button.tsx';
import { Dialog } from './Dialog.tsx';
import { StepFailure } from './Overtaken.tsx';

interface Props {
  /** The question: 撤回网格采集 04-01 整批？ */
  readonly title: string;
  /** What will happen, in numbers. */
  readonly children: ReactNode;
  /** The step itself, named: 撤回整批. */
  readonly act: string;
  /** The safe answer, named: 不撤回. It is the primary button, has the focus, and is what Esc means. */
  readonly safe: string;
  readonly onAct: () => void;
  readonly onSafe: () => void;
  readonly running?: boolean;
  readonly failure?: Failure | null;
  /** Why the step cannot be taken yet. */
  readonly reason?: string | null;
  readonly width?: number;
}

/** Asks before a dangerous step. It defaults to not doing it. */
export function ConfirmDialog({ title, children, act, safe, onAct, onSafe, running = false, failure = null, reason = null, width = 480 }: Props) {
  return (
    <Dialog
      title={title} onClose={onSafe} closable={!running} width={width}
      footer={<><Button onClick={onAct} running={running} reason={reason}>{act}</Button><Button kind="primary" onClick={onSafe} disabled={running} autoFocus>{safe}</Button></>}
    >
      {children}
      <StepFailure failure={failure} mine={act} />
    </Dialog>
  );
}
