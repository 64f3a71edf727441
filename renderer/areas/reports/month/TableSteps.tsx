import { Fragment } from 'react';
import { Link } from 'react-router';
import type { OutputOf } from '#shared/contract/index.ts';
import { route } from '#shared/routes.ts';
import { cx } from '#renderer/ui/cx.ts';
import { outboxWords } from '../words.ts';
import styles from './month.module.css';

type Line = OutputOf<'reports.month'>['tables'][number];
const words = ['草稿', 'C岗核对', '大队长批准', '发送', '支队签收'] as const;

/** How many of the five steps a table has behind it. */
function passed(line: Line): number {
  if (line.latest?.outbox === 'delivered' && line.state === 'approved') return 5;
  if (line.state === 'approved') return 3;
  return line.state === 'submitted' ? 2 : 1;
}

/** The way of both tables from draft to receipt, one line each. */
export function TableSteps({ month, tables }: { readonly month: string; readonly tables: readonly Line[] }) {
  return (
    <div className={styles.steps} role="group" aria-label="两张表的进度">
      {tables.map((line) => {
        const done = passed(line);
        return (
          <Fragment key={line.table}>
            <Link className={styles.name} to={route.table(month, line.table)}>{line.title}</Link>
            {words.map((word, index) => <span key={word} className={cx(index < done ? styles.done : index === done ? styles.here : styles.next)}>{index < done ? '✓ ' : index === done ? '● ' : ''}{word}{index === 3 && line.outbox !== null && done < 5 ? `：${outboxWords[line.outbox]}` : ''}</span>)}
            <span>{line.rows} 行　核对 {line.checksOk}/{line.checks}</span>
          </Fragment>
        );
      })}
    </div>
  );
}
