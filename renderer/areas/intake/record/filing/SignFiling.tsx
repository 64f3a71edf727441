import { useState } from 'react';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ReasonDialog } from '#renderer/ui/dialog/ReasonDialog.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { StepDialog } from '../StepDialog.tsx';
import { versionedOf, type StepProps } from '../types.ts';
import { FilingFacts } from './FilingFacts.tsx';
import { Reviews } from './Reviews.tsx';

/** 批准立案: the captain signs what was reviewed; the number of D05 is the case's. */
export function SignFiling({ record, onClose }: StepProps) {
  const { filing } = record;
  const seen = { ...versionedOf(record), paperVersion: filing.paperVersion ?? 1 };
  const [returning, setReturning] = useState(false);
  const sign = useRun('intake.approveFiling');
  if (returning) return <ReturnFiling record={record} onClose={onClose} onReceived={() => undefined} />;
  const act = async (): Promise<void> => {
    const done = await sign.run(seen);
    if (done === undefined) return;
    tell(done.proposedTriggers.length === 0 ? `已立案 ${done.caseNo}` : `已立案 ${done.caseNo}，人数或金额达重大案件条件，请在案件里启动`);
    onClose();
  };
  const emergency = filing.stage === 'emergency';
  return (
    <StepDialog title={emergency ? '批准应急立案' : '批准立案'} act="批准立案" onAct={() => void act()} onClose={onClose} running={sign.running} failure={sign.failure} width={720}>
      {emergency ? <NoteKey head="应急立案">B岗还没有审核，批准后按时限补审。</NoteKey> : null}
      <FilingFacts filing={filing} />
      <Reviews reviews={filing.reviews} />
      <p>批准后《立案审批表》取号，案件随之建立，编号相同；答复期限停止，办案期限起算。</p>
      <div><Button kind="link" onClick={() => setReturning(true)}>退回承办人…</Button></div>
    </StepDialog>
  );
}

/** 退回立案: the captain sends the proposal back, reviewed or not. */
export function ReturnFiling({ record, onClose }: StepProps) {
  const back = useRun('intake.returnFiling');
  return (
    <ReasonDialog title="退回立案" act="退回" running={back.running} failure={back.failure} onClose={onClose} onAct={(reason) => void back.run({ ...versionedOf(record), reason }).then((done) => { if (done !== undefined) { tell('已退回承办人'); onClose(); } })}>
      <p>承办人改好后可以再报；原来的审核不再算数，须重新审核。</p>
    </ReasonDialog>
  );
}
