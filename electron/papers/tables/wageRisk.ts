import type { WageRow, WageSummary } from '#shared/rules/tables/types.ts';
import { INDUSTRIES } from '#shared/rules/tables/types.ts';
import { qualityCodeText } from '#shared/rules/tables/columns.ts';
import { one, type Block, type PaperColumn, type PaperTable } from '../model.ts';
import { INDUSTRY_WORD, LEVEL_WORD } from '#shared/rules/tables/words.ts';
import { industryWord, orDash, paperMoney, yesNo } from './words.ts';

const column = (head: readonly string[], widthMm: number, align: PaperColumn['align'] = 'center'): PaperColumn => ({ head, widthMm, align });

const DETAIL: readonly PaperColumn[] = [
  column(['序号'], 9), column(['单位名称', '统一社会信用代码'], 43, 'left'), column(['行业', '街道（乡镇）'], 19), column(['在册', '职工数'], 12, 'right'),
  column(['上月应付', '工资（元）'], 22, 'right'), column(['专户余额', '（元）'], 22, 'right'), column(['余额', '倍数'], 10, 'right'), column(['黄色', '专户数'], 11, 'right'), column(['黄色', '预警'], 9),
  column(['上月', '未参保'], 11, 'right'), column(['本月', '未参保'], 11, 'right'), column(['橙色', '预警'], 9), column(['红色', '预警'], 9),
  column(['最高', '等级'], 14.5), column(['连续', '月数'], 9, 'right'), column(['未结欠薪', '余额（元）'], 22, 'right'), column(['未结涉', '及人数'], 11, 'right'), column(['数据', '质量码'], 11),
];
const GROUPS: readonly (readonly [string, number])[] = [['单位', 4], ['工资专户', 5], ['参保', 3], ['法院', 1], ['结论', 2], ['未结欠薪案件', 2], ['质量', 1]];

const SUMMARY: readonly PaperColumn[] = [
  column(['行业'], 24), column(['监测户数'], 20, 'right'), column(['无'], 16, 'right'), column(['数据不足'], 20, 'right'), column(['黄色'], 16, 'right'), column(['橙色'], 16, 'right'), column(['红色'], 16, 'right'),
  column(['黄色预警户'], 22, 'right'), column(['橙色预警户'], 22, 'right'), column(['红色预警户'], 22, 'right'), column(['未结欠薪余额（元）'], 40, 'right'), column(['未结涉及人数'], 23, 'right'),
];

/** D38: summary by industry, then one row an employer, then the quality codes that occur in words. W02 (报表月份) stands in the head of the sheet. */
export function wageRiskBlocks(rows: readonly WageRow[], summary: WageSummary, streetName: (code: string) => string): Block[] {
  const codes = [...new Set(rows.flatMap((row) => [...(row.W21 ?? '')]))].sort();
  return [
    { kind: 'heading', text: '甲　分行业汇总' },
    summaryTable(summary),
    { kind: 'heading', text: `乙　分户明细（${rows.length} 户）` },
    {
      kind: 'table', columns: DETAIL, groups: GROUPS, strongRows: 0, empty: '本月无应列入的单位（零报告）',
      rows: rows.map((row) => [
        one(String(row.W01)), [row.W04, row.W03], [INDUSTRY_WORD[row.W05], streetName(row.W06)], one(orDash(row.W07)), one(paperMoney(row.W08)), one(paperMoney(row.W09)), one(orDash(row.W10)), one(String(row.W11)), one(yesNo(row.W12)),
        one(orDash(row.W13)), one(orDash(row.W14)), one(yesNo(row.W15)), one(yesNo(row.W16)), one(LEVEL_WORD[row.W17]), one(String(row.W18)), one(paperMoney(row.W19)), one(String(row.W20)), one(orDash(row.W21)),
      ]),
    },
    ...(codes.length === 0 ? [] : [{ kind: 'gap', mm: 1.5 } as const, { kind: 'text', align: 'left', text: `数据质量码：${codes.map((code) => `${code} ${qualityCodeText(code).what}`).join('；')}。` } as const]),
  ];
}

function summaryTable(summary: WageSummary): PaperTable {
  return {
    kind: 'table', columns: SUMMARY, groups: [], strongRows: 1, empty: '',
    rows: [...INDUSTRIES, 'total' as const].map((key) => {
      const line = summary[key];
      return [
        industryWord(key), line.monitored, line.none, line.unknown, line.yellow, line.orange, line.red, line.yellowFlag, line.orangeFlag, line.redFlag, paperMoney(line.openArrears), line.unpaidHeadcount,
      ].map((value) => one(String(value)));
    }),
  };
}
