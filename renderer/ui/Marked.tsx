import { Fragment } from 'react';
import styles from './Marked.module.css';

/** Text whose given ranges [from, to) are shown as what was looked for. */
export function Marked({ text, marks }: { readonly text: string; readonly marks: readonly (readonly [number, number])[] }) {
  const parts: { text: string; marked: boolean }[] = [];
  let end = 0;
  for (const [from, to] of marks) {
    if (from > end) parts.push({ text: text.slice(end, from), marked: false });
    parts.push({ text: text.slice(from, to), marked: true });
    end = to;
  }
  parts.push({ text: text.slice(end), marked: false });
  return <>{parts.map((part, index) => (part.marked ? <mark key={index} className={styles.mark}>{part.text}</mark> : <Fragment key={index}>{part.text}</Fragment>))}</>;
}
