import { Link } from 'react-router';
import type { OutputOf } from '#shared/contract/index.ts';
import { route } from '#shared/routes.ts';
import { TABLE_WORD } from '#shared/rules/tables/words.ts';
import { useNow, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { span } from '#shared/rules/deadlines/lamp.ts';
import { NoteKey } from '#renderer/ui/Note.tsx';
import styles from './outbox.module.css';

export type OutboxRow = OutputOf<'outbox.list'>['lines'][number];

const stateWords: Readonly<Record<OutboxRow['state'], string>> = { frozen: '已冻结，待签名', queued: '待发', sending: '发送中', delivered: '支队已签收', 'needs-attention': '须处理', superseded: '已被代替' };
const way = ['冻结', '签名入箱', '发送', '支队签收'] as const;
const passed: Readonly<Record<OutboxRow['state'], number>> = { frozen: 1, queued: 2, sending: 2, delivered: 4, 'needs-attention': 2, superseded: 4 };

/** One frozen revision on its way: what is behind it, the next try, the receipt, or the problem in words and what to do. */
export function Line({ row, here, onLog }: { readonly row: OutboxRow; readonly here: boolean; readonly onLog: () => void }) {
  const now = useNow(1_000);
  const requeue = useRun('outbox.requeue');
  const at = passed[row.state];
  const wait = row.nextTryAt === null ? null : row.nextTryAt - now;
  return (
    <article className={cx(styles.line, here && styles.here)} aria-label={row.serial}>
      <div className={styles.head}>
        <Link to={route.table(row.month, row.table, row.revision)}>{row.month}　{TABLE_WORD[row.table]}　V{row.revision}</Link>
        <span>{row.serial}</span>
        <span className={styles.state}>{stateWords[row.state]}</span>
      </div>
      <div className={styles.way}>
        {way.map((word, index) => <span key={word} className={cx(index < at ? styles.passed : index === at ? styles.now : styles.ahead)}>{index < at ? '✓ ' : index === at ? '● ' : ''}{word}</span>)}
        <span>冻结 <DateText at={row.frozenAt} /></span>
        {row.attempts === 0 ? null : <span>已试 {row.attempts} 次，上次 <DateText at={row.lastTryAt} /></span>}
        {wait === null || row.state !== 'queued' ? null : <span>{wait <= 0 ? '即将发送' : wait < 60_000 ? `${Math.ceil(wait / 1000)} 秒后再试` : `${span(wait)}后再试`}</span>}
        <Button kind="link" onClick={onLog}>详情</Button>
      </div>
      {row.receipt === null ? null : <div className={styles.way}><span>回执 <b>{row.receipt.receiptId}</b></span><span>支队收件 <DateText at={row.receipt.receivedAt} /></span><span>{row.receipt.via === 'usb' ? 'U 盘取回' : '网络取回'} <DateText at={row.receipt.keptAt} /></span></div>}
      {row.problem === null ? null : (
        <NoteKey head={`${row.problem.title}${row.problem.status === 0 ? '' : `（${row.problem.status}）`}`} actions={row.state === 'needs-attention' ? <Button running={requeue.running} onClick={() => void requeue.run({ id: row.id })}>重新发送</Button> : undefined}>
          {row.problem.detail}　{row.problem.todo}
        </NoteKey>
      )}
      {requeue.failure === null ? null : <FailureNote failure={requeue.failure} />}
    </article>
  );
}
