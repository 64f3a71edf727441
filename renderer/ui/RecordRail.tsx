import type { ReactNode } from 'react';
import { DateText } from './figures.tsx';
import styles from './RecordRail.module.css';
import { unbroken } from './unbroken.tsx';

/** Rows of a rail: a head line (lamp, link, words) and grey words below. */
export function RailList({ children }: { readonly children: ReactNode }) {
  return <ul className={styles.list}>{children}</ul>;
}

export function RailItem({ lead, children, caption, end }: { readonly lead?: ReactNode; readonly children: ReactNode; readonly caption?: ReactNode; readonly end?: ReactNode }) {
  return (
    <li className={styles.item}>
      {lead === undefined ? null : <div className={styles.lead}>{lead}</div>}
      <div className={styles.words}>
        <div>{unbroken(children)}</div>
        {caption === undefined || caption === '' ? null : <div className={styles.caption}>{unbroken(caption)}</div>}
      </div>
      {end === undefined ? null : <div className={styles.end}>{end}</div>}
    </li>
  );
}

export interface RailEvent {
  readonly key: string;
  readonly at: number;
  readonly text: ReactNode;
  readonly detail?: ReactNode;
  /** False: known by its day only. */
  readonly time?: boolean;
}

/** What happened to a record, newest first: time at the left, words and grey detail at the right. */
export function EventList({ events }: { readonly events: readonly RailEvent[] }) {
  return (
    <ol className={styles.events}>
      {events.map(({ key, at, text, detail, time = true }) => (
        <li key={key} className={styles.event}>
          <span className={styles.at}><DateText at={at} time={time} /></span>
          <div><div>{unbroken(text)}</div>{detail === undefined || detail === '' ? null : <div className={styles.caption}>{unbroken(detail)}</div>}</div>
        </li>
      ))}
    </ol>
  );
}
