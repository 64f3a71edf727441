import { Link } from 'react-router';
import { route } from '#shared/routes.ts';
import { monthWindow } from '#shared/rules/time.ts';
import { useNow, useRead } from '#renderer/bridge/index.ts';
import { ClockLamp } from '#renderer/ui/clock/ClockLamp.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { shortDay } from '#renderer/ui/format/time.ts';
import { isDone, stepsOf, type MonthTable } from './monthSteps.ts';
import styles from './workbench.module.css';

function Row({ month, table }: { readonly month: string; readonly table: MonthTable }) {
  return (
    <div className={styles.table}>
      <Link to={route.table(month, table.table)}>{table.title}</Link>
      {stepsOf(table).map((step) => <span key={step.words} className={cx(styles.step, step.state === 'done' && styles.done, step.state === 'now' && styles.now, step.state === 'stuck' && styles.stuck)}>{step.state === 'done' ? '✓ ' : step.state === 'stuck' ? '! ' : ''}{step.words}{step.state === 'stuck' ? '　须处理' : ''}</span>)}
      <span className={styles.end}>{table.state === 'changed-since' ? '批准后数据有变　' : ''}核对项 {table.checksOk}/{table.checks}</span>
    </div>
  );
}

/** How far the two tables of the month before have come. One line once both are receipted. */
export function MonthStrip() {
  const now = useNow();
  const status = useRead('settings.status', {});
  const due = status.data?.monthlyDue;
  const month = useRead('reports.month', { month: due?.month ?? '2000-01' }, { enabled: due !== undefined });
  const clock = useRead('cases.clocks', {}).data?.clocks.find((one) => one.caseId === null && one.month === due?.month);
  const failure = status.failure ?? month.failure;
  if (failure !== null) return <div className={styles.failed}><FailureNote failure={failure} again={() => { status.again(); month.again(); }} /></div>;
  if (due === undefined || month.data === undefined) return <div className={styles.folded}>{due === undefined ? '' : `${due.month} 月报`}</div>;
  const { data } = month;
  const late = data.lateData.filter((one) => one.reissue).length;
  const rest = late === 0 ? null : <Link to={route.reports(data.month)}>迟到数据 {late} 条须重报</Link>;
  if (data.tables.length > 0 && data.tables.every(isDone)) {
    return <div className={styles.folded}><b>{data.month} 月报</b>{data.tables.map((table) => <span key={table.table}>✓ <Link to={route.table(data.month, table.table)}>{table.title}</Link> 支队已签收</span>)}{rest}</div>;
  }
  return (
    <div className={styles.strip}>
      <div className={styles.month}>
        <b><Link to={route.reports(data.month)}>{data.month} 月报</Link></b>
        <ClockLamp startAt={monthWindow(data.month).end} dueAt={data.dueAt} unit="working-days-after-month-end" provisional={data.provisional} workingDaysLeft={clock?.workingDaysLeft ?? null} days={clock?.days ?? null} />
        <span className={styles.until}>{shortDay(data.lastDay, now)} 止</span>
      </div>
      <div className={styles.tables}>{data.tables.map((table) => <Row key={table.table} month={data.month} table={table} />)}{rest}</div>
    </div>
  );
}
