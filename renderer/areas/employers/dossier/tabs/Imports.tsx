import { Link } from 'react-router';
import { route } from '#shared/routes.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Count, DateText } from '#renderer/ui/figures.tsx';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import type { TabProps } from '../shape.ts';

/** Imports that touched the employer, and grid reports about it. */
export default function Imports({ dossier }: TabProps) {
  return (
    <>
      <Section bare title="导入批次">
        <PlainTable
          label="导入批次" rows={dossier.imports} rowKey={(row) => row.batchId} mutedRow={(row) => row.takenBack} empty={<EmptyState>没有批次涉及这户，资料是手工建立的。</EmptyState>}
          columns={[
            { key: 'at', head: '时间', width: 140, cell: (row) => <DateText at={row.at} /> }, { key: 'kind', head: '种类', width: 110, cell: (row) => row.kind },
            { key: 'file', head: '文件', width: 240, grow: 2, cell: (row) => <Link to={route.importBatch(row.batchId)}>{row.fileName}</Link> },
            { key: 'who', head: '经办', width: 80, cell: (row) => row.staffNo }, { key: 'state', head: '状态', width: 90, cell: (row) => (row.takenBack ? '已撤回' : '已写入') },
          ]}
        />
      </Section>
      <Section bare title="网格采集">
        <PlainTable
          label="网格采集" rows={dossier.gridReports} rowKey={(row) => row.reportNo} empty={<EmptyState>没有网格采集记录。</EmptyState>}
          columns={[
            { key: 'at', head: '采集时间', width: 140, cell: (row) => <DateText at={row.collectedAt} /> }, { key: 'no', head: '采集编号', width: 130, cell: (row) => row.reportNo },
            { key: 'change', head: '变动', width: 100, cell: (row) => row.change || '—' }, { key: 'headcount', head: '职工', width: 80, align: 'right', cell: (row) => <Count value={row.headcount} /> },
            { key: 'note', head: '备注', width: 200, grow: 1, cell: (row) => row.note || '—' },
          ]}
        />
      </Section>
    </>
  );
}
