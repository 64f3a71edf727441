import { useState } from 'react';
import { useRun } from '#renderer/bridge/index.ts';
import { ReasonDialog } from '#renderer/ui/dialog/ReasonDialog.tsx';
import { StepConflict } from '#renderer/ui/dialog/StepConflict.tsx';
import { alertStateWords } from '#renderer/ui/format/words.ts';
import type { AlertRow } from '../board/columns.tsx';

interface Props {
  readonly line: AlertRow;
  readonly step: 'treat' | 'verify' | 'reopen';
  readonly onClose: () => void;
  readonly onDone: (told: string, rowVersion: number) => void;
}

const WORDS = {
  treat: { title: '开始处置', label: '打算怎么办', act: '开始处置', told: '已开始处置', to: 'treating' },
  verify: { title: '已核实', label: '核实到什么', act: '记为已核实', told: '已记为核实', to: 'verified' },
  reopen: { title: '重新打开这条预警？', label: '理由', act: '重新打开', told: '已重新打开', to: 'open' },
} as const;

/** One step of an alert with its note. Whoever comes second sees what the first one did. */
export function StepDialog({ line, step, onClose, onDone }: Props) {
  // What the officer saw when the dialog opened; the alert may change below it.
  const [seen] = useState({ rowVersion: line.rowVersion, state: line.state });
  const run = useRun(`wages.${step}`);
  const words = WORDS[step];
  const act = async (note: string, rowVersion = seen.rowVersion): Promise<void> => {
    const done = await run.run({ id: line.id, rowVersion, note });
    if (done !== undefined) onDone(words.told, done.rowVersion);
  };
  return (
    <ReasonDialog
      title={words.title} label={words.label} act={words.act} running={run.running} failure={run.failure} onClose={onClose} onAct={(note) => void act(note)}
      conflict={(note) => <StepConflict failure={run.failure} what="预警" before={alertStateWords[seen.state] ?? ''} mine={alertStateWords[words.to] ?? ''} note={note} running={run.running} onAgain={(rowVersion) => void act(note, rowVersion)} onTheirs={onClose} onClose={run.clear} />}
    />
  );
}
