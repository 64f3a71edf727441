import { useNow } from '#renderer/bridge/index.ts';
import { cx } from '../cx.ts';
import styles from './ClockLamp.module.css';
import { LampSign } from './LampSign.tsx';
import { lampState, lampText, type ClockFacts } from './lampState.ts';

interface Props extends ClockFacts {
  readonly strong?: boolean;
  /** Renew each second instead of each minute: the emergency board. */
  readonly live?: boolean;
}

/** Round lamp and what is left in the unit of the clock. Renews by itself; the shapes differ, so that grey is enough. */
export function ClockLamp({ strong = false, live = false, ...clock }: Props) {
  const now = useNow(live ? 1_000 : 60_000);
  const state = lampState(clock, now);
  return (
    <span className={cx(styles.lamp, styles[state], strong && styles.strong)}>
      <LampSign state={state} />
      <span>{lampText(clock, now)}</span>
    </span>
  );
}
