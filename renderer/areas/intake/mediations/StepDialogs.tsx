import { useState } from 'react';
import { MEDIATION_STATE_WORD } from '#shared/rules/intake/mediation.ts';
import { useRun } from '#renderer/bridge/index.ts';
import { SeenRecordContext } from '#renderer/ui/dialog/Overtaken.tsx';
import { ReasonDialog } from '#renderer/ui/dialog/ReasonDialog.tsx';
import { Segments } from '#renderer/ui/Tabs.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { StepDialog } from '../record/StepDialog.tsx';
import { AgreeDialog } from './AgreeDialog.tsx';
import type { Mediation } from './MediationLamp.tsx';

export type Step = 'agree' | 'fail' | 'follow' | 'escalate';

interface Props {
  readonly step: Step;
  /** As it stood when the dialog opened. */
  readonly row: Mediation;
  readonly onClose: () => void;
  /** Goes on with the dialog, on the version that stands now. */
  readonly onAgain: (rowVersion: number) => void;
}

/** The steps of one mediation, each in its dialog. */
export function StepDialogs({ step, row, onClose, onAgain }: Props) {
  return (
    <SeenRecordContext.Provider value={{ what: '这次调解', before: MEDIATION_STATE_WORD[row.state], onAgain, onTheirs: onClose }}>
      {step === 'agree' ? <AgreeDialog row={row} onClose={onClose} /> : null}
      {step === 'fail' ? <FailDialog row={row} onClose={onClose} /> : null}
      {step === 'follow' ? <FollowUpDialog row={row} onClose={onClose} /> : null}
      {step === 'escalate' ? <EscalateDialog row={row} onClose={onClose} /> : null}
    </SeenRecordContext.Provider>
  );
}

function FailDialog({ row, onClose }: { readonly row: Mediation; readonly onClose: () => void }) {
  const fail = useRun('intake.failMediation');
  return (
    <ReasonDialog title="调解不成" act="登记不成" running={fail.running} failure={fail.failure} onClose={onClose} onAct={(reason) => void fail.run({ id: row.id, rowVersion: row.rowVersion, failedAt: null, reason }).then((done) => { if (done !== undefined) { tell('已登记，请按时限上报大队'); onClose(); } })}>
      <p>上报大队的时限从现在起算；理由里不要写姓名。</p>
    </ReasonDialog>
  );
}

function FollowUpDialog({ row, onClose }: { readonly row: Mediation; readonly onClose: () => void }) {
  const follow = useRun('intake.followUpMediation');
  const [performed, say] = useState<'yes' | 'no' | ''>('');
  const act = async (): Promise<void> => {
    if ((await follow.run({ id: row.id, rowVersion: row.rowVersion, performed: performed === 'yes' })) === undefined) return;
    tell(performed === 'yes' ? '已登记履行' : '没有履行，请按时限上报大队');
    onClose();
  };
  return (
    <StepDialog title="协议履行了吗？" act="登记" onAct={() => void act()} onClose={onClose} running={follow.running} failure={follow.failure} disabled={performed === ''} width={480}>
      <Segments label="是否履行" here={performed} onChoose={say} items={[{ key: 'yes', label: '已经履行' }, { key: 'no', label: '没有履行' }]} />
      <p>没有履行的，按约定的回访日算作调解不成，要按时限上报大队。</p>
    </StepDialog>
  );
}

function EscalateDialog({ row, onClose }: { readonly row: Mediation; readonly onClose: () => void }) {
  const escalate = useRun('intake.escalateMediation');
  const act = async (): Promise<void> => {
    const done = await escalate.run({ id: row.id, rowVersion: row.rowVersion });
    if (done === undefined) return;
    tell(`已上报为投诉 ${done.receiptNo}`);
    onClose();
  };
  return (
    <StepDialog title="上报大队" act="上报大队" onAct={() => void act()} onClose={onClose} running={escalate.running} failure={escalate.failure} width={480}>
      <p>当事人、诉求和纠纷情况原样登记为一件投诉，同时做成《网格调解记录（上报单）》。上报以后由大队办理，这里不能再改。</p>
    </StepDialog>
  );
}
