import { useEffect, useEffectEvent, useState, type ReactNode, type SyntheticEvent } from 'react';
import { run, useSession } from '#renderer/bridge/index.ts';
import { cx } from '#renderer/ui/cx.ts';
import styles from './identity.module.css';

const stop = (event: SyntheticEvent): void => event.preventDefault();
const STEP_MS = 250;

interface Props {
  /** As the main process said. */
  readonly seconds: number;
  readonly label: string;
  readonly className?: string | undefined;
  readonly onGone: () => void;
  readonly children: ReactNode;
}

/**
 * Whatever tells who somebody is, for as long as the main process said and no longer. It goes at once when the window is covered, locked or left. Nothing of it can be
 * marked, copied, dragged or printed, and the window may be captured again as soon as it is gone.
 */
export function ShownFor({ seconds, label, className, onGone, children }: Props) {
  const [left, setLeft] = useState(seconds * 1000);
  const locked = useSession().data?.signIn !== 'none';
  const gone = useEffectEvent(onGone);
  useEffect(() => {
    // By the window's own running time: a clock that is set back must not lengthen it.
    const until = performance.now() + seconds * 1000;
    const timer = setInterval(() => {
      const rest = until - performance.now();
      if (rest <= 0) gone();
      else setLeft(rest);
    }, STEP_MS);
    const hidden = (): void => { if (document.visibilityState === 'hidden') gone(); };
    const refuse = (event: Event): void => event.preventDefault();
    document.addEventListener('visibilitychange', hidden);
    for (const kind of ['copy', 'cut', 'dragstart'] as const) document.addEventListener(kind, refuse, { capture: true });
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', hidden);
      for (const kind of ['copy', 'cut', 'dragstart'] as const) document.removeEventListener(kind, refuse, { capture: true });
      void run('identities.hide', {}).catch(() => undefined);
    };
  }, [seconds]);
  useEffect(() => { if (locked) gone(); }, [locked]);
  return (
    <div className={cx(styles.shown, className)} onContextMenu={stop} onCopy={stop} onCut={stop} onDragStart={stop} aria-label={label} role="group">
      {children}
      <div className={styles.time} aria-hidden="true"><span style={{ width: `${(left / (seconds * 1000)) * 100}%` }} /></div>
      <p className={styles.words}>还显示 {Math.ceil(left / 1000)} 秒。不能复制和打印；请勿拍照、抄录到案卷以外。</p>
    </div>
  );
}
