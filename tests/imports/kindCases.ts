import type { ImportKindName } from '#electron/imports/kinds/types.ts';
import { at, uscc } from './desk.ts';

/** A row by heads; a head that is not named is an empty cell. */
export type RowText = Readonly<Record<string, string>>;

export interface KindCase {
  readonly kind: ImportKindName;
  readonly good: RowText;
  /** What the ledger keeps of the good row. */
  readonly stored: readonly [sql: string, row: Readonly<Record<string, string | number | null>>];
  /** The same row as another office spells it: nothing changes by it. */
  readonly alike: RowText;
  /** A later word on the same record; old and new as the history keeps them. */
  readonly later: RowText;
  readonly old: Readonly<Record<string, string | number | null>>;
  readonly new: Readonly<Record<string, string | number | null>>;
  /** Another record: each part of the key by itself makes one. */
  readonly others: readonly RowText[];
  /** What is refused, and the sentence from the column on. */
  readonly wrong: readonly (readonly [row: RowText, reason: string])[];
}

/** A code whose last character is not the one that belongs to it. */
export const WRONG_CODE = `${uscc(1).slice(0, 17)}${uscc(1).endsWith('0') ? '1' : '0'}`;
const CHECK = `统一社会信用代码“${WRONG_CODE}”，末位校验字符应为 ${uscc(1).slice(-1)}，现为 ${WRONG_CODE.slice(-1)}`;
const SHORT = [{ 统一社会信用代码: uscc(1).slice(0, 17) }, `统一社会信用代码“${uscc(1).slice(0, 17)}”，应为 18 位，现为 17 位`] as const;
const CODE_I = [{ 统一社会信用代码: `I${uscc(1).slice(1)}` }, `统一社会信用代码“I${uscc(1).slice(1)}”，含有代码中不会出现的字符，或第 3 至 8 位不是数字`] as const;
const code = [{ 统一社会信用代码: WRONG_CODE }, CHECK] as const;

export const TIME = '应为日期或时间，例如 2025-03-31 或 2025-03-31 15:30';
export const TOMORROW = '2025-04-02';
/** `pairs` of value and reason for one column. */
export function wrong(head: string, ...pairs: readonly (readonly [value: string, reason: string])[]): (readonly [RowText, string])[] {
  return pairs.map(([value, reason]) => [{ [head]: value }, `${head}“${value}”，${reason}`] as const);
}
export const pastTime = (head: string): (readonly [RowText, string])[] => wrong(head, [TOMORROW, '不能晚于现在'], ['2025-02-29', '没有这一天'], ['2025-02-28 24:30', '没有这个时刻'], ['三月一日', TIME]);
export const pastDay = (head: string): (readonly [RowText, string])[] => wrong(head, [TOMORROW, '不能晚于今天'], ['2025-13-01', '没有这一天'], ['昨天', '应为日期，例如 2025-03-31']);
export const aMonth = (head: string): (readonly [RowText, string])[] =>
  wrong(head, ['2025-13', '没有这个月份'], ['202500', '没有这个月份'], ['2025-05', '不能晚于本月'], ['2025-03-31', '应为月份，例如 2025-03，现为完整日期'], ['三月', '应为月份，例如 2025-03']);
export const somePeople = (head: string): (readonly [RowText, string])[] => wrong(head, ['-3', '人数不能小于零'], ['（3）', '人数不能小于零'], ['2.5', '应为整数'], ['三十', '应为整数'], ['10000001', '人数过大']);
export const yuan = (head: string): (readonly [RowText, string])[] =>
  wrong(head, ['1.005', '金额最多两位小数，不会四舍五入'], ['1,23.00', '千位分隔符的位置不对'], ['壹万', '应为金额（元），例如 1234.50'], ['99999999999999999', '金额过大']);
export const notNegative = (head: string): (readonly [RowText, string])[] => wrong(head, ['-0.01', '金额不能小于零'], ['（12.00）', '金额不能小于零']);

