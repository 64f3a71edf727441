import { useNow } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { lampState } from '#renderer/ui/clock/lampState.ts';
import { cx } from '#renderer/ui/cx.ts';
import { DateText } from '#renderer/ui/figures.tsx';
import { formatInstant } from '#renderer/ui/format/time.ts';
import { NodeLamp, type Node } from './NodeLamp.tsx';
import styles from './emergency.module.css';

interface Props {
  readonly node: Node;
  readonly t0: number;
  readonly onRecord: () => void;
  /** Why this officer may not record it; null where he may. */
  readonly why: string | null;
}

/** One clock of a major case: limit, what counts as done, lamp, due time, time used, who did what, what is missing. */
export function NodeColumn({ node, t0, onRecord, why }: Props) {
  const now = useNow(1_000);
  const runs = node.status !== 'na';
  const state = lampState({ startAt: t0, dueAt: node.dueAt, doneAt: node.doneAt, unit: 'hours' }, now);
  const end = node.doneAt ?? now;
  const used = Math.min(100, Math.max(0, ((end - t0) / (node.dueAt - t0)) * 100));
  const tone = node.doneAt !== null ? undefined : state === 'red' || state === 'amber' || state === 'green' ? styles[state] : undefined;
  return (
    <section className={cx(styles.column, runs && node.doneAt === null && state === 'red' && styles.over)} aria-label={node.limitText}>
      <div className={styles.limit}><b>{node.limitText}</b><span>{node.title}</span></div>
      <NodeLamp node={node} t0={t0} strong />
      <span className={styles.due}>{runs ? `${formatInstant(node.dueAt, now)} 止　${node.clause}` : `没有记录拒绝或逃匿　${node.clause}`}</span>
      <div className={styles.bar} role="presentation">{runs ? <span className={cx(styles.used, tone)} style={{ width: `${used}%` }} /> : null}</div>
      {node.doneBy.map((one) => <span key={one.text}>{one.text}　<DateText at={one.at} /></span>)}
      {node.missing.filter((text) => !node.doneBy.some((one) => one.at === null && one.text === text)).map((text) => <span key={text} className={styles.missing}>{text}</span>)}
      <div className={styles.act}><Button small barred={why} onClick={onRecord}>登记进展</Button></div>
    </section>
  );
}
