import { at, uscc } from './desk.ts';
import { aMonth, notNegative, pastTime, somePeople, TIME, wrong, WRONG_CODE, yuan, type KindCase } from './kindCases.ts';

const TOMORROW_NOON = '2025-04-02 12:00';
const CHECK = `统一社会信用代码“${WRONG_CODE}”，末位校验字符应为 ${uscc(1).slice(-1)}，现为 ${WRONG_CODE.slice(-1)}`;

/** Kinds of wage accounts' and cases' facts. */
export const FACT_KINDS: readonly KindCase[] = [
  {
    kind: 'balances',
    good: { 专户编号: 'ZH-1', 余额时间: '2025-03-31 15:30', 余额: '1,234,567.80' },
    stored: ['SELECT account_id, as_of, fen FROM balances ORDER BY as_of DESC', { account_id: 1, as_of: at('2025-03-31 15:30'), fen: 123456780 }],
    alike: { 专户编号: 'zh-1', 余额时间: '2025-03-31T07:30:00Z', 余额: '1234567.8' },
    later: { 余额: '（12.00）' },
    old: { fen: 123456780 }, new: { fen: -1200 },
    others: [{ 余额时间: '2025-03-31 15:29' }, { 专户编号: 'ZH-2' }],
    wrong: [...pastTime('余额时间'), ...yuan('余额'), ...wrong('专户编号', ['ZH 1', '编号中间不应有空格'])],
  },
  {
    kind: 'payroll',
    good: { 专户编号: 'ZH-1', 月份: '2025-02', 应付工资: '8000.00', 实付工资: '7999.99', 人数: '12' },
    stored: ['SELECT account_id, month, payable_fen, paid_fen, headcount FROM payroll_months ORDER BY month DESC', { account_id: 1, month: '2025-02', payable_fen: 800000, paid_fen: 799999, headcount: 12 }],
    alike: { 月份: '2025年2月', 应付工资: '8,000', 实付工资: '', 人数: '12' },
    later: { 实付工资: '8000' },
    old: { paid_fen: 799999 }, new: { paid_fen: 800000 },
    others: [{ 月份: '2025-01' }, { 专户编号: 'ZH-2' }],
    wrong: [...aMonth('月份'), ...yuan('应付工资'), ...notNegative('应付工资'), ...yuan('实付工资'), ...notNegative('实付工资'), ...somePeople('人数')],
  },
  {
    kind: 'cases',
    good: { 案件编号: 'AJ-5', 统一社会信用代码: uscc(1), 案由: '拖欠工资', 来源: '举报投诉', 立案时间: '2025-02-10 10:00', 结案时间: '', 核实欠薪金额: '50000', 涉及人数: '20', 未付人数: '20', 主办: '孙某' },
    stored: ['SELECT employer_id, cause, source, filed_at, closed_at, verified_fen, headcount, unpaid_headcount, handler, is_arrears, state FROM cases WHERE case_no = \'AJ-5\'', { employer_id: 1, cause: '拖欠工资', source: '举报投诉', filed_at: at('2025-02-10 10:00'), closed_at: null, verified_fen: 5000000, headcount: 20, unpaid_headcount: 20, handler: '孙某', is_arrears: 1, state: 'filed' }],
    alike: { 案件编号: 'ａｊ-5', 核实欠薪金额: '50,000.00', 来源: '' },
    later: { 结案时间: '2025-03-01', 未付人数: '0' },
    old: { unpaid_headcount: 20, state: 'filed' }, new: { closed_at: at('2025-03-01'), unpaid_headcount: 0, state: 'closed' },
    others: [{ 案件编号: 'AJ-6' }],
    wrong: [
      [{ 统一社会信用代码: WRONG_CODE }, CHECK], ...pastTime('立案时间'), ...pastTime('结案时间'), ...yuan('核实欠薪金额'), ...notNegative('核实欠薪金额'), ...somePeople('涉及人数'), ...somePeople('未付人数'),
      [{ 结案时间: '2025-02-09' }, '结案时间“2025-02-09”，不能早于立案时间'], [{ 未付人数: '21' }, '未付人数“21”，不能多于涉及人数 20'],
    ],
  },
  {
    kind: 'payments',
    good: { 案件编号: 'AJ-1', 支付时间: '2025-03-05', 凭证号: 'PZ-9', 金额: '3000', 种类: '' },
    stored: ['SELECT case_id, paid_at, voucher, fen, kind FROM payments ORDER BY paid_at DESC, voucher DESC, case_id', { case_id: 1, paid_at: at('2025-03-05'), voucher: 'PZ-9', fen: 300000, kind: 'wage' }],
    alike: { 凭证号: ' pz-9', 金额: '3,000.00', 种类: '工资' },
    later: { 金额: '-3000.00' },
    old: { payment_fen: 300000, payment: '工资 3000.00 元，凭证 PZ-9' }, new: { payment_fen: -300000, payment: '工资 -3000.00 元，凭证 PZ-9' },
    others: [{ 支付时间: '2025-03-04' }, { 凭证号: 'PZ-10' }, { 案件编号: 'AJ-2' }],
    wrong: [...pastTime('支付时间'), ...yuan('金额'), ...wrong('种类', ['奖金', '应为 工资、罚款、加处罚款 之一'])],
  },
  {
    kind: 'major',
    good: { 案件编号: 'AJ-1', 启动时间: '2025-03-10 08:00', 启动条件: '31', 人数: '45', 估计金额: '600000', 大队到场: '2025-03-10 09:00', 公安到场: '2025-03-10 07:50', 快报时间: '2025-03-10 11:00', 协议签订: '', 拒绝或逃匿: '2025-03-09', 公安立案: '', 处置报告: '' },
    stored: ['SELECT case_id, t0, triggers, headcount, estimate_fen, brigade_at, police_at, brief_at, agreement_at, refusal_at, police_filing_at, report_at FROM major_cases ORDER BY case_id', {
      case_id: 1, t0: at('2025-03-10 08:00'), triggers: '13', headcount: 45, estimate_fen: 60000000, brigade_at: at('2025-03-10 09:00'), police_at: at('2025-03-10 07:50'), brief_at: at('2025-03-10 11:00'), agreement_at: null, refusal_at: at('2025-03-09'), police_filing_at: null, report_at: null,
    }],
    alike: { 启动条件: '１３', 估计金额: '600,000.00' },
    later: { 人数: '46', 处置报告: '2025-03-20 10:00' },
    old: { major_headcount: 45 }, new: { major_headcount: 46, report_at: at('2025-03-20 10:00') },
    others: [{ 案件编号: 'AJ-2' }],
    wrong: [
      ...pastTime('启动时间'), ...wrong('启动条件', ['5', '应为 1、2、3、4 中的一个或几个数字，例如 12'], ['一', '应为 1、2、3、4 中的一个或几个数字，例如 12']), ...somePeople('人数'), ...yuan('估计金额'), ...notNegative('估计金额'),
      ...['大队到场', '公安到场', '快报时间', '协议签订', '拒绝或逃匿', '公安立案', '处置报告'].flatMap((head) => wrong(head, [TOMORROW_NOON, '不能晚于现在'], ['下午', TIME])),
      ...['大队到场', '快报时间', '协议签订', '公安立案', '处置报告'].flatMap((head) => wrong(head, ['2025-03-10 07:59', '不能早于启动时间'])),
    ],
  },
  {
    kind: 'followups',
    good: { 案件编号: 'AJ-1', 事项: '年度审计', 应完成日期: '2026-03-10', 完成时间: '' },
    stored: ['SELECT case_id, kind, due_on, done_at FROM follow_ups ORDER BY case_id, kind', { case_id: 1, kind: 'annual_audit', due_on: '2026-03-10', done_at: null }],
    alike: { 应完成日期: '2026/3/10' },
    later: { 完成时间: '2025-03-31 15:30' },
    old: {}, new: { done_at: at('2025-03-31 15:30') },
    others: [{ 事项: '信用降级' }, { 案件编号: 'AJ-2' }],
    wrong: [...wrong('事项', ['口头警告', '应为 年度审计、信用降级、限制投标建议函、班组长重点监管 之一']), ...wrong('应完成日期', ['2026-02-30', '没有这一天']), ...pastTime('完成时间')],
  },
];
