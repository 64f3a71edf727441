import { html } from 'hono/html';
import { INDUSTRY_WORD, LEVEL_WORD, MAJOR_COLUMNS, MAJOR_TOTALS, NODE_WORD, REASON_WORD, STAGE_WORD, TABLE_WORD, WAGE_COLUMNS, WAGE_TOTALS, type TableColumn, type TotalColumn } from '#shared/rules/tables/columns.ts';
import { formatYuanPaper, parseYuan } from '#shared/rules/money.ts';
import { INDUSTRIES, type TableName } from '#shared/rules/tables/types.ts';
import { shanghaiMinute } from '#shared/rules/time.ts';
import type { Html } from './layout.ts';
import type { HeldRevision } from './store.ts';

type Cell = string | number | boolean | null | undefined;
type Cells = Readonly<Record<string, Cell>>;

interface Sent {
  readonly districtName: string; readonly districtCode: string; readonly month: string; readonly revision: number; readonly serial?: string; readonly supersedes?: number;
  readonly reasonCode?: keyof typeof REASON_WORD; readonly rows: readonly Cells[]; readonly totals: Readonly<Record<string, Cell | Cells>>; readonly rulePack: string; readonly preparedBy: string; readonly approvedBy: string;
}

/** One table as the city received it, for the screen and A4 landscape. */
export function printable(held: HeldRevision): Html {
  const table = held.table as TableName;
  const sent = JSON.parse(held.payload) as Sent;
  const columns: readonly TableColumn[] = table === 'wage-risk' ? WAGE_COLUMNS : MAJOR_COLUMNS;
  return html`
    <p class="screen"><a href="/">返回收件箱</a></p>
    <h1>${TABLE_WORD[table]}　${sent.month}　${sent.districtName}（${sent.districtCode}）</h1>
    <p>${sent.serial ?? ''}　规则包 ${sent.rulePack}　核对 ${sent.preparedBy}　批准 ${sent.approvedBy}${correction(sent)}</p>
    ${table === 'wage-risk' ? summary(sent.totals as Readonly<Record<string, Cells>>) : totals(sent.totals as Cells, MAJOR_TOTALS)}
    <h2>明细（${sent.rows.length} 行）</h2>
    <table>
      <thead><tr>${columns.map((column) => html`<th>${column.head}</th>`)}</tr></thead>
      <tbody>${sent.rows.map((row) => html`<tr>${columns.map((column) => cell(column, row[column.id]))}</tr>`)}</tbody>
    </table>
    ${sent.rows.length === 0 ? html`<p>本月无符合条件的记录（零报告）。</p>` : ''}
    <p class="quiet">收到 ${shanghaiMinute(Date.parse(held.receivedAt))}　回执 <code>${held.receiptId}</code>　摘要 <code>${held.digest}</code></p>`;
}

function correction(sent: Sent): string {
  return sent.supersedes === undefined ? '' : `　更正第 ${sent.supersedes} 版（${sent.reasonCode === undefined ? '' : REASON_WORD[sent.reasonCode]}）`;
}

function summary(byIndustry: Readonly<Record<string, Cells>>): Html {
  const name = (key: string): string => (key === 'total' ? '合计' : (INDUSTRY_WORD as Readonly<Record<string, string>>)[key] ?? key);
  // The order of the definition; canonical text has its own.
  const lines = [...INDUSTRIES, 'total'].flatMap((key) => (byIndustry[key] === undefined ? [] : [[key, byIndustry[key]] as const]));
  return html`
    <table>
      <thead><tr><th>行业</th>${WAGE_TOTALS.map(({ head }) => html`<th>${head}</th>`)}</tr></thead>
      <tbody>${lines.map(([key, line]) => html`<tr><td>${name(key)}</td>${WAGE_TOTALS.map((total) => figure(total, line[total.id]))}</tr>`)}</tbody>
    </table>`;
}

function totals(line: Cells, columns: readonly TotalColumn[]): Html {
  return html`<table><thead><tr>${columns.map(({ head }) => html`<th>${head}</th>`)}</tr></thead><tbody><tr>${columns.map((total) => figure(total, line[total.id]))}</tr></tbody></table>`;
}

const figure = (total: TotalColumn, value: Cell): Html => html`<td class="number">${total.unit === '元' ? money(value) : plain(value)}</td>`;

const ENUMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  W05: INDUSTRY_WORD, P05: INDUSTRY_WORD, W17: LEVEL_WORD, P14: STAGE_WORD, P15: NODE_WORD, P16: NODE_WORD, P17: NODE_WORD, P18: NODE_WORD, P19: NODE_WORD,
};

function cell(column: TableColumn, value: Cell): Html {
  if (column.type === 'fen') return html`<td class="number">${money(value)}</td>`;
  if (column.type === 'int' || column.type === 'ratio') return html`<td class="number">${plain(value)}</td>`;
  return html`<td>${column.type === 'enum' ? (ENUMS[column.id]?.[String(value)] ?? plain(value)) : plain(value)}</td>`;
}

function plain(value: Cell): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  return value === null || value === undefined || value === '' ? '—' : String(value);
}

function money(value: Cell): string {
  const parsed = typeof value === 'string' ? parseYuan(value) : null;
  return parsed?.ok === true ? formatYuanPaper(parsed.fen) : plain(value);
}
