import type { MajorRow, MajorTotals } from '#shared/rules/tables/types.ts';
import { one, type Block, type PaperColumn } from '../model.ts';
import { INDUSTRY_WORD, NODE_WORD, STAGE_WORD } from '#shared/rules/tables/words.ts';
import { orDash, paperMoney, yesNo } from './words.ts';

const column = (head: readonly string[], widthMm: number, align: PaperColumn['align'] = 'center'): PaperColumn => ({ head, widthMm, align });

const COLUMNS: readonly PaperColumn[] = [
  column(['序号'], 9), column(['案件编号'], 26, 'left'), column(['单位名称', '统一社会信用代码'], 38, 'left'), column(['行业', '启动条件'], 14), column(['启动时间', '立案天数'], 18), column(['涉及', '人数'], 10, 'right'),
  column(['核实欠薪', '未付余额（元）'], 22, 'right'), column(['本月支付', '累计支付（元）'], 22, 'right'), column(['兑付率 %', '当前阶段'], 16),
  column(['30分钟', '到场'], 12), column(['2小时', '快报'], 12), column(['6小时', '协议'], 12), column(['24小时', '公安'], 12), column(['72小时', '发放'], 12), column(['超时', '节点'], 9, 'right'),
  column(['移送', '公安'], 9), column(['本月', '办结'], 9), column(['跨年', '未结'], 9), column(['后续', '跟踪'], 10),
];
const GROUPS: readonly (readonly [string, number])[] = [['案件', 6], ['金额', 3], ['五个时限节点', 6], ['办理', 4]];

/** D39: totals in words, then one row a major case. Paired columns stand one above the other, each under its own head. */
export function majorCaseBlocks(rows: readonly MajorRow[], totals: MajorTotals): Block[] {
  return [
    {
      kind: 'facts', columns: 4,
      facts: [
        ['列表案件', `${totals.rows} 件`], ['月末未结', `${totals.openAtEnd} 件`], ['本月办结', `${totals.closedInMonth} 件`], ['本月启动', `${totals.startedInMonth} 件`],
        ['涉及人数', `${totals.headcount} 人`], ['核实欠薪', `${paperMoney(totals.verified)} 元`], ['本月支付', `${paperMoney(totals.paidInMonth)} 元`], ['累计支付', `${paperMoney(totals.paidCumulative)} 元`],
        ['未付余额', `${paperMoney(totals.unpaid)} 元`], ['超时节点', `${totals.lateNodes} 个`], ['金额未核实', `${totals.unverified} 件`],
      ],
    },
    { kind: 'gap', mm: 2 },
    {
      kind: 'table', columns: COLUMNS, groups: GROUPS, strongRows: 0, empty: '本月无重大案件（零报告）',
      rows: rows.map((row) => [
        one(String(row.P01)), one(row.P02), [row.P04, row.P03], [INDUSTRY_WORD[row.P05], row.P06], [...row.P07.split(' '), `${row.P22} 天`], one(String(row.P08)),
        [paperMoney(row.P09), paperMoney(row.P12)], [paperMoney(row.P10), paperMoney(row.P11)], [orDash(row.P13), STAGE_WORD[row.P14]],
        one(NODE_WORD[row.P15]), one(NODE_WORD[row.P16]), one(NODE_WORD[row.P17]), one(NODE_WORD[row.P18]), one(NODE_WORD[row.P19]), one(String(row.P20)),
        one(yesNo(row.P21)), one(yesNo(row.P23)), one(yesNo(row.P24)), one(row.P25),
      ]),
    },
    { kind: 'gap', mm: 1.5 },
    { kind: 'text', align: 'left', text: '启动条件：1 欠薪人数达到标准；2 金额达到标准；3 堵路、跳楼或群体上访；4 舆情点击量达到标准。' },
  ];
}
