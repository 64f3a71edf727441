import { useEffect, useState } from 'react';
import styles from './Loading.module.css';

/** True once the part has waited for 300 ms: what comes at once must not flicker. */
export function useLate(waiting: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!waiting) return undefined;
    const timer = window.setTimeout(() => setLate(true), 300);
    return () => {
      window.clearTimeout(timer);
      setLate(false);
    };
  }, [waiting]);
  return waiting && late;
}

const widths = ['62%', '84%', '48%', '74%', '56%'];

/** One grey bar where a text will stand. */
export function Bar({ index = 0 }: { readonly index?: number }) {
  return <span className={styles.bar} style={{ width: widths[index % widths.length] }} />;
}

/** Grey bars for a part whose shape is not a table. Nothing for the first 300 ms. */
export function LoadingLines({ lines = 4 }: { readonly lines?: number }) {
  const late = useLate(true);
  if (!late) return null;
  return <div role="status" aria-label="正在载入" className={styles.lines}>{Array.from({ length: lines }, (_, index) => <Bar key={index} index={index} />)}</div>;
}
