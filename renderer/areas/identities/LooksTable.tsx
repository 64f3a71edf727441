import { Link } from 'react-router';
import { route } from '#shared/routes.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import type { Column } from '#renderer/ui/table/column.ts';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { lookerText, type LookLine } from './words.ts';

const PAGE = { case: route.case, complaint: route.complaint, mediation: route.mediation } as const;

/** Looks, the newest first; the captain's new ones are marked by a word. */
export function LooksTable({ rows, withSubject }: { readonly rows: readonly LookLine[] | undefined; readonly withSubject: boolean }) {
  const columns: readonly Column<LookLine>[] = [
    { key: 'at', head: '时间', width: 140, cell: (row) => <DateText at={row.at} /> },
    { key: 'who', head: '查看人', width: 170, cell: (row) => lookerText(row) },
    { key: 'person', head: '看的是谁', width: 110, cell: (row) => row.pseudonym },
    { key: 'paper', head: '看了什么', width: 150, grow: 1, cell: (row) => row.paper || '身份' },
    ...(withSubject ? [{ key: 'subject', head: '事项', width: 220, grow: 1, cell: (row: LookLine) => <Link to={PAGE[row.subject.kind](row.subject.id)}>{row.subjectLabel}</Link> } satisfies Column<LookLine>] : []),
    { key: 'reason', head: '理由', width: 200, grow: 2, cell: (row) => row.reason },
    { key: 'noted', head: '阅知', width: 90, from: 820, cell: (row) => (row.notedAt === null ? '' : <DateText at={row.notedAt} time={false} />) },
  ];
  return <PlainTable label="身份查看记录" columns={columns} rows={rows} rowKey={(row) => row.id} empty={<EmptyState>还没有人查看过身份。</EmptyState>} />;
}
