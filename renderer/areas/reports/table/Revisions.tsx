import { Link } from 'react-router';
import type { OutputOf } from '#shared/contract/index.ts';
import { route } from '#shared/routes.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { RailItem, RailList } from '#renderer/ui/RecordRail.tsx';
import { outboxWords, reasonWords } from '../words.ts';
import styles from './tableScreen.module.css';

type Revision = OutputOf<'reports.revisions'>['revisions'][number];

/** Frozen revisions with their way to the city, the newest first. */
export function Revisions({ revisions, onCompare }: { readonly revisions: readonly Revision[]; readonly onCompare: (revision: number) => void }) {
  if (revisions.length === 0) return <p className={styles.small}>还没有批准过。</p>;
  return (
    <RailList>
      {revisions.map((one) => (
        <RailItem
          key={one.id} end={<Link to={route.outbox()}>{outboxWords[one.outbox]}</Link>}
          caption={<>
            {one.reasonCode === null ? null : <div>更正：{reasonWords[one.reasonCode]}，改 {one.changedCells} 格　<Button kind="link" onClick={() => onCompare(one.revision)}>对照改动</Button></div>}
            <div><DateText at={one.approvedAt} /> 批准{one.receivedAt === null ? '' : <>　回执 <DateText at={one.receivedAt} /></>}</div>
            <div className={styles.digest}>{one.serial}　摘要 {one.digest.slice(0, 16)}…</div>
          </>}
        >
          <Link to={route.table(one.month, one.table, one.revision)}>{one.month} V{one.revision}</Link>
        </RailItem>
      ))}
    </RailList>
  );
}
