import { emergencyNodes, NODE_KEYS, type EmergencyNode } from '../emergency.ts';
import { formatYuanPaper } from '../money.ts';
import { clause, figure, type RulePack } from '../rulePack.ts';
import { lastDayOfMonth, monthWindow, shanghaiDay, shanghaiMinute } from '../time.ts';
import { span } from '../deadlines/lamp.ts';
import { followUpWord } from '../cases/followUps.ts';
import { columnHead, INDUSTRY_WORD, NODE_WORD, STAGE_WORD, TRIGGER_WORD } from './columns.ts';
import { addition, afterWindow, quotientText, record, sum, yesNo, yuan, type CellExplanation, type ExplainedRecord } from './explanation.ts';
import { displayedUnpaid, evaluateMajorCase, exactAmounts, tenths, type MajorEvaluation } from './majorCases.ts';
import type { MajorCaseFacts, MajorRow } from './types.ts';

type Body = Pick<CellExplanation, 'records' | 'arithmetic' | 'clause'>;

/** Explains one cell of 《重大案件进度表》 for one case (screens 6, 04). */
export function explainMajor(month: string, facts: MajorCaseFacts, pack: RulePack, column: keyof MajorRow): CellExplanation {
  return { column, title: columnHead('major-cases', column), ...body(month, facts, pack, column, evaluateMajorCase(month, facts, pack)) };
}

function body(month: string, facts: MajorCaseFacts, pack: RulePack, column: keyof MajorRow, found: MajorEvaluation): Body {
  const report = clause(pack, 'report.monthly');
  const plain = (kind: string, at: string, text: string, why: string): Body => ({ records: [record(kind, at, text, null, true, why)], arithmetic: [], clause: report });
  const start = shanghaiMinute(facts.t0);
  switch (column) {
    case 'P01': return { records: [], arithmetic: [sum('排序', `按启动时间先后（本案 ${start}），再按案件编号`)], clause: report };
    case 'P02': return plain('案件台账', '', facts.caseNo, '案件编号');
    case 'P03': return plain('单位台账', '', facts.uscc, '责任单位（总承包单位优先）');
    case 'P04': return plain('单位台账', '', facts.name, '月末名称；个体工商户字号含经营者姓名的不印姓名');
    case 'P05': return plain('单位台账', '', INDUSTRY_WORD[facts.industry], '单位台账的行业');
    case 'P06': return triggers(facts, pack);
    case 'P07': return { records: [record('重大案件', start, facts.caseNo, null, true, '最早报告时间')], arithmetic: [sum('启动', '网格报告与大队报告取早者')], clause: clause(pack, 'major.n30') };
    case 'P08': return { records: [record('重大案件', start, `${facts.headcount} 人`, null, true, '核实人数，未核实时为估计人数')], arithmetic: [], clause: report };
    case 'P09': return { records: [record('核实欠薪', '', facts.caseNo, facts.verifiedFen, facts.verifiedFen !== null, facts.verifiedFen === null ? '未核实，不填' : '核实金额')], arithmetic: [], clause: report };
    case 'P10': case 'P11': case 'P12': case 'P13': return money(month, facts, column, found, report);
    case 'P14': return { records: [], arithmetic: [sum('阶段', ...stageLines(facts, found), `取 ${STAGE_WORD[found.stage]}`)], clause: report };
    case 'P15': case 'P16': case 'P17': case 'P18': case 'P19': return node(month, facts, pack, Number(column.slice(1)) - 15);
    case 'P20': return { records: [], arithmetic: [sum('节点', ...found.nodes.map((each) => `${each.limitText} ${each.title}：${NODE_WORD[each.status]}`), `超时 ${found.lateNodes} 个`)], clause: report };
    case 'P21': return { records: acts(month, [['公安立案', facts.nodes.policeFiling]]), arithmetic: [sum('判定', `月末前公安立案：${found.toPolice ? '是' : '否'}`)], clause: clause(pack, 'major.n24h') };
    case 'P22': {
      const to = found.stage === 'closed' && facts.closedAt !== null ? shanghaiDay(facts.closedAt) : lastDayOfMonth(month);
      return { records: [], arithmetic: [sum('天数', `${shanghaiDay(facts.t0)} 至 ${to}（${found.stage === 'closed' ? '结案日' : '月末'}），日历日 ${found.days} 天`)], clause: report };
    }
    case 'P23': return { records: acts(month, [['结案', facts.closedAt]]), arithmetic: [sum('判定', `结案时间在本月内：${yesNo(found.closedInMonth)}`)], clause: report };
    case 'P24': return { records: [], arithmetic: [sum('判定', `启动 ${shanghaiDay(facts.t0)}，报表年份 ${month.slice(0, 4)}`, `以前年度启动且本月未办结：${yesNo(found.crossYear)}`)], clause: report };
    case 'P25': return followUps(month, facts, pack, found);
  }
}

