import { useState } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { tell } from '#renderer/ui/tell.ts';
import type { AlertRow } from '../board/columns.tsx';
import { CloseDialog } from './CloseDialog.tsx';
import { StepDialog } from './StepDialog.tsx';

export type Step = 'treat' | 'verify' | 'close' | 'reopen';
interface Props { readonly line: AlertRow; readonly step: Step | null; readonly onStep: (step: Step | null) => void }

/** The next step of an alert: 开始处置 → 已核实 → 销号. A closed one can be opened again with a reason. */
export function Steps({ line: read, step, onStep }: Props) {
  // One's own last step counts before the page has read it again: a quick next one is no clash with oneself.
  const [own, setOwn] = useState(0);
  const line = { ...read, rowVersion: Math.max(read.rowVersion, own) };
  const done = (text: string, rowVersion = 0): void => {
    setOwn(rowVersion);
    tell(text);
    onStep(null);
  };
  const close = (): void => onStep(null);
  const finished = line.state === 'closed' || line.state === 'lapsed';
  return (
    <>
      {finished ? <Button onClick={() => onStep('reopen')}>重新打开</Button> : null}
      {line.state === 'open' || line.state === 'treating' ? <Button kind={line.state === 'treating' ? 'primary' : 'plain'} onClick={() => onStep('verify')}>已核实</Button> : null}
      {line.state === 'open' ? <Button kind="primary" onClick={() => onStep('treat')}>开始处置</Button> : null}
      {finished ? null : <Button kind={line.state === 'verified' ? 'primary' : 'plain'} onClick={() => onStep('close')}>销号</Button>}
      {step === null || step === 'close' ? null : <StepDialog key={step} line={line} step={step} onClose={close} onDone={done} />}
      {step === 'close' ? <CloseDialog line={line} onClose={close} onDone={() => done('已销号')} /> : null}
    </>
  );
}