/** Kinds that hang on employers, and these themselves. */
export const EMPLOYER_KINDS: readonly KindCase[] = [
  {
    kind: 'employers',
    good: { 统一社会信用代码: uscc(5), 单位名称: '清河第五建筑有限公司', 行业: '建筑', 街道代码: '990101001', 单位类型: '有限公司', 地址: '建设路5号', 法定代表人: '钱某某', 联系电话: '010-0000', 职工人数: '1,200', 人数日期: '2025/3/1', 农民工人数: '300', 成立日期: '2010-05-06', 状态: '在营', 标签: '重点；欠薪记录' },
    stored: [
      `SELECT e.uscc, e.name, e.industry, e.street_code, e.unit_type, e.address, e.legal_rep, e.phone, e.headcount, e.headcount_on, e.migrant_headcount, e.opened_on, e.status, (SELECT group_concat(g.tag) FROM employer_tags g WHERE g.employer_id = e.id ORDER BY g.tag) AS tags FROM employers e WHERE e.uscc = '${uscc(5)}'`,
      { uscc: uscc(5), name: '清河第五建筑有限公司', industry: 'construction', street_code: '990101001', unit_type: '有限公司', address: '建设路5号', legal_rep: '钱某某', phone: '010-0000', headcount: 1200, headcount_on: '2025-03-01', migrant_headcount: 300, opened_on: '2010-05-06', status: 'active', tags: '欠薪记录,重点' },
    ],
    alike: { 统一社会信用代码: ` ${uscc(5).toLowerCase().replace('9', '９')} `, 街道代码: '９９０１０１００１', 状态: '', 标签: '欠薪记录；重点', 职工人数: '1200', 人数日期: '2025-03-01' },
    later: { 状态: '停业', 地址: '建设路6号' },
    old: { status: 'active', address: '建设路5号' }, new: { status: 'suspended', address: '建设路6号' },
    others: [{ 统一社会信用代码: uscc(6) }],
    wrong: [
      code, SHORT, CODE_I, ...wrong('单位名称', ['厂', '应为 2 至 100 字，现为 1 字']), ...wrong('行业', ['建筑业务', '应为 建筑、餐饮、平台、劳务派遣、其他 之一']), ...wrong('街道代码', ['99010100', '应为 9 位数字，现为 8 位'], ['清河街道', '应为 9 位数字']),
      ...somePeople('职工人数'), ...somePeople('农民工人数'), ...pastDay('人数日期'), ...pastDay('成立日期'), ...wrong('状态', ['歇业', '应为 在营、停业、注销、迁出 之一']), ...wrong('标签', ['长'.repeat(31), '每个标签应不超过 30 字']),
      [{ 职工人数: '10', 农民工人数: '11' }, '农民工人数“11”，不能多于职工人数 10'], [{ 单位名称: '清河\u0000建筑' }, '单位名称“清河\u0000建筑”，含有不可见的控制字符'],
    ],
  },
  {
    kind: 'accounts',
    good: { 专户编号: 'ZH-5', 统一社会信用代码: uscc(1), 项目名称: '东湖小区', 开户银行: '清河银行', 账号后四位: '0042', 开户日期: '2024-05-06', 销户日期: '' },
    stored: ['SELECT employer_id, project, bank, last_four, opened_at, closed_at FROM wage_accounts WHERE account_no = \'ZH-5\'', { employer_id: 1, project: '东湖小区', bank: '清河银行', last_four: '0042', opened_at: at('2024-05-06'), closed_at: null }],
    alike: { 专户编号: 'ｚｈ－5 ', 统一社会信用代码: uscc(1).toLowerCase(), 开户日期: '2024-05-06 00:00:00', 开户银行: '' },
    later: { 统一社会信用代码: uscc(2), 销户日期: '2025-03-31 15:30' },
    old: { employer_id: 1 }, new: { employer_id: 2, closed_at: at('2025-03-31 15:30') },
    others: [{ 专户编号: 'ZH-6' }],
    wrong: [
      code, ...wrong('专户编号', ['ZH 5', '编号中间不应有空格']), [{ 专户编号: 'Z'.repeat(61) }, `专户编号“${'Z'.repeat(60)}…”，应不超过 60 字，现为 61 字`],
      ...wrong('账号后四位', ['42', '应为 4 位数字，现为 2 位'], ['00A2', '应为 4 位数字']), ...pastTime('开户日期'), ...pastTime('销户日期'), [{ 销户日期: '2024-05-05' }, '销户日期“2024-05-05”，不能早于开户日期'],
    ],
  },
  {
    kind: 'insurance',
    good: { 统一社会信用代码: uscc(1), 月份: '2025-03', 在职人数: '120', 未参保人数: '20' },
    stored: ['SELECT employer_id, month, employed, uninsured FROM insurance_months ORDER BY month DESC', { employer_id: 1, month: '2025-03', employed: 120, uninsured: 20 }],
    alike: { 月份: '2025年3月', 在职人数: '' },
    later: { 月份: '202503', 未参保人数: '0' },
    old: { uninsured: 20 }, new: { uninsured: 0 },
    others: [{ 月份: '2025-02' }, { 统一社会信用代码: uscc(2) }],
    wrong: [code, ...aMonth('月份'), ...somePeople('在职人数'), ...somePeople('未参保人数'), [{ 未参保人数: '121' }, '未参保人数“121”，不能多于在职人数 120']],
  },
  {
    kind: 'court',
    good: { 执行案号: '(2025)川0199执12号', 被执行人名称: '第1号测试有限公司', 统一社会信用代码: uscc(1), 立案时间: '2025-02-03', 结束时间: '', 执行法院: '清河法院', 执行标的: '1,234.50', 已核实: '是' },
    stored: ['SELECT case_no, employer_id, matched_by, listed_at, ended_at, court, amount_fen, confirmed, confirmed_by FROM court_records ORDER BY id', { case_no: '(2025)川0199执12号', employer_id: 1, matched_by: 'code', listed_at: at('2025-02-03'), ended_at: null, court: '清河法院', amount_fen: 123450, confirmed: 1, confirmed_by: '导入' }],
    alike: { 执行案号: '（2025）川0199执12号', 立案时间: '2025-02-02T16:00:00Z', 执行标的: '1234.5', 已核实: 'Y' },
    later: { 结束时间: '2025-03-31 15:30:10' },
    old: {}, new: { ended_at: at('2025-03-31 15:30:10') },
    others: [{ 执行案号: '(2025)川0199执13号' }],
    wrong: [code, ...pastTime('立案时间'), ...pastTime('结束时间'), ...yuan('执行标的'), ...notNegative('执行标的'), ...wrong('已核实', ['对', '应为 是/否、Y/N、1/0 或 √/×']), [{ 结束时间: '2025-02-02' }, '结束时间“2025-02-02”，不能早于立案时间']],
  },
  {
    kind: 'headcounts',
    good: { 统一社会信用代码: uscc(1), 日期: '2025-03-15', 职工人数: '88', 农民工人数: '40' },
    stored: ['SELECT h.employer_id, h.day, h.headcount, h.migrant, h.source, e.headcount AS head, e.headcount_on AS head_on FROM headcounts h JOIN employers e ON e.id = h.employer_id ORDER BY h.day DESC', { employer_id: 1, day: '2025-03-15', headcount: 88, migrant: 40, source: '用工规模', head: 88, head_on: '2025-03-15' }],
    alike: { 日期: '2025/3/15', 农民工人数: '' },
    later: { 职工人数: '90' },
    old: { headcount: 88 }, new: { headcount: 90 },
    others: [{ 日期: '2025-03-14' }, { 统一社会信用代码: uscc(2) }],
    wrong: [code, ...pastDay('日期'), ...somePeople('职工人数'), ...somePeople('农民工人数'), [{ 农民工人数: '89' }, '农民工人数“89”，不能多于职工人数 88']],
  },
  {
    kind: 'gridreports',
    good: { 采集编号: 'WG-1', 统一社会信用代码: uscc(1), 单位名称: '第1号测试有限公司', 街道代码: '990101001', 采集时间: '2025-03-20 09:30', 变动: '人数变动', 职工人数: '77', 工资支付到月: '2025-02', 备注: '门口张贴了公告\n明日再来' },
    stored: ['SELECT report_no, employer_id, street_code, collected_at, change, headcount, paid_through, note FROM grid_reports ORDER BY id', { report_no: 'WG-1', employer_id: 1, street_code: '990101001', collected_at: at('2025-03-20 09:30'), change: '人数变动', headcount: 77, paid_through: '2025-02', note: '门口张贴了公告\n明日再来' }],
    alike: { 采集编号: 'wg-1', 采集时间: '2025/3/20 9:30', 工资支付到月: '2025年2月' },
    later: { 工资支付到月: '2025-03' },
    old: { paid_through: '2025-02' }, new: { paid_through: '2025-03' },
    others: [{ 采集编号: 'WG-2' }],
    wrong: [code, ...wrong('街道代码', ['9901010011', '应为 9 位数字，现为 10 位']), ...pastTime('采集时间'), ...wrong('变动', ['搬家', '应为 新增、注销、迁入、迁出、人数变动、欠薪线索 之一']), ...somePeople('职工人数'), ...aMonth('工资支付到月')],
  },
];
