import { Link } from 'react-router';
import type { z } from 'zod';
import type { caseLine } from '#shared/contract/cases.ts';
import { route } from '#shared/routes.ts';
import { Count, DateText, Money } from '#renderer/ui/figures.tsx';
import type { Column } from '#renderer/ui/table/column.ts';
import { Tag } from '#renderer/ui/Tag.tsx';
import { triggersText } from '../words.ts';

export type CaseRow = z.output<typeof caseLine> & { readonly recused?: boolean };

export const caseColumns: readonly Column<CaseRow>[] = [
  { key: 'no', head: '案件编号', width: 206, grow: 1, cell: (row) => (row.recused === true ? row.caseNo : <Link to={route.case(row.id)} tabIndex={-1}>{row.caseNo}</Link>) },
  { key: 'employer', head: '单位', width: 170, grow: 2, cell: (row) => <span title={row.employerName}>{row.employerName}</span> },
  {
    key: 'cause', head: '案由', width: 140, grow: 1, cell: (row) => <>{row.cause}{row.isMajor ? <> <Tag kind="ink">重大</Tag></> : null}{row.proposedTriggers.length === 0 ? null : <> <Tag title={triggersText(row.proposedTriggers)}>应启动重大</Tag></>}</>,
  },
  { key: 'filed', head: '立案', width: 86, cell: (row) => <DateText at={row.filedAt} time={false} /> },
  { key: 'verified', head: '核实（元）', width: 104, align: 'right', from: 900, cell: (row) => <Money fen={row.verifiedFen} /> },
  { key: 'paid', head: '已付（元）', width: 104, align: 'right', from: 1080, cell: (row) => (row.recused === true ? null : <Money fen={row.paidFen} />) },
  { key: 'unpaid', head: '未付（元）', width: 104, align: 'right', cell: (row) => <Money fen={row.unpaidFen} strong /> },
  { key: 'people', head: '人数', width: 54, align: 'right', cell: (row) => <Count value={row.headcount} /> },
  { key: 'handler', head: '主办', width: 56, from: 980, cell: (row) => (row.handler === '' ? '—' : row.handler) },
  { key: 'state', head: '状态', width: 112, cell: (row) => (row.recused === true ? <Tag kind="ink">回避</Tag> : row.closedAt === null ? '未结' : <>结案 <DateText at={row.closedAt} time={false} /></>) },
];