function triggers(facts: MajorCaseFacts, pack: RulePack): Body {
  const holding = new Set(facts.triggers);
  const limits: Readonly<Record<string, string>> = {
    1: `人数 ≥ ${figure(pack, 'major.headcount')}（现 ${facts.headcount}）`, 2: `金额 ≥ ${formatYuanPaper(figure(pack, 'major.amountFen'))} 元（核实 ${facts.verifiedFen === null ? '—' : formatYuanPaper(facts.verifiedFen)}，未核实时按估计）`,
    3: '堵路、跳楼、群体上访之一', 4: `点击量 ≥ ${figure(pack, 'major.clicks')}`,
  };
  const rules: Readonly<Record<string, string>> = { 1: 'major.headcount', 2: 'major.amountFen', 3: 'major.publicOrder', 4: 'major.clicks' };
  return {
    records: Object.keys(rules).map((digit) => record('启动条件', '', `${digit} ${TRIGGER_WORD[digit] ?? ''}`, null, holding.has(digit), holding.has(digit) ? '成立' : '不成立')),
    arithmetic: [sum('条件', ...Object.entries(limits).map(([digit, text]) => `${digit}　${text}`))], clause: Object.values(rules).map((id) => clause(pack, id)).join('、'),
  };
}

function money(month: string, facts: MajorCaseFacts, column: 'P10' | 'P11' | 'P12' | 'P13', found: MajorEvaluation, report: string): Body {
  const window = monthWindow(month);
  const ordered = facts.payments.toSorted(([a], [b]) => a - b);
  const counts = (at: number): boolean => at < window.end && (column !== 'P10' || at >= window.start);
  const records = ordered.map(([at, fen]) => record('支付', shanghaiMinute(at), facts.caseNo, fen, counts(at), at >= window.end ? afterWindow(at, month, window) : at < window.start && column === 'P10' ? '早于本月' : fen < 0 ? '退回，冲减' : '月末前已付'));
  const used = ordered.filter(([at]) => counts(at)).map(([, fen]) => yuan(fen));
  const paid = sum('支付', addition(used, `${yuan(column === 'P10' ? found.paidInMonthFen : found.paidFen)} 元`));
  if (column === 'P10' || column === 'P11') return { records, arithmetic: [paid], clause: report };
  const verified = record('核实欠薪', '', facts.caseNo, facts.verifiedFen, facts.verifiedFen !== null, facts.verifiedFen === null ? '未核实' : '核实金额');
  if (facts.verifiedFen === null) return { records: [verified, ...records], arithmetic: [paid, sum('结果', '金额未核实，不填')], clause: report };
  if (column === 'P12') {
    const left = facts.verifiedFen - found.paidFen;
    return { records: [verified, ...records], arithmetic: [paid, sum('余额', `${yuan(facts.verifiedFen)} − ${yuan(found.paidFen)} = ${yuan(left)}`, ...(left < 0 ? [`不足 0，记 ${yuan(displayedUnpaid(exactAmounts({ facts, evaluation: found })) ?? 0)}；支付多于核实，请核对`] : []))], clause: report };
  }
  const lines = found.paidTenths === null ? ['核实金额为 0，不算兑付率'] : [`${yuan(found.paidFen)} ÷ ${yuan(facts.verifiedFen)} = ${quotientText(found.paidFen, facts.verifiedFen)}`, `只舍不入，取 ${tenths(found.paidTenths)}%（不低于 0.0，不高于 100.0）`];
  return { records: [verified, ...records], arithmetic: [paid, sum('兑付率', ...lines)], clause: report };
}

