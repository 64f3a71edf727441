import { useState } from 'react';
import { Link } from 'react-router';
import type { OutputOf } from '#shared/contract/index.ts';
import { cx } from '#renderer/ui/cx.ts';
import styles from './tableScreen.module.css';

type Items = OutputOf<'reports.checks'>['items'];

/** What was checked and counted before approval. Each line opens what it counted. */
export function CheckList({ items }: { readonly items: Items }) {
  const [open, setOpen] = useState<string | null>(null);
  return (
    <div>
      {items.map((item) => (
        <div key={item.id}>
          <button type="button" className={cx(styles.check, !item.ok && styles.bad)} aria-expanded={open === item.id} onClick={() => setOpen(open === item.id ? null : item.id)}>
            <span aria-label={item.ok ? '合格' : item.blocking ? '未通过' : '请注意'}>{item.ok ? '✓' : item.blocking ? '✕' : '!'}</span><span>{item.text}</span><span>{item.counted}</span>
          </button>
          {open === item.id ? (
            <ul className={styles.detail}>
              {item.detail.slice(0, 30).map((line) => <li key={line}>{line}</li>)}
              {item.detail.length > 30 ? <li>其余 {item.detail.length - 30} 项</li> : null}
              {item.detail.length === 0 ? <li>没有要说明的。</li> : null}
              {item.route === '' ? null : <li><Link to={item.route}>去看看</Link></li>}
            </ul>
          ) : null}
        </div>
      ))}
    </div>
  );
}
