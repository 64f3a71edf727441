import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ReasonDialog } from '#renderer/ui/dialog/ReasonDialog.tsx';
import { tell } from '#renderer/ui/tell.ts';
import type { AlertRow } from '../board/columns.tsx';
import { CloseDialog } from './CloseDialog.tsx';

export type Step = 'treat' | 'verify' | 'close' | 'reopen';
interface Props { readonly line: AlertRow; readonly step: Step | null; readonly onStep: (step: Step | null) => void }

/** The next step of an alert: 开始处置 → 已核实 → 销号. A closed one can be opened again with a reason. */
export function Steps({ line, step, onStep }: Props) {
  const treat = useRun('wages.treat');
  const verify = useRun('wages.verify');
  const reopen = useRun('wages.reopen');
  const at = { id: line.id, rowVersion: line.rowVersion };
  const done = (text: string) => (value: unknown): void => {
    if (value === undefined) return;
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
      {step === 'treat' ? <ReasonDialog title="开始处置" label="打算怎么办" act="开始处置" running={treat.running} failure={treat.failure} onClose={close} onAct={(note) => void treat.run({ ...at, note }).then(done('已开始处置'))} /> : null}
      {step === 'verify' ? <ReasonDialog title="已核实" label="核实到什么" act="记为已核实" running={verify.running} failure={verify.failure} onClose={close} onAct={(note) => void verify.run({ ...at, note }).then(done('已记为核实'))} /> : null}
      {step === 'reopen' ? <ReasonDialog title="重新打开这条预警？" label="理由" act="重新打开" running={reopen.running} failure={reopen.failure} onClose={close} onAct={(note) => void reopen.run({ ...at, note }).then(done('已重新打开'))} /> : null}
      {step === 'close' ? <CloseDialog line={line} onClose={close} onDone={() => done('已销号')(true)} /> : null}
    </>
  );
}
