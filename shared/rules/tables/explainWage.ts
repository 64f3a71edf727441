import { sumFen } from '../money.ts';
import { clause, type RulePack } from '../rulePack.ts';
import { addMonths, monthWindow, shanghaiMinute, type Window } from '../time.ts';
import { isOpenAt, openArrears, paidBefore, unpaidOfCase } from './arrears.ts';
import { columnHead, INDUSTRY_WORD, LEVEL_WORD, qualityCodeText } from './columns.ts';
import { countsForRed, isLiveIn, isNameOnly } from './court.ts';
import { explainAccounts } from './explainAccounts.ts';
import { addition, afterWindow, record, sum, yesNo, yuan, type CellExplanation, type ExplainedRecord } from './explanation.ts';
import { headcountDays } from './headcount.ts';
import { isAlertLevel } from './runs.ts';
import type { ArrearsCaseFacts, CourtFacts, WageEmployerFacts, WageRow } from './types.ts';
import { evaluateEmployer } from './wageRow.ts';

type Body = Pick<CellExplanation, 'records' | 'arithmetic' | 'clause'>;

/** Explains one cell of 《欠薪风险预警表》 for one employer (screens 6, 04). `facts` may hold records outside the month: they appear as not used. */
export function explainWage(month: string, facts: WageEmployerFacts, pack: RulePack, column: keyof WageRow): CellExplanation {
  return { column, title: columnHead('wage-risk', column), ...body(month, facts, pack, column) };
}

function body(month: string, facts: WageEmployerFacts, pack: RulePack, column: keyof WageRow): Body {
  const evaluation = evaluateEmployer(month, facts, pack);
  const report = clause(pack, 'report.monthly');
  const models = ['alert.yellow.ratio', 'alert.orange.months', 'alert.red'].map((id) => clause(pack, id)).join('、');
  const dossier = (text: string, why: string): Body => ({ records: [record('单位台账', '', text, null, true, why)], arithmetic: [], clause: report });
  switch (column) {
    case 'W01': return { records: [], arithmetic: [sum('排序', '先按最高等级（红、橙、黄、数据不足、无）', `再按未结欠薪余额由大到小（本户 ${yuan(evaluation.arrearsFen)} 元）`, '再按统一社会信用代码由小到大')], clause: report };
    case 'W02': return { records: [], arithmetic: [sum('窗口', `${shanghaiMinute(monthWindow(month).start)} 起，${shanghaiMinute(monthWindow(month).end)} 前`)], clause: report };
    case 'W03': return dossier(facts.uscc, '单位台账的统一社会信用代码');
    case 'W04': return dossier(facts.name, '月末名称；个体工商户字号含经营者姓名的不印姓名');
    case 'W05': return dossier(INDUSTRY_WORD[facts.industry], '单位台账的行业');
    case 'W06': return dossier(facts.street, '工作地点的街道代码');
    case 'W07': return headcount(month, facts, report);
    case 'W08': case 'W09': case 'W10': case 'W11': case 'W12': return explainAccounts(month, facts, pack, column);
    case 'W13': case 'W14': case 'W15': return insurance(month, facts, pack, column);
    case 'W16': return court(month, facts, pack);
    case 'W17': {
      const line = (name: string, holds: boolean): string => `${name}${yesNo(holds)}`;
      return { records: [], arithmetic: [sum('等级', line('红色', evaluation.red), line('橙色', evaluation.orange), line('黄色', evaluation.yellow), evaluation.codes === '' ? '没有数据质量码' : `数据质量码 ${evaluation.codes}`, `取最高：${LEVEL_WORD[evaluation.level]}`)], clause: models };
    }
    case 'W18': {
      const now = isAlertLevel(evaluation.level);
      return { records: [], arithmetic: [sum('连续', `上月止已连续 ${facts.previousRun} 个月（读自各月最新已批准的表）`, now ? `本月${LEVEL_WORD[evaluation.level]}，${facts.previousRun} + 1 = ${evaluation.run}` : `本月${LEVEL_WORD[evaluation.level]}，连续中断，记 0`)], clause: models };
    }
    case 'W19': return arrears(month, facts, report);
    case 'W20': return headcountOfArrears(month, facts, report);
    case 'W21': return { records: [], arithmetic: evaluation.codes === '' ? [sum('质量', '数据齐全')] : [...evaluation.codes].map((code) => sum(code, qualityCodeText(code).what, qualityCodeText(code).ask)), clause: report };
  }
}

function headcount(month: string, facts: WageEmployerFacts, report: string): Body {
  const { from, before } = headcountDays(month);
  const found = facts.headcount === null ? [] : [record('用工规模', facts.headcountOn ?? '', `${facts.headcount} 人`, null, true, '期内最近一次')];
  return { records: found, arithmetic: [sum('取值', `取 ${from} 起、${before} 前最近一次职工人数`, facts.headcount === null ? '期内没有，不填' : `${facts.headcount} 人`)], clause: report };
}

