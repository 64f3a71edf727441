import type { MajorRow, TableName, WageRow } from './types.ts';

export * from './words.ts';

/** How a column's value is written: text lengths and alignment follow from it. */
export type ColumnType = 'int' | 'month' | 'uscc' | 'text' | 'enum' | 'code' | 'fen' | 'ratio' | 'bool' | 'minute';

export interface TableColumn<Id extends string = string> {
  readonly id: Id;
  /** Chinese head as the table's definition writes it, with the unit in brackets where there is one. */
  readonly head: string;
  /** Head of a narrow column on the screen. */
  readonly short: string;
  readonly type: ColumnType;
  /** 元, 人, %, 天 …; empty where the value has none. */
  readonly unit: string;
  /** Head of the group above, as on the screen. */
  readonly group: string;
}

const column = <Id extends string>(id: Id, head: string, short: string, type: ColumnType, unit: string, group: string): TableColumn<Id> => ({ id, head, short, type, unit, group });

/** Columns of 《欠薪风险预警表》 in order (domain tables 2). */
export const WAGE_COLUMNS: readonly TableColumn<keyof WageRow>[] = [
  column('W01', '序号', '序', 'int', '', '单位'),
  column('W02', '报表月份', '月份', 'month', '', '单位'),
  column('W03', '统一社会信用代码', '统一社会信用代码', 'uscc', '', '单位'),
  column('W04', '单位名称', '单位名称', 'text', '', '单位'),
  column('W05', '行业', '行业', 'enum', '', '单位'),
  column('W06', '街道（乡镇）', '街道', 'code', '', '单位'),
  column('W07', '在册职工数', '在册职工', 'int', '人', '单位'),
  column('W08', '上月应付工资（元）', '上月应付', 'fen', '元', '工资专户　黄色'),
  column('W09', '专户余额（元）', '专户余额', 'fen', '元', '工资专户　黄色'),
  column('W10', '余额倍数', '余额倍数', 'ratio', '', '工资专户　黄色'),
  column('W11', '黄色专户数', '专户数', 'int', '户', '工资专户　黄色'),
  column('W12', '黄色预警', '黄色', 'bool', '', '工资专户　黄色'),
  column('W13', '上月未参保人数', '上月未保', 'int', '人', '参保　橙色'),
  column('W14', '本月未参保人数', '本月未保', 'int', '人', '参保　橙色'),
  column('W15', '橙色预警', '橙色', 'bool', '', '参保　橙色'),
  column('W16', '红色预警', '红色', 'bool', '', '法院'),
  column('W17', '最高等级', '最高等级', 'enum', '', '结论'),
  column('W18', '连续预警月数', '连续月数', 'int', '月', '结论'),
  column('W19', '未结欠薪余额（元）', '欠薪余额', 'fen', '元', '未结欠薪案件'),
  column('W20', '未结涉及人数', '人数', 'int', '人', '未结欠薪案件'),
  column('W21', '数据质量码', '代码', 'text', '', '质量'),
];

/** Columns of 《重大案件进度表》 in order (domain tables 3). */
export const MAJOR_COLUMNS: readonly TableColumn<keyof MajorRow>[] = [
  column('P01', '序号', '序', 'int', '', '案件'),
  column('P02', '案件编号', '案件编号', 'text', '', '案件'),
  column('P03', '统一社会信用代码', '统一社会信用代码', 'uscc', '', '案件'),
  column('P04', '单位名称', '单位名称', 'text', '', '案件'),
  column('P05', '行业', '行业', 'enum', '', '案件'),
  column('P06', '启动条件', '条件', 'text', '', '启动'),
  column('P07', '启动时间', '启动时间', 'minute', '', '启动'),
  column('P08', '涉及人数', '人数', 'int', '人', '欠薪与支付'),
  column('P09', '核实欠薪金额（元）', '核实欠薪', 'fen', '元', '欠薪与支付'),
  column('P10', '本月支付（元）', '本月支付', 'fen', '元', '欠薪与支付'),
  column('P11', '累计支付（元）', '累计支付', 'fen', '元', '欠薪与支付'),
  column('P12', '未付余额（元）', '未付余额', 'fen', '元', '欠薪与支付'),
  column('P13', '兑付率（%）', '兑付率', 'ratio', '%', '欠薪与支付'),
  column('P14', '当前阶段', '阶段', 'enum', '', '进度'),
  column('P15', '30分钟节点', '30 分钟', 'enum', '', '应急节点'),
  column('P16', '2小时节点', '2 小时', 'enum', '', '应急节点'),
  column('P17', '6小时节点', '6 小时', 'enum', '', '应急节点'),
  column('P18', '24小时节点', '24 小时', 'enum', '', '应急节点'),
  column('P19', '72小时节点', '72 小时', 'enum', '', '应急节点'),
  column('P20', '超时节点数', '超时', 'int', '个', '应急节点'),
  column('P21', '是否移送公安', '移送', 'bool', '', '结果'),
  column('P22', '立案天数', '天数', 'int', '天', '结果'),
  column('P23', '本月办结', '办结', 'bool', '', '结果'),
  column('P24', '跨年未结', '跨年', 'bool', '', '结果'),
  column('P25', '后续跟踪', '跟踪', 'text', '', '结果'),
];

