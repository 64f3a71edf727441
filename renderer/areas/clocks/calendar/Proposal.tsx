import type { OutputOf } from '#shared/contract/index.ts';
import { useMay } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import styles from './calendar.module.css';
import { Effect } from './Effect.tsx';
import type { Decision } from './ProposalStep.tsx';
import { YearDays } from './YearDays.tsx';

interface Props { readonly proposal: OutputOf<'clocks.years'>['proposed'][number]; readonly onAsk: (decision: Decision) => void }

/** A notice that waits for the captain, with everything that it would move. */
export function Proposal({ proposal, onAsk }: Props) {
  const may = useMay();
  const { year, holidayOff, workingWeekends } = proposal;
  return (
    <Section
      title={`待批准：${year} 年放假安排`} caption={<><span>{proposal.source}</span><span>工号 {proposal.importedBy}　<DateText at={proposal.importedAt} /></span></>}
      more={<span className={styles.buttons}>{may('clocks.withdrawYear') ? <Button small onClick={() => onAsk('withdraw')}>撤下</Button> : null}{may('clocks.approveYear') ? <Button small kind="primary" onClick={() => onAsk('approve')}>批准生效</Button> : <span className={styles.hint}>等大队长批准</span>}</span>}
    >
      <YearDays holidayOff={holidayOff} workingWeekends={workingWeekends} />
      {may('clocks.previewYear') ? <Effect notice={{ year, holidayOff: [...holidayOff], workingWeekends: [...workingWeekends] }} /> : null}
    </Section>
  );
}
