import type { TableName } from '#shared/rules/tables/types.ts';
import { columnHead, MAJOR_COLUMNS, WAGE_COLUMNS, type TableColumn } from '#shared/rules/tables/columns.ts';
import { LEVEL_WORD } from '#shared/rules/tables/words.ts';
import { useRead } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { cellText, type CellValue } from './format.ts';

interface Props { readonly table: TableName; readonly month: string; readonly against: 'previous-month' | 'latest-revision' | 'superseded'; readonly revision: number | null; readonly onClose: () => void }

const levelWord = (level: string): string => (LEVEL_WORD as Readonly<Record<string, string>>)[level] ?? level;

/** Two tables side by side: who came and went, whose level changed, and the changed cells. */
export function CompareDialog({ table, month, against, revision, onClose }: Props) {
  const found = useRead('reports.compare', { table, month, with: against, revision });
  const columns: readonly TableColumn[] = table === 'wage-risk' ? WAGE_COLUMNS : MAJOR_COLUMNS;
  const words = (column: string, value: CellValue): string => cellText(columns.find(({ id }) => id === column) ?? { id: column, type: 'text' }, value);
  const { data } = found;
  return (
    <Dialog title={data === undefined ? '对照' : `对照　${data.left} → ${data.right}`} width={860} onClose={onClose} footer={<Button kind="primary" onClick={onClose}>关闭</Button>}>
      {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
      {data === undefined ? found.failure === null ? <LoadingLines lines={6} /> : null : (
        <>
          {data.levels.length === 0 ? null : (
            <Section title="等级变化" caption={`${data.levels.length} 户`} bare>
              <PlainTable label="等级变化" rows={data.levels} rowKey={(row) => row.key} columns={[{ key: 'name', head: '单位', width: 200, grow: 1, cell: (row) => row.name }, { key: 'old', head: '原来', width: 110, cell: (row) => levelWord(row.old) }, { key: 'new', head: '现在', width: 110, cell: (row) => <b>{levelWord(row.new)}</b> }]} />
            </Section>
          )}
          {data.added.length + data.removed.length === 0 ? null : <Section title="增减" caption={`新列入 ${data.added.length}，不再列入 ${data.removed.length}`}><p>新列入：{data.added.map((one) => one.name).join('、') || '无'}</p><p>不再列入：{data.removed.map((one) => one.name).join('、') || '无'}</p></Section>}
          <Section title="改动的格子" caption={`${data.cells.length} 格`} bare>
            <PlainTable
              label="改动的格子" rows={data.cells.slice(0, 500)} rowKey={(row) => `${row.row}${row.column}`} empty={<p>没有改动。</p>}
              columns={[
                { key: 'row', head: '行', width: 180, cell: (row) => row.row }, { key: 'column', head: '列', width: 150, grow: 1, cell: (row) => `${row.column}　${columnHead(table, row.column)}` },
                { key: 'old', head: '原来', width: 130, align: 'right', cell: (row) => words(row.column, row.old) }, { key: 'new', head: '现在', width: 130, align: 'right', cell: (row) => <b>{words(row.column, row.new)}</b> },
              ]}
            />
            {data.cells.length > 500 ? <p>只显示前 500 格。</p> : null}
          </Section>
        </>
      )}
    </Dialog>
  );
}
