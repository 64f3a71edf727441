import { useRead } from '#renderer/bridge/index.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import type { OutputOf } from '#shared/contract/index.ts';
import { Section } from '#renderer/ui/Section.tsx';
import type { Column } from '#renderer/ui/table/column.ts';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import styles from '../dossier.module.css';
import type { TabProps } from '../shape.ts';

type Entry = OutputOf<'employers.history'>['entries'][number] & { readonly key: number };

const value = (text: string | null): string => (text === null || text === '' ? '空' : text);

const columns: readonly Column<Entry>[] = [
  { key: 'at', head: '时间', width: 128, cell: (row) => <DateText at={row.at} /> },
  { key: 'who', head: '经办', width: 76, cell: (row) => row.staffNo },
  {
    key: 'changes', head: '原来 → 改为', width: 320, grow: 3,
    cell: (row) => row.changes.map((change) => <div key={change.field} className={styles.change}><span className={styles.head}>{change.head}</span><span className={styles.old}>{value(change.old)}</span><span aria-hidden="true">→</span><span className={styles.new}>{value(change.new)}</span></div>),
  },
  { key: 'why', head: '来源或理由', width: 180, grow: 1, cell: (row) => [row.batch === '' ? '' : `导入：${row.batch}`, row.reason].filter(Boolean).join('　') || '—' },
];

/** Every change of the head data: who, when, old and new value, through which import or why. */
export default function History({ dossier }: TabProps) {
  const history = useRead('employers.history', { id: dossier.id });
  return (
    <Section bare title="资料变更史" caption={history.data === undefined ? undefined : `${history.data.entries.length} 次`}>
      {history.failure === null ? <PlainTable label="资料变更史" columns={columns} rows={history.data?.entries.map((entry, key) => ({ ...entry, key }))} rowKey={(row) => row.key} empty={<EmptyState>建档以后没有改过。</EmptyState>} /> : <FailureNote failure={history.failure} again={history.again} />}
    </Section>
  );
}
