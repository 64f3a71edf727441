import type { OutputOf } from '#shared/contract/index.ts';
import { DateText } from '#renderer/ui/figures.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import styles from './calendar.module.css';
import { YearDays } from './YearDays.tsx';

type Data = OutputOf<'clocks.years'>;

/** The years in force, the newest first, and what was replaced or withdrawn. */
export function Years({ years, former }: Pick<Data, 'years' | 'former'>) {
  return (
    <>
      <Section title="正在使用" caption="其他年份按周一至周五暂计，时限旁注明“暂计”">
        {years.map((year) => (
          <div key={year.year} className={styles.year}>
            <div className={styles.yearHead}><b>{year.year} 年</b><span>放假 {year.daysOff} 天，调休上班 {year.workingWeekends.length} 天</span><span className={styles.hint}>{year.detail}{year.approvedAt === null ? '' : <>　工号 {year.approvedBy} 批准　<DateText at={year.approvedAt} /></>}</span></div>
            <YearDays holidayOff={year.holidayOff} workingWeekends={year.workingWeekends} />
          </div>
        ))}
      </Section>
      {former.length === 0 ? null : (
        <Section title="以前装入的" caption="保留备查，不参与推算">
          {former.map((year) => (
            <div key={year.id} className={styles.year}>
              <div className={styles.yearHead}><b>{year.year} 年</b><span>{year.state === 'replaced' ? '已被代替' : '已撤下'}</span><span className={styles.hint}>{year.source}　工号 {year.importedBy} 装入　<DateText at={year.importedAt} /></span></div>
              <YearDays holidayOff={year.holidayOff} workingWeekends={year.workingWeekends} />
            </div>
          ))}
        </Section>
      )}
    </>
  );
}
