import { Link } from 'react-router';
import type { z } from 'zod';
import type { alertLine } from '#shared/contract/wages.ts';
import { route } from '#shared/routes.ts';
import { AlertChip } from '#renderer/ui/AlertChip.tsx';
import { DayText } from '#renderer/ui/figures.tsx';
import { alertStateWords, industryWords } from '#renderer/ui/format/words.ts';
import type { Column } from '#renderer/ui/table/column.ts';
import { Tag } from '#renderer/ui/Tag.tsx';

export type AlertRow = z.output<typeof alertLine>;

export const alertColumns: readonly Column<AlertRow>[] = [
  { key: 'kind', head: '等级', width: 84, cell: (row) => <AlertChip level={row.kind} /> },
  { key: 'employer', head: '单位', width: 190, grow: 2, cell: (row) => <Link to={route.alert(row.id)} tabIndex={-1} title={row.employerName}>{row.employerName}</Link> },
  { key: 'evidence', head: '依据', width: 430, grow: 4, cell: (row) => <span title={row.evidence}>{row.evidence}</span> },
  { key: 'street', head: '街道', width: 92, from: 1180, cell: (row) => row.streetName },
  { key: 'industry', head: '行业', width: 76, from: 1260, cell: (row) => industryWords[row.industry] },
  { key: 'from', head: '起', width: 92, cell: (row) => <DayText day={row.from} /> },
  { key: 'ended', head: '止', width: 92, cell: (row) => <DayText day={row.endedOn} /> },
  { key: 'state', head: '处置', width: 124, cell: (row) => <>{alertStateWords[row.state]}{row.isNew ? <> <Tag>新增</Tag></> : null}</> },
  { key: 'handler', head: '工号', width: 64, from: 1080, cell: (row) => (row.handler === '' ? '—' : row.handler) },
];
