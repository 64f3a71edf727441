import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { DataTable } from '#renderer/ui/table/DataTable.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { OVERRIDE_WORD, whoText, type Entry } from './filter.ts';

interface Props {
  readonly entries: readonly Entry[];
  readonly cursor: number | null;
  readonly onCursor: (index: number) => void;
  readonly onClear: () => void;
}

/** One page of entries, newest first. */
export function Entries({ entries, cursor, onCursor, onClear }: Props) {
  return (
    <DataTable
      label="日志" rows={entries} rowKey={(row) => row.seq} cursor={cursor} onCursor={onCursor} empty={<EmptyState ways={<Button kind="link" onClick={onClear}>清除筛选</Button>}>没有符合筛选的日志。</EmptyState>}
      columns={[
        { key: 'seq', head: '号', width: 64, align: 'right', cell: (row) => row.seq }, { key: 'at', head: '时间', width: 126, cell: (row) => <DateText at={row.at} /> }, { key: 'who', head: '工号', width: 76, cell: (row) => whoText(row.staffNo) },
        { key: 'operation', head: '操作', width: 120, cell: (row) => <span title={row.operation}>{row.operationWord}</span> },
        { key: 'summary', head: '事项', width: 300, grow: 3, cell: (row) => <span title={row.summary}>{row.override === null ? null : <><Tag>{OVERRIDE_WORD[row.override]}</Tag> </>}{row.summary}</span> },
        { key: 'subject', head: '对象', width: 160, grow: 1, from: 1000, cell: (row) => <span title={row.subject}>{row.subject}</span> }, { key: 'reason', head: '理由', width: 150, grow: 1, from: 1100, cell: (row) => (row.reason === '' ? '—' : row.reason) },
      ]}
    />
  );
}
