import { Link } from 'react-router';
import { alertLevel } from '#shared/contract/values.ts';
import { route } from '#shared/routes.ts';
import { AlertChip } from '#renderer/ui/AlertChip.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { tableWords } from '#renderer/ui/format/words.ts';
import type { Column } from '#renderer/ui/table/column.ts';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import type { Dossier, TabProps } from '../shape.ts';

type Row = Dossier['tables'][number];

function Level({ text }: { readonly text: string }) {
  const level = alertLevel.safeParse(text);
  return level.success ? <AlertChip level={level.data} /> : <>{text === '' ? '—' : text}</>;
}

const columns: readonly Column<Row>[] = [
  { key: 'month', head: '月份', width: 90, cell: (row) => row.month },
  { key: 'table', head: '表', width: 180, grow: 1, cell: (row) => <Link to={route.table(row.month, row.table, row.revision)}>{tableWords[row.table]}</Link> },
  { key: 'revision', head: '版本', width: 70, cell: (row) => `V${row.revision}` },
  { key: 'row', head: '行', width: 60, align: 'right', cell: (row) => row.row },
  { key: 'level', head: '等级或阶段', width: 130, cell: (row) => <Level text={row.level} /> },
  { key: 'delivered', head: '报送', width: 120, cell: (row) => (row.delivered ? '支队已签收' : '未签收') },
];

/** Approved monthly tables in which the employer stood. */
export default function MonthlyTables({ dossier }: TabProps) {
  return <Section bare title="列入的月报"><PlainTable label="列入的月报" columns={columns} rows={dossier.tables} rowKey={(row) => `${row.table}${row.month}${row.revision}${row.row}`} empty={<EmptyState>没有列入过已批准的月报。</EmptyState>} /></Section>;
}
