import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { route } from '#shared/routes.ts';
import { useRead } from '#renderer/bridge/index.ts';
import { AlertChip } from '#renderer/ui/AlertChip.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FilterBar, FilterText } from '#renderer/ui/filter/FilterBar.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import type { Column } from '#renderer/ui/table/column.ts';
import { PagedVirtualTable } from '#renderer/ui/table/PagedVirtualTable.tsx';
import { useSlices, type RowOf } from '#renderer/ui/table/useSlices.ts';
import { useSettled } from '#renderer/ui/useSettled.ts';
import { AlertsNav } from '../AlertsNav.tsx';

type Row = RowOf<'wages.unknown'>;

const columns: readonly Column<Row>[] = [
  { key: 'codes', head: '质量码', width: 110, cell: (row) => <><AlertChip level="unknown" /> {row.codes}</> },
  { key: 'employer', head: '单位', width: 190, grow: 1, cell: (row) => <Link to={route.employer(row.employerId)} tabIndex={-1}>{row.employerName}</Link> },
  { key: 'uscc', head: '统一代码', width: 172, from: 980, cell: (row) => row.uscc },
  { key: 'what', head: '缺什么', width: 200, grow: 1, cell: (row) => row.missing.map((one) => one.what).join('；') },
  { key: 'ask', head: '向谁要', width: 330, grow: 2, cell: (row) => [...new Set(row.missing.map((one) => one.ask))].join('；') },
];

/** 数据不足: unknown is shown as unknown, with what is missing and whom to ask for it. Nothing is guessed. */
export default function UnknownScreen() {
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const asked = useSettled(text);
  const slices = useSlices('wages.unknown', { text: asked });
  const head = useRead('wages.unknown', { text: asked, offset: 0, limit: 1 }, { keep: true }).data;
  return (
    <Page
      title="数据不足" scroll={false} summary={head === undefined ? null : <span>{head.referenceMonth}　{head.total.toLocaleString('zh-CN')} 户不能判定，不猜测</span>}
      strip={<><AlertsNav here="unknown" /><FilterBar><FilterText value={text} onChange={setText} placeholder="单位名称、代码" label="筛选单位" /></FilterBar></>}
      foot={<span>共 {slices.total.toLocaleString('zh-CN')} 户　补齐数据后在“数据导入”中导入，自动重新判定</span>}
    >
      <PagedVirtualTable
        label="数据不足的单位" columns={columns} slices={slices} rowKey={(row) => row.employerId} onOpen={(row) => void navigate(route.employer(row.employerId))}
        empty={<EmptyState>{asked === '' ? '没有因缺数而不能判定的单位。' : `没有符合“${asked}”的单位。`}</EmptyState>}
      />
    </Page>
  );
}