/** A total's key, head and unit, in the order of the definition. */
export interface TotalColumn {
  readonly id: string;
  readonly head: string;
  readonly unit: string;
}

const total = (id: string, head: string, unit: string): TotalColumn => ({ id, head, unit });

/** Part A of the wage-risk table. */
export const WAGE_TOTALS: readonly TotalColumn[] = [
  total('monitored', '监测户数', '户'), total('none', '无', '户'), total('unknown', '数据不足', '户'), total('yellow', '黄色', '户'), total('orange', '橙色', '户'), total('red', '红色', '户'),
  total('yellowFlag', '黄色预警户', '户'), total('orangeFlag', '橙色预警户', '户'), total('redFlag', '红色预警户', '户'), total('openArrears', '未结欠薪余额（元）', '元'), total('unpaidHeadcount', '未结涉及人数', '人'),
];

/** Totals of the major-case table. */
export const MAJOR_TOTALS: readonly TotalColumn[] = [
  total('rows', '列表案件', '件'), total('openAtEnd', '月末未结', '件'), total('closedInMonth', '本月办结', '件'), total('startedInMonth', '本月启动', '件'), total('headcount', '涉及人数', '人'),
  total('verified', '核实欠薪（元）', '元'), total('paidInMonth', '本月支付（元）', '元'), total('paidCumulative', '累计支付（元）', '元'), total('unpaid', '未付余额（元）', '元'),
  total('lateNodes', '超时节点', '个'), total('unverified', '金额未核实', '件'),
];

/** Head of a column or total of a table; its id where it is unknown. */
export function columnHead(table: TableName, id: string): string {
  const [columns, totals] = table === 'wage-risk' ? [WAGE_COLUMNS, WAGE_TOTALS] : [MAJOR_COLUMNS, MAJOR_TOTALS];
  return columns.find((c) => c.id === id)?.head ?? totals.find((t) => t.id === id)?.head ?? id;
}

export type QualityCode = 'P' | 'B' | 'S' | 'G' | 'N' | 'C';
export interface QualityText {
  /** What is missing or open. */
  readonly what: string;
  /** Whom to ask for it. */
  readonly ask: string;
}

const QUALITY: Readonly<Record<QualityCode, QualityText>> = {
  P: { what: '缺上月应付工资', ask: '施工总承包单位或用人单位报送上月工资表' },
  B: { what: '本月没有专户余额', ask: '开户银行提供本月余额' },
  S: { what: '缺本月未参保人数', ask: '社保经办机构或税务部门提供本月参保情况' },
  G: { what: '本月有人未参保，缺上月未参保人数', ask: '社保经办机构或税务部门补报上月参保情况' },
  N: { what: '被执行人仅名称相符，尚未核实', ask: '向执行法院核对统一社会信用代码后由大队确认' },
  C: { what: '同一代码有两份台账', ask: '对照营业执照核对后合并或更正档案' },
};

/** Words of one quality code (domain tables 2); an unknown letter is shown as it stands. */
export function qualityCodeText(code: string): QualityText {
  return QUALITY[code as QualityCode] ?? { what: code, ask: '' };
}
