import type { ReactNode } from 'react';
import type { Failure } from '#shared/contract/envelope.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { StepFailure } from '#renderer/ui/dialog/Overtaken.tsx';

interface Props {
  readonly title: string;
  readonly act: string;
  readonly onAct: () => void;
  readonly onClose: () => void;
  readonly running: boolean;
  readonly failure: Failure | null;
  readonly disabled?: boolean;
  /** What is to be done in the dialog first, where it is no field that must be filled in: stands beside the button and keeps it closed. */
  readonly wants?: string | null;
  readonly width?: number;
  readonly children: ReactNode;
}

/** One step of a complaint: fields, the refusal where it arose, and one button that names the step. */
export function StepDialog({ title, act, onAct, onClose, running, failure, disabled = false, wants = null, width = 560, children }: Props) {
  return (
    <Dialog title={title} onClose={onClose} closable={!running} width={width} footer={<><Button onClick={onClose} disabled={running}>取消</Button><Button kind="primary" running={running} disabled={disabled} reason={wants} onClick={onAct}>{act}</Button></>}>
      {children}
      <StepFailure failure={failure} mine={act} />
    </Dialog>
  );
}
