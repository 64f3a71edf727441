import { useState } from 'react';
import { Link } from 'react-router';
import { route } from '#shared/routes.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import type { Column } from '#renderer/ui/table/column.ts';
import { PagedVirtualTable } from '#renderer/ui/table/PagedVirtualTable.tsx';
import { useSlices, type RowOf } from '#renderer/ui/table/useSlices.ts';
import { AlertsNav } from '../AlertsNav.tsx';
import { ConfirmCourtDialog } from './ConfirmCourtDialog.tsx';

export type CourtRow = RowOf<'wages.courtQueue'>;
const matchWords: Readonly<Record<CourtRow['matchedBy'], string>> = { code: '代码相同', name: '仅名称相同', person: '被执行人是法定代表人个人', none: '没有对应单位' };

/** 被执行人待核实: only a record that a brigade member confirmed can make a red alert. */
export default function CourtScreen() {
  const slices = useSlices('wages.courtQueue', {});
  const [asked, ask] = useState<CourtRow | null>(null);
  const columns: readonly Column<CourtRow>[] = [
    { key: 'caseNo', head: '执行案号', width: 190, grow: 1, cell: (row) => row.caseNo },
    { key: 'name', head: '被执行人', width: 190, grow: 2, cell: (row) => row.debtorName },
    { key: 'court', head: '法院', width: 150, from: 1100, cell: (row) => (row.court === '' ? '—' : row.court) },
    { key: 'listed', head: '立案', width: 118, cell: (row) => <DateText at={row.listedAt} /> },
    { key: 'match', head: '对应', width: 176, cell: (row) => matchWords[row.matchedBy] },
    { key: 'candidates', head: '可能的单位', width: 200, grow: 2, cell: (row) => (row.candidates.length === 0 ? '—' : row.candidates.map((one) => <Link key={one.employerId} to={route.employer(one.employerId)} tabIndex={-1}>{one.name}　</Link>)) },
    { key: 'act', head: '', width: 70, align: 'right', cell: (row) => <Button kind="link" onClick={() => ask(row)}>核实</Button> },
  ];
  return (
    <Page title="被执行人待核实" scroll={false} summary={<span>{slices.total} 条　核实为本单位的才产生红色预警</span>} strip={<AlertsNav here="court" />} foot={<span>共 {slices.total} 条　名称相同不等于同一单位，请对照代码、地址和法定代表人</span>}>
      <PagedVirtualTable label="待核实的被执行人记录" columns={columns} slices={slices} rowKey={(row) => row.id} onOpen={ask} empty={<EmptyState>没有待核实的被执行人记录。</EmptyState>} />
      {asked === null ? null : <ConfirmCourtDialog row={asked} onClose={() => ask(null)} />}
    </Page>
  );
}
