import type { Column } from '#renderer/ui/table/column.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { PagedVirtualTable } from '#renderer/ui/table/PagedVirtualTable.tsx';
import { useSlices, type RowOf } from '#renderer/ui/table/useSlices.ts';
import styles from '../imports.module.css';

type Row = RowOf<'imports.previewRows'>;
type State = 'created' | 'changed' | 'same' | 'unmatched';

interface Props { readonly previewId: string; readonly state: State; readonly leftOut: ReadonlySet<number>; readonly onToggle: (row: number) => void }

const empty: Readonly<Record<State, string>> = { created: '没有新增的行。', changed: '没有变更的行。', same: '没有相同的行。', unmatched: '没有待匹配的行。' };

const base: readonly Column<Row>[] = [
  { key: 'row', head: '行', width: 62, align: 'right', cell: (row) => row.row }, { key: 'title', head: '记录', width: 200, grow: 1, cell: (row) => <span title={row.title}>{row.title}</span> }, { key: 'key', head: '键', width: 190, grow: 1, cell: (row) => <span title={row.key}>{row.key}</span> },
];
const changes: Column<Row> = { key: 'changes', head: '列：现有 → 文件', width: 320, grow: 3, cell: (row) => <span>{row.changes.map((one) => <span key={one.head}>{one.head} <span className={styles.old}>{one.old ?? '（空）'}</span> → <span className={styles.new}>{one.new ?? '（空）'}</span>　</span>)}</span> };
const values: Column<Row> = { key: 'values', head: '内容', width: 320, grow: 3, cell: (row) => <span>{row.changes.map((one) => `${one.head} ${one.new ?? '—'}`).join('　')}</span> };
const remark: Column<Row> = { key: 'remark', head: '说明', width: 170, grow: 1, cell: (row) => (row.remark === '' ? '—' : <span title={row.remark}>{row.remark}</span>) };

/** Rows of one kind of the preview; those that would be written can be left out one by one. */
export function PreviewRows({ previewId, state, leftOut, onToggle }: Props) {
  const slices = useSlices('imports.previewRows', { previewId, state });
  const columns = [...base, state === 'changed' ? changes : values, remark];
  return (
    <PagedVirtualTable
      label="预览" columns={columns} slices={slices} rowKey={(row) => row.row} empty={<EmptyState>{empty[state]}</EmptyState>} mutedRow={(row) => leftOut.has(row.row)}
      {...(state === 'same' ? {} : { ticks: { has: (row: Row) => !leftOut.has(row.row), toggle: (row: Row) => onToggle(row.row), all: leftOut.size === 0 ? 'all' as const : 'some' as const, toggleAll: () => { for (const row of slices.loaded) if (leftOut.has(row.row)) onToggle(row.row); } } })}
    />
  );
}
