import { Link } from 'react-router';
import type { z } from 'zod';
import type { employerLine } from '#shared/contract/employers.ts';
import { route } from '#shared/routes.ts';
import { AlertChip } from '#renderer/ui/AlertChip.tsx';
import { Count, Money } from '#renderer/ui/figures.tsx';
import { industryWords, statusWords } from '#renderer/ui/format/words.ts';
import type { Column } from '#renderer/ui/table/column.ts';
import { Tag } from '#renderer/ui/Tag.tsx';
import styles from './list.module.css';

export type EmployerRow = z.output<typeof employerLine>;

function Name({ row }: { readonly row: EmployerRow }) {
  return <span className={styles.named}><Link to={route.employer(row.id)} tabIndex={-1} className={styles.name} title={row.name}>{row.name}</Link>{row.duplicateCode ? <Tag kind="ink" title="另有单位使用同一代码，质量码 C">重码</Tag> : null}</span>;
}

function Code({ row }: { readonly row: EmployerRow }) {
  if (row.uscc === '') return <span className={styles.temporary}>临时 {row.tempNo}</span>;
  return <>{row.uscc}</>;
}

/** Columns of the list. On a narrow table those with `from` are left out; all of them stand in the rail. */
export const employerColumns: readonly Column<EmployerRow>[] = [
  { key: 'name', head: '单位名称', width: 170, grow: 3, sort: 'name', cell: (row) => <Name row={row} /> },
  { key: 'code', head: '统一代码', width: 156, sort: 'code', cell: (row) => <Code row={row} /> },
  { key: 'industry', head: '行业', width: 78, from: 1000, cell: (row) => industryWords[row.industry] },
  { key: 'street', head: '街道', width: 88, sort: 'street', cell: (row) => row.street },
  { key: 'headcount', head: '职工', width: 62, align: 'right', sort: 'headcount', cell: (row) => <Count value={row.headcount} /> },
  { key: 'level', head: '预警', width: 86, sort: 'alert', cell: (row) => <AlertChip level={row.level} /> },
  { key: 'arrears', head: '未结欠薪（元）', width: 118, align: 'right', sort: 'arrears', cell: (row) => <Money fen={row.openArrearsFen} /> },
  { key: 'cases', head: '未结案', width: 66, align: 'right', sort: 'cases', cell: (row) => <Count value={row.openCases} /> },
  { key: 'status', head: '状态', width: 58, from: 930, cell: (row) => <span className={row.status === 'active' ? undefined : styles.inactive}>{statusWords[row.status]}</span> },
  { key: 'tags', head: '标签', width: 130, grow: 2, from: 1120, cell: (row) => <span className={styles.tags}>{row.tags.map((tag) => <Tag key={tag}>{tag}</Tag>)}</span> },
];
