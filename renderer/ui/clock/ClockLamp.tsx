import { useNow } from '#renderer/bridge/index.ts';
import { cx } from '../cx.ts';
import styles from './ClockLamp.module.css';
import { LampSign } from './LampSign.tsx';
import { lampOf, type LampFacts } from './lampState.ts';

interface Props extends LampFacts {
  readonly strong?: boolean;
  /** Renew each second instead of each minute: the emergency board. */
  readonly live?: boolean;
}

/** Round lamp and what is left in the unit of the clock. Renews by itself; the shapes differ, so that grey is enough. */
export function ClockLamp({ strong = false, live = false, ...clock }: Props) {
  const now = useNow(live ? 1_000 : 60_000);
  const lamp = lampOf(clock, now);
  return (
    <span className={cx(styles.lamp, styles[lamp.state], strong && styles.strong)}>
      <LampSign state={lamp.state} />
      <span>{lamp.text}{lamp.provisional && lamp.state !== 'provisional' ? '（暂计）' : ''}</span>
    </span>
  );
}