function insurance(month: string, facts: WageEmployerFacts, pack: RulePack, column: 'W13' | 'W14' | 'W15'): Body {
  const [prev, now] = [facts.uninsuredPrev, facts.uninsuredThis];
  const line = (at: string, count: number | null, used: boolean, why: string): ExplainedRecord => record('参保情况', at, count === null ? '没有数据' : `未参保 ${count} 人`, null, used && count !== null, count === null ? '缺' : why);
  const text = (count: number | null): string => (count === null ? '缺' : `${count} 人`);
  return {
    records: [line(addMonths(month, -1), prev, column !== 'W14', column === 'W14' ? '属上月' : '上月末'), line(month, now, column !== 'W13', column === 'W13' ? '属本月' : '本月末')],
    arithmetic: column === 'W15' ? [sum('橙色判定', `上月 ${text(prev)}，本月 ${text(now)}`, prev !== null && now !== null ? `两月都大于 0 才成立：${yesNo(prev > 0 && now > 0)}` : '两月都有数据才能判定：不成立')] : [sum('取值', column === 'W13' ? text(prev) : text(now))],
    clause: clause(pack, 'alert.orange.months'),
  };
}

function courtWhy(found: CourtFacts, month: string, window: Window): { used: boolean; why: string } {
  if (found.listedAt >= window.end) return { used: false, why: `${afterWindow(found.listedAt, month, window)}列入` };
  if (!isLiveIn(found, window)) return { used: false, why: '本月前已结束' };
  if (found.matchedBy === 'person') return { used: false, why: '对法定代表人个人，不计' };
  if (countsForRed(found)) return { used: true, why: '已核实，本月内有效' };
  return { used: false, why: isNameOnly(found) ? '仅名称相符，未核实（N）' : '未经大队核实' };
}

function court(month: string, facts: WageEmployerFacts, pack: RulePack): Body {
  const window = monthWindow(month);
  const records = facts.court.toSorted((a, b) => a.listedAt - b.listedAt).map((found) => {
    const { used, why } = courtWhy(found, month, window);
    return record('被执行人', shanghaiMinute(found.listedAt), `${found.caseNo ?? '执行记录'}${found.endedAt === null ? '' : `（${shanghaiMinute(found.endedAt)} 结束）`}`, null, used, why);
  });
  const used = records.filter((found) => found.used).length;
  return { records, arithmetic: [sum('红色判定', `已核实且本月内有效的记录 ${used} 条，${yesNo(used > 0)}`)], clause: clause(pack, 'alert.red') };
}

function caseWhy(found: ArrearsCaseFacts, month: string, window: Window): { used: boolean; why: string } {
  if (found.filedAt >= window.end) return { used: false, why: `${afterWindow(found.filedAt, month, window)}立案` };
  if (!isOpenAt(found, window.end)) return { used: false, why: '月末前已结案' };
  if (found.verifiedFen === null) return { used: false, why: '金额未核实，不计' };
  return { used: true, why: '月末未结' };
}

function arrears(month: string, facts: WageEmployerFacts, report: string): Body {
  const window = monthWindow(month);
  const records = facts.cases.flatMap((found) => {
    const { used, why } = caseWhy(found, month, window);
    const payments = found.payments.toSorted(([a], [b]) => a - b).map(([at, fen]) => record('支付', shanghaiMinute(at), found.caseNo, fen, used && at < window.end, at >= window.end ? afterWindow(at, month, window) : !used ? why : fen < 0 ? '退回，冲减' : '月末前已付'));
    return [record('核实欠薪', shanghaiMinute(found.filedAt), found.caseNo, found.verifiedFen, used, why), ...payments];
  });
  const open = facts.cases.filter((found) => unpaidOfCase(found, window.end) !== null);
  const unpaid = open.map((found) => unpaidOfCase(found, window.end) ?? 0);
  const lines = open.map((found, index) => {
    const paid = paidBefore(found.payments, window.end);
    const left = sumFen([found.verifiedFen ?? 0, -paid]);
    return `${found.caseNo}：${yuan(found.verifiedFen ?? 0)} − ${yuan(paid)} = ${yuan(left)}${left < 0 ? `，不足 0 记 ${yuan(unpaid[index] ?? 0)}` : ''}`;
  });
  return { records, arithmetic: [sum('余额', ...lines, addition(unpaid.map(yuan), `${yuan(sumFen(unpaid))} 元`))], clause: report };
}

function headcountOfArrears(month: string, facts: WageEmployerFacts, report: string): Body {
  const window = monthWindow(month);
  const judged = facts.cases.map((found) => ({ found, ...caseWhy(found, month, window) }));
  const used = judged.filter((line) => line.used).map(({ found }) => found.unpaidHeadcount ?? 0);
  return {
    records: judged.map(({ found, used: counts, why }) => record('案件', shanghaiMinute(found.filedAt), `${found.caseNo} 未付 ${found.unpaidHeadcount ?? '—'} 人`, null, counts, counts && found.unpaidHeadcount === null ? '未付人数不详，按 0 计' : why)),
    arithmetic: [sum('人数', addition(used.map(String), `${openArrears(facts.cases, window.end).headcount} 人`))], clause: report,
  };
}
