import { useEffect, useEffectEvent, useState, type SyntheticEvent } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { useSession } from '#renderer/bridge/index.ts';
import styles from './identity.module.css';

type Seen = OutputOf<'identities.look'>;

const stop = (event: SyntheticEvent): void => event.preventDefault();
const STEP_MS = 250;

/**
 * An identity, for as long as the main process said and no longer. It goes at once when the window is covered, locked or left. Nothing of it can be marked,
 * copied, dragged or printed.
 */
export function ShownIdentity({ seen, onGone }: { readonly seen: Seen; readonly onGone: () => void }) {
  const [left, setLeft] = useState(seen.seconds * 1000);
  const locked = useSession().data?.signIn !== 'none';
  const gone = useEffectEvent(onGone);
  useEffect(() => {
    // By the window's own running time: a clock that is set back must not lengthen it.
    const until = performance.now() + seen.seconds * 1000;
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
    };
  }, [seen.seconds]);
  useEffect(() => { if (locked) gone(); }, [locked]);
  const facts: readonly (readonly [string, string])[] = [['姓名', seen.name], ['证件号', seen.idNo], ['电话', seen.phone], ['住址', seen.address], ['银行卡', seen.bankCard]];
  return (
    <div className={styles.shown} onContextMenu={stop} onCopy={stop} onCut={stop} onDragStart={stop} aria-label={`${seen.pseudonym}的身份`} role="group">
      <dl className={styles.facts}>{facts.filter(([, text]) => text !== '').map(([head, text]) => <div key={head} style={{ display: 'contents' }}><dt>{head}</dt><dd>{text}</dd></div>)}</dl>
      <div className={styles.time} aria-hidden="true"><span style={{ width: `${(left / (seen.seconds * 1000)) * 100}%` }} /></div>
      <p className={styles.words}>还显示 {Math.ceil(left / 1000)} 秒。不能复制和打印；请勿拍照、抄录到案卷以外。</p>
    </div>
  );
}
