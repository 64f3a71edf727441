import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { byUrgency } from '#shared/rules/deadlines/lamp.ts';
import { route } from '#shared/routes.ts';
import { useMay, useNow, useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { LampSign } from '#renderer/ui/clock/LampSign.tsx';
import { lampState } from '#renderer/ui/clock/lampState.ts';
import { noticesOf, type NoticedClock } from './clockNotices.ts';
import styles from './ClockNotices.module.css';

/** A clock of hours turns red between two minutes; nobody waits longer than this to hear of it. */
const STEP_MS = 15_000;

/**
 * Over every page: what has turned amber or red on this officer's desk and was not taken note of yet, also what ran out while the product was off. It goes
 * when it is acknowledged or done, never by itself.
 */
export function ClockNotices() {
  const may = useMay();
  const now = useNow(STEP_MS);
  const [openedAt] = useState(now);
  const { pathname } = useLocation();
  const found = useRead('cases.clocks', {}, { enabled: may('cases.clocks'), keep: true });
  const acknowledge = useRun('clocks.acknowledge');
  const states = (found.data?.clocks ?? []).map((clock) => ({ clock, state: lampState(clock, now), dueAt: clock.dueAt })).toSorted(byUrgency);
  const { red, amber } = noticesOf(states);
  if (red.length + amber.length === 0) return null;
  const before = red.filter(({ clock }) => clock.dueAt <= openedAt).length;
  const seen = [...red, ...amber].slice(0, 2000).map(({ clock, state }) => ({ key: clock.key, dueAt: clock.dueAt, moment: state === 'red' ? ('red' as const) : ('amber' as const) }));
  return (
    <section className={styles.bar} aria-live="polite" aria-label="到期提醒">
      <span className={styles.words}>
        {red.length === 0 ? null : <span className={styles.red}><LampSign state="red" /><b>{red.length} 项时限已超期</b>{before === 0 ? '' : before === red.length ? '（启动前已到期）' : `（${before} 项启动前已到期）`}</span>}
        {red[0] === undefined ? null : <Named of={red[0]} />}
        {amber.length === 0 ? null : <span className={styles.amber}><LampSign state="amber" /><b>{amber.length} 项临近到期</b></span>}
        {amber[0] === undefined ? null : <Named of={amber[0]} />}
        {acknowledge.failure === null ? null : <span>{acknowledge.failure.message}</span>}
      </span>
      <span className={styles.acts}>
        {pathname === route.workbench() ? null : <Link to={route.workbench()}>全部时限</Link>}
        <Button small running={acknowledge.running} onClick={() => void acknowledge.run({ seen })}>知道了</Button>
      </span>
    </section>
  );
}

function Named({ of: { clock } }: { readonly of: NoticedClock }) {
  return <Link to={clock.route}>{clock.title}　{clock.subject}</Link>;
}
