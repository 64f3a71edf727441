import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { PagedVirtualTable } from '#renderer/ui/table/PagedVirtualTable.tsx';
import { useSlices } from '#renderer/ui/table/useSlices.ts';

/** Rows that do not go in: row, column, what was found, what is expected. They do not keep the others out. */
export function RefusedRows({ previewId }: { readonly previewId: string }) {
  const slices = useSlices('imports.previewRefused', { previewId });
  return (
    <PagedVirtualTable
      label="被拒" slices={slices} rowKey={(row) => `${row.row}-${row.head}-${row.reason}`} empty={<EmptyState>没有被拒的行。</EmptyState>}
      columns={[
        { key: 'row', head: '行', width: 70, align: 'right', cell: (row) => row.row }, { key: 'head', head: '列', width: 150, cell: (row) => row.head }, { key: 'found', head: '文件中', width: 200, grow: 1, cell: (row) => <span title={row.found}>{row.found === '' ? '（空）' : row.found}</span> },
        { key: 'reason', head: '错误原因', width: 320, grow: 3, cell: (row) => <span title={row.reason}>{row.reason}</span> },
      ]}
    />
  );
}
