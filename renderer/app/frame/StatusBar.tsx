import { Link } from 'react-router';
import { span } from '#shared/rules/deadlines/lamp.ts';
import { route } from '#shared/routes.ts';
import { useOpenSlips } from '#renderer/areas/devices/openSlips.ts';
import { useNow, useRead } from '#renderer/bridge/index.ts';
import { cx } from '#renderer/ui/cx.ts';
import { openManual } from '#renderer/ui/frameState.ts';
import { formatInstant } from '#renderer/ui/format/time.ts';
import { useTold } from '#renderer/ui/tell.ts';
import { statusParts } from './statusParts.ts';
import styles from './StatusBar.module.css';

/** One line about everything that runs by itself. Each part opens its page; what needs attention turns to ink with a leading mark, never to colour. */
export function StatusBar() {
  const status = useRead('settings.status', {});
  const now = useNow();
  const told = useTold();
  const slips = useOpenSlips({ enabled: status.data !== undefined });
  const parts = status.data === undefined ? [] : statusParts(status.data, { at: (instant) => formatInstant(instant, now), span: (since) => span(now - since), now });
  return (
    <footer className={styles.bar} aria-label="状态栏" data-region="status">
      {status.failure === null ? null : <span className={cx(styles.part, styles.attention)}>! {status.failure.message}</span>}
      <span className={styles.parts}>
        {parts.map((part) => (
          <Link key={part.key} to={part.to} title={part.title} className={cx(styles.part, part.attention && styles.attention)}>
            {part.words.map((word, index) => <span key={word}>{part.attention && index === 0 ? '! ' : ''}{word}</span>)}
          </Link>
        ))}
      </span>
      <span className={styles.told} role="status">{told}</span>
      {slips === undefined || slips.open === 0 ? null : <Link to={route.slipQueue()} className={cx(styles.slips, slips.forPerson > 0 && styles.attention)}>{slips.forPerson > 0 ? `! ${slips.forPerson} 张小票须处理` : `小票待打 ${slips.open}`}</Link>}
      <button type="button" className={styles.manual} onClick={() => openManual()}>F1 手册</button>
    </footer>
  );
}
