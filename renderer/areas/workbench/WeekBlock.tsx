import { Link } from 'react-router';
import { addDays, shanghaiDay } from '#shared/rules/time.ts';
import { useNow } from '#renderer/bridge/index.ts';
import { ClockLamp } from '#renderer/ui/clock/ClockLamp.tsx';
import { weekdayOf } from '#renderer/ui/format/time.ts';
import { Section } from '#renderer/ui/Section.tsx';
import type { Clock } from './ClocksBlock.tsx';
import styles from './workbench.module.css';

/** 未来 7 天到期, on a large screen: what ends on each of the next days. */
export function WeekBlock({ clocks }: { readonly clocks: readonly Clock[] }) {
  const today = shanghaiDay(useNow());
  const days = Array.from({ length: 7 }, (_, index) => addDays(today, index + 1));
  // A limit at 24:00 belongs to the day it ends.
  const dueOn = (day: string): readonly Clock[] => clocks.filter((clock) => shanghaiDay(clock.dueAt - 1) === day);
  const total = days.reduce((sum, day) => sum + dueOn(day).length, 0);
  return (
    <Section bare title="未来 7 天到期" caption={`${total} 项`}>
      <div className={styles.week}>
        {days.map((day) => (
          <div key={day} className={styles.day}>
            <div><b>{day.slice(5)}</b>　周{weekdayOf(day)}</div>
            {dueOn(day).slice(0, 4).map((clock) => (
              <div key={`${clock.route}${clock.title}`} className={styles.due}>
                <ClockLamp {...clock} />
                <Link to={clock.route}>{clock.title}</Link>
                <span>{clock.employer === '' ? clock.subject : clock.employer}</span>
              </div>
            ))}
            {dueOn(day).length > 4 ? <div className={styles.more}>另有 {dueOn(day).length - 4} 项</div> : null}
          </div>
        ))}
      </div>
    </Section>
  );
}
