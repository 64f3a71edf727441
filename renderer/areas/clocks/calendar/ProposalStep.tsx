import type { OutputOf } from '#shared/contract/index.ts';
import { noticeWords } from '#shared/rules/notices.ts';
import { useMay, useRead, useRun } from '#renderer/bridge/index.ts';
import { ConfirmDialog } from '#renderer/ui/dialog/ConfirmDialog.tsx';
import { SeenRecordContext } from '#renderer/ui/dialog/Overtaken.tsx';
import { ReasonDialog } from '#renderer/ui/dialog/ReasonDialog.tsx';
import { tell } from '#renderer/ui/tell.ts';

export type Decision = 'approve' | 'withdraw';
interface Props {
  /** As the officer saw it: it may leave the page meanwhile, and the dialog stays with what was typed. */
  readonly proposal: OutputOf<'clocks.years'>['proposed'][number];
  readonly decision: Decision;
  readonly onClose: () => void;
}

/** Approves or withdraws a notice that waits. Who comes second sees what became of it beside the own decision. */
export function ProposalStep({ proposal, decision, onClose }: Props) {
  const may = useMay();
  const approve = useRun('clocks.approveYear');
  const withdraw = useRun('clocks.withdrawYear');
  const { id, rowVersion, year, holidayOff, workingWeekends } = proposal;
  const replaces = useRead('clocks.previewYear', { year, holidayOff: [...holidayOff], workingWeekends: [...workingWeekends] }, { enabled: may('clocks.previewYear') }).data?.replaces;
  const differs = replaces === 'pack' || replaces === 'ledger';
  const putInForce = async (reason: string): Promise<void> => {
    const done = await approve.run({ id, rowVersion, reason });
    if (done === undefined) return;
    tell(`${year} 年放假安排已生效，${done.moved} 项时限改期`);
    onClose();
  };
  const takeDown = async (reason: string): Promise<void> => {
    if ((await withdraw.run({ id, rowVersion, reason })) === undefined) return;
    tell('已撤下');
    onClose();
  };
  return (
    <SeenRecordContext.Provider value={{ what: `${year} 年放假安排`, before: `待批准：${noticeWords(proposal)}（${proposal.source}）`, onAgain: onClose, onTheirs: onClose }}>
      {decision === 'withdraw' ? <ReasonDialog title={`撤下 ${year} 年放假安排？`} act="撤下" running={withdraw.running} failure={withdraw.failure} onClose={onClose} onAct={(reason) => void takeDown(reason)} /> : differs ? (
        <ReasonDialog title={`用这份安排代替 ${year} 年原来的？`} act="批准生效" running={approve.running} failure={approve.failure} onClose={onClose} onAct={(reason) => void putInForce(reason)}>
          <p>{replaces === 'pack' ? '规则包里' : '先前批准的'} {year} 年安排与这一份不同。所有进行中的时限马上按新的推算；理由列入例外清单。</p>
        </ReasonDialog>
      ) : (
        <ConfirmDialog title={`让 ${year} 年放假安排生效？`} act="批准生效" safe="再核对" running={approve.running} failure={approve.failure} onSafe={onClose} onAct={() => void putInForce('')}>
          <p>所有进行中的时限马上按新的安排重新推算，改期的记入各自的经过和日志。已经办结的时限、已经批准的文书和月报不变。</p>
        </ConfirmDialog>
      )}
    </SeenRecordContext.Provider>
  );
}
