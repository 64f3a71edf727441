import type { OutputOf } from '#shared/contract/index.ts';
import { refuse } from '#shared/messages/index.ts';
import { columnHead } from '#shared/rules/tables/columns.ts';
import { keyedTotals } from '#shared/rules/tables/compare.ts';
import { record, sum, type ExplainedRecord } from '#shared/rules/tables/explanation.ts';
import { clause, type RulePack } from '#shared/rules/rulePack.ts';
import type { MajorRow, TableName, WageRow } from '#shared/rules/tables/types.ts';
import { INDUSTRY_WORD, LEVEL_WORD } from '#shared/rules/tables/words.ts';
import type { TableVersion } from '../versions.ts';

type Explanation = Omit<OutputOf<'reports.explain'>, 'rulePack' | 'history'>;
interface Part { readonly name: string; readonly text: string; readonly fen: number | null }

export const isTotalRow = (row: string): boolean => row === 'total' || row.startsWith('total.');

const industryWord = (industry: string): string => (INDUSTRY_WORD as Readonly<Record<string, string>>)[industry] ?? industry;

/** A row in a sentence: totals by their word, others by their key. */
export function rowWord(row: string): string {
  if (!isTotalRow(row)) return row;
  return row === 'total' ? '合计' : `${industryWord(row.slice('total.'.length))}合计`;
}

/** How a total came about: the rows that went into it, each with its share. Employers without an alert are counted, not listed. */
export function explainTotal(table: TableName, month: string, { exact }: TableVersion, row: string, column: string, pack: RulePack): Explanation {
  const totals = keyedTotals(exact).get(row);
  if (totals === undefined) throw refuse('reports.noRow', { row });
  const value = Object.hasOwn(totals, column) ? totals[column] : undefined;
  if (value === undefined) throw refuse('reports.noColumn', { column });
  const industry = row === 'total' ? null : row.slice('total.'.length);
  const parts = 'summary' in exact ? wageParts(exact.rows.filter((one) => industry === null || one.W05 === industry), column) : majorParts(exact.rows, column, month);
  const title = columnHead(table, column);
  return {
    column, title, value, subject: industry === null ? '合计' : industryWord(industry),
    records: parts.map((part): ExplainedRecord => record(table === 'wage-risk' ? '单位' : '案件', '', part.name + (part.text === '' ? '' : `　${part.text}`), part.fen, true, '计入')),
    arithmetic: [sum(title, ...countLine(table, column, parts.length, totals))], clause: clause(pack, 'report.monthly'),
  };
}

const fenOf = (text: string | null): number => Number((text ?? '0.00').replace('.', ''));

const LEVELS: ReadonlySet<string> = new Set(['unknown', 'yellow', 'orange', 'red']);
const FLAGS: Readonly<Record<string, 'W12' | 'W15' | 'W16'>> = { yellowFlag: 'W12', orangeFlag: 'W15', redFlag: 'W16' };

function wageParts(rows: readonly WageRow[], column: string): Part[] {
  const flag = FLAGS[column];
  if (flag !== undefined) return rows.filter((row) => row[flag]).map((row) => ({ name: row.W04, text: LEVEL_WORD[row.W17], fen: null }));
  if (LEVELS.has(column)) return rows.filter((row) => row.W17 === column).map((row) => ({ name: row.W04, text: row.W21 ?? '', fen: null }));
  if (column === 'openArrears') return rows.filter((row) => fenOf(row.W19) > 0).map((row) => ({ name: row.W04, text: '', fen: fenOf(row.W19) }));
  if (column === 'unpaidHeadcount') return rows.filter((row) => Number(row.W20) > 0).map((row) => ({ name: row.W04, text: `${row.W20} 人`, fen: null }));
  return [];
}

const MONEY: Readonly<Record<string, 'P09' | 'P10' | 'P11' | 'P12'>> = { verified: 'P09', paidInMonth: 'P10', paidCumulative: 'P11', unpaid: 'P12' };

function majorParts(rows: readonly MajorRow[], column: string, month: string): Part[] {
  const money = MONEY[column];
  const part = (row: MajorRow, text: string, fen: number | null): Part => ({ name: `${row.P02}　${row.P04}`, text, fen });
  if (money !== undefined) return rows.filter((row) => row[money] !== null).map((row) => part(row, '', fenOf(row[money])));
  switch (column) {
    case 'headcount': return rows.map((row) => part(row, `${row.P08} 人`, null));
    case 'lateNodes': return rows.filter((row) => row.P20 > 0).map((row) => part(row, `${row.P20} 个`, null));
    case 'unverified': return rows.filter((row) => row.P09 === null).map((row) => part(row, '', null));
    case 'openAtEnd': return rows.filter((row) => !row.P23).map((row) => part(row, '', null));
    case 'closedInMonth': return rows.filter((row) => row.P23).map((row) => part(row, '', null));
    case 'startedInMonth': return rows.filter((row) => row.P07.startsWith(month)).map((row) => part(row, row.P07, null));
    default: return rows.map((row) => part(row, '', null));
  }
}

function countLine(table: TableName, column: string, parts: number, totals: Readonly<Record<string, unknown>>): string[] {
  if (table === 'wage-risk' && (column === 'monitored' || column === 'none')) {
    const [all, none] = [Number(totals['monitored']), Number(totals['none'])];
    return [`监测 ${all} 户 = 无 ${none} + 数据不足 ${String(totals['unknown'])} + 黄色 ${String(totals['yellow'])} + 橙色 ${String(totals['orange'])} + 红色 ${String(totals['red'])}`];
  }
  return [parts === 0 ? '没有计入的行' : `${parts} 行计入，结果 ${String(totals[column])}`];
}
