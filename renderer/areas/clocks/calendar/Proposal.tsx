import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { useMay, useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ConfirmDialog } from '#renderer/ui/dialog/ConfirmDialog.tsx';
import { ReasonDialog } from '#renderer/ui/dialog/ReasonDialog.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { tell } from '#renderer/ui/tell.ts';
import styles from './calendar.module.css';
import { Effect } from './Effect.tsx';
import { YearDays } from './YearDays.tsx';

type Data = OutputOf<'clocks.years'>['proposed'][number];

/** A notice that waits for the captain, with everything that it would move. */
export function Proposal({ proposal }: { readonly proposal: Data }) {
  const may = useMay();
  const [asked, ask] = useState<'approve' | 'withdraw' | null>(null);
  const approve = useRun('clocks.approveYear');
  const withdraw = useRun('clocks.withdrawYear');
  const { id, rowVersion, year, holidayOff, workingWeekends } = proposal;
  const notice = { year, holidayOff: [...holidayOff], workingWeekends: [...workingWeekends] };
  const replaces = useRead('clocks.previewYear', notice, { enabled: may('clocks.previewYear') }).data?.replaces;
  const differs = replaces === 'pack' || replaces === 'ledger';
  const putInForce = async (reason: string): Promise<void> => {
    const done = await approve.run({ id, rowVersion, reason });
    if (done === undefined) return;
    tell(`${year} 年放假安排已生效，${done.moved} 项时限改期`);
    ask(null);
  };
  return (
    <Section
      title={`待批准：${year} 年放假安排`} caption={<><span>{proposal.source}</span><span>工号 {proposal.importedBy}　<DateText at={proposal.importedAt} /></span></>}
      more={<span className={styles.buttons}>{may('clocks.withdrawYear') ? <Button small onClick={() => ask('withdraw')}>撤下</Button> : null}{may('clocks.approveYear') ? <Button small kind="primary" onClick={() => ask('approve')}>批准生效</Button> : <span className={styles.hint}>等大队长批准</span>}</span>}
    >
      <YearDays holidayOff={holidayOff} workingWeekends={workingWeekends} />
      {may('clocks.previewYear') ? <Effect notice={notice} /> : null}
      {asked !== 'approve' || !differs ? null : (
        <ReasonDialog title={`用这份安排代替 ${year} 年原来的？`} act="批准生效" running={approve.running} failure={approve.failure} onClose={() => ask(null)} onAct={(reason) => void putInForce(reason)}>
          <p>{replaces === 'pack' ? '规则包里' : '先前批准的'} {year} 年安排与这一份不同。所有进行中的时限马上按新的推算；理由列入例外清单。</p>
        </ReasonDialog>
      )}
      {asked !== 'approve' || differs ? null : (
        <ConfirmDialog title={`让 ${year} 年放假安排生效？`} act="批准生效" safe="再核对" running={approve.running} failure={approve.failure} onSafe={() => ask(null)} onAct={() => void putInForce('')}>
          <p>所有进行中的时限马上按新的安排重新推算，改期的记入各自的经过和日志。已经办结的时限、已经批准的文书和月报不变。</p>
        </ConfirmDialog>
      )}
      {asked !== 'withdraw' ? null : (
        <ReasonDialog title={`撤下 ${year} 年放假安排？`} act="撤下" running={withdraw.running} failure={withdraw.failure} onClose={() => ask(null)} onAct={(reason) => void withdraw.run({ id, rowVersion, reason }).then((done) => { if (done !== undefined) { tell('已撤下'); ask(null); } })} />
      )}
    </Section>
  );
}
