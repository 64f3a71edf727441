import type { MajorRow, MajorTotals, WageRow, WageSummary } from '#shared/rules/tables/types.ts';
import { INDUSTRIES } from '#shared/rules/tables/types.ts';
import { MAJOR_COLUMNS, qualityCodeText, WAGE_COLUMNS } from '#shared/rules/tables/columns.ts';
import type { TableDocument } from './document.ts';
import type { PrintedSheet } from '#electron/spreadsheets/printed.ts';
import { headLines, signatures, TABLE_TITLE } from './paper.ts';
import { industryWord } from './words.ts';
import { INDUSTRY_WORD, LEVEL_WORD, NODE_WORD, STAGE_WORD } from '#shared/rules/tables/words.ts';

type Cell = string | number | boolean | null;
const WIDTH: Readonly<Record<string, number>> = { text: 6, uscc: 19, name: 20, enum: 7.5, code: 9, int: 5.5, fen: 12, ratio: 6, bool: 5, month: 8, minute: 15 };

/** The workbook of one table: every column of its definition in order (exports: 月报), with Part A or the totals on a sheet of its own. */
export function tableSheets(document: TableDocument): PrintedSheet[] {
  return document.table === 'wage-risk'
    ? wageSheets(document, document.rows as WageRow[], document.totals as unknown as WageSummary)
    : majorSheets(document, document.rows as MajorRow[], document.totals as unknown as MajorTotals);
}

function wageSheets(document: TableDocument, rows: readonly WageRow[], summary: WageSummary): PrintedSheet[] {
  const heads = ['行业', '监测户数', '无', '数据不足', '黄色', '橙色', '红色', '黄色预警户', '橙色预警户', '红色预警户', '未结欠薪余额（元）', '未结涉及人数'];
  const word = (column: string, value: Cell): Cell => {
    if (column === 'W05') return INDUSTRY_WORD[value as WageRow['W05']];
    if (column === 'W06') return document.streetNames[String(value)] ?? value;
    if (column === 'W17') return LEVEL_WORD[value as WageRow['W17']];
    return value;
  };
  const codes = [...new Set(rows.flatMap((row) => [...(row.W21 ?? '')]))].sort();
  return [
    { ...frame(document, '分户明细'), ...columns(WAGE_COLUMNS), rows: rows.map((row) => WAGE_COLUMNS.map((column) => word(column.id, row[column.id as keyof WageRow]))), footLines: [...codes.map((code) => `${code}：${qualityCodeText(code).what}`), ...feet(document)] },
    {
      ...frame(document, '分行业汇总'), columns: heads.map((head, i) => ({ head, width: i === 10 ? 20 : 12, align: i === 0 ? 'left' : 'right', money: i === 10 })), strongRows: 1, footLines: feet(document),
      rows: [...INDUSTRIES, 'total' as const].map((key) => {
        const line = summary[key];
        return [industryWord(key), line.monitored, line.none, line.unknown, line.yellow, line.orange, line.red, line.yellowFlag, line.orangeFlag, line.redFlag, line.openArrears, line.unpaidHeadcount];
      }),
    },
  ];
}

function majorSheets(document: TableDocument, rows: readonly MajorRow[], totals: MajorTotals): PrintedSheet[] {
  const word = (column: string, value: Cell): Cell => {
    if (column === 'P05') return INDUSTRY_WORD[value as MajorRow['P05']];
    if (column === 'P14') return STAGE_WORD[value as MajorRow['P14']];
    if (/^P1[5-9]$/.test(column)) return NODE_WORD[value as MajorRow['P15']];
    return value;
  };
  const total: readonly (readonly [string, Cell])[] = [
    ['列表案件', totals.rows], ['月末未结', totals.openAtEnd], ['本月办结', totals.closedInMonth], ['本月启动', totals.startedInMonth], ['涉及人数', totals.headcount], ['核实欠薪（元）', totals.verified],
    ['本月支付（元）', totals.paidInMonth], ['累计支付（元）', totals.paidCumulative], ['未付余额（元）', totals.unpaid], ['超时节点', totals.lateNodes], ['金额未核实', totals.unverified],
  ];
  return [
    { ...frame(document, '案件进度'), ...columns(MAJOR_COLUMNS), rows: rows.map((row) => MAJOR_COLUMNS.map((column) => word(column.id, row[column.id as keyof MajorRow]))), footLines: feet(document) },
    { ...frame(document, '合计'), columns: [{ head: '项目', width: 24, align: 'left' }, { head: '数值', width: 24, align: 'right', money: true }], rows: total, strongRows: 0, footLines: feet(document) },
  ];
}

function frame(document: TableDocument, name: string): Pick<PrintedSheet, 'name' | 'titleLines' | 'strongRows'> {
  return { name, titleLines: [`${TABLE_TITLE[document.table]}${document.draft ? '（草稿）' : document.supersedes === null ? '' : `（V${document.revision} 更正）`}`, ...headLines(document)], strongRows: 0 };
}

function columns(definitions: readonly { head: string; type: string }[]): Pick<PrintedSheet, 'columns'> {
  return {
    columns: definitions.map(({ head, type }) => ({
      head, width: WIDTH[head.includes('名称') || head === '案件编号' ? 'name' : type] ?? 10, align: type === 'fen' || type === 'int' || type === 'ratio' ? 'right' : type === 'text' || type === 'uscc' ? 'left' : 'center', money: type === 'fen',
    })),
  };
}

function feet(document: TableDocument): string[] {
  return [signatures(document), document.draft ? '草稿，未经批准，不得报送。' : `摘要 SHA-256 ${document.digest}`];
}