function stageLines(facts: MajorCaseFacts, found: MajorEvaluation): string[] {
  const done = (key: EmergencyNode['key']): string => yesNo(found.nodes.some((each) => each.key === key && each.doneAt !== null));
  return [
    `月末前结案：${yesNo(found.stage === 'closed')}`, `72 小时节点完成：${done('n72h')}`, `协议已签或已有支付：${yesNo(found.nodes.some((each) => each.key === 'n6h' && each.doneAt !== null) || found.paidFen > 0)}`, `《快报》已报：${done('n2h')}`,
  ].map((line) => (facts.closedAt === null && line.startsWith('月末前结案') ? `${line}（没有结案时间）` : line));
}

/** Acts as records; one dated at or after the month's end is not used. */
function acts(month: string, list: readonly (readonly [text: string, at: number | null])[]): ExplainedRecord[] {
  const window = monthWindow(month);
  return list.map(([text, at]) => record('节点', at === null ? '' : shanghaiMinute(at), text, null, at !== null && at < window.end, at === null ? '没有记录' : at < window.end ? '月末前' : afterWindow(at, month, window)));
}

function node(month: string, facts: MajorCaseFacts, pack: RulePack, index: number): Body {
  const window = monthWindow(month);
  const key = NODE_KEYS[index] ?? 'n30';
  const found = emergencyNodes(facts, window.end, pack).find((each) => each.key === key);
  if (found === undefined) return { records: [], arithmetic: [], clause: '' };
  const { nodes } = facts;
  const byNode: Readonly<Record<EmergencyNode['key'], readonly (readonly [string, number | null])[]>> = {
    n30: [['大队到场', nodes.brigade], ['公安到场', nodes.police]], n2h: [['《快报》报送', nodes.brief]], n6h: [['三方签订《工资支付协议》', nodes.agreement]],
    n24h: [['拒绝或逃匿', nodes.refusalAt], ['公安立案', nodes.policeFiling]], n72h: [['《处置报告》报送', nodes.report]],
  };
  const payments = key === 'n72h' ? facts.payments.toSorted(([a], [b]) => a - b).map(([at, fen]) => record('支付', shanghaiMinute(at), facts.caseNo, fen, at < window.end, at < window.end ? (fen < 0 ? '退回，冲减' : '月末前已付') : afterWindow(at, month, window))) : [];
  return { records: [...acts(month, byNode[key]), ...payments], arithmetic: [sum('时限', `${shanghaiMinute(facts.t0)} + ${found.limitText} = ${shanghaiMinute(found.dueAt)}`), sum('判定', ...verdict(found, window.end))], clause: found.clause };
}

function verdict(found: EmergencyNode, end: number): string[] {
  if (found.status === 'na') return ['月末前没有拒绝或逃匿的记录，不适用'];
  const paid = found.doneBy.filter((act) => act.at !== null && act.text.startsWith('工资发放')).map((act) => `${act.text}：${shanghaiMinute(act.at ?? 0)}（此后不再低于核实金额）`);
  if (found.doneAt === null) return [...paid, `月末时未完成：${found.missing.join('、')}`, end <= found.dueAt ? '时限未到，未到期' : '时限已过，超时'];
  return [...paid, `完成于 ${shanghaiMinute(found.doneAt)}，${found.doneAt <= found.dueAt ? '在时限内（恰在时限算按时）' : `晚 ${span(found.doneAt - found.dueAt)}`}，${NODE_WORD[found.status]}`];
}

function followUps(month: string, facts: MajorCaseFacts, pack: RulePack, found: MajorEvaluation): Body {
  const window = monthWindow(month);
  return {
    records: facts.followUps.map(([kind, doneAt]) => {
      const done = doneAt !== null && doneAt < window.end;
      return record('后续跟踪', doneAt === null ? '' : shanghaiMinute(doneAt), followUpWord(kind), null, done, done ? '月末前完成' : doneAt === null ? '未完成' : afterWindow(doneAt, month, window));
    }),
    arithmetic: [sum('进度', `完成 ${found.followUpsDone}，共 ${facts.followUps.length}`)], clause: clause(pack, 'major.audit'),
  };
}
