import { Count } from '#renderer/ui/figures.tsx';
import type { Column } from '#renderer/ui/table/column.ts';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import type { Dossier } from '../shape.ts';

type Month = Dossier['insurance'][number];

const columns: readonly Column<Month>[] = [
  { key: 'month', head: '月份', width: 110, grow: 1, cell: (row) => row.month },
  { key: 'employed', head: '在职', width: 90, align: 'right', cell: (row) => <Count value={row.employed} /> },
  { key: 'uninsured', head: '未参保', width: 90, align: 'right', cell: (row) => <Count value={row.uninsured} strong /> },
];

/** Insurance by month; a missing figure is a dash. */
export function InsuranceTable({ months }: { readonly months: readonly Month[] }) {
  return <PlainTable label="参保情况" columns={columns} rows={months} rowKey={(row) => row.month} />;
}
