import { floorMulDiv } from '../money.ts';
import { clause, rule, type RulePack } from '../rulePack.ts';
import { addMonths, monthWindow, shanghaiMinute, type Window } from '../time.ts';
import { balanceMultiple, evaluateAccount, isYellow, worstAccount, yellowRatio, type AccountEvaluation } from './accounts.ts';
import { afterWindow, quotientText, record, sum, yesNo, yuan, type Arithmetic, type CellExplanation, type ExplainedRecord } from './explanation.ts';
import type { AccountFacts, WageEmployerFacts } from './types.ts';

type AccountColumn = 'W08' | 'W09' | 'W10' | 'W11' | 'W12';

interface Evaluated {
  readonly facts: AccountFacts;
  readonly evaluation: AccountEvaluation;
  readonly isWorst: boolean;
}

/** Explains the columns of the yellow model, W08 to W12. */
export function explainAccounts(month: string, facts: WageEmployerFacts, pack: RulePack, column: AccountColumn): Pick<CellExplanation, 'records' | 'arithmetic' | 'clause'> {
  const window = monthWindow(month);
  const limit = yellowRatio(pack);
  const evaluations = facts.accounts.map((account) => evaluateAccount(account, window, limit));
  const worst = worstAccount(evaluations);
  const accounts = facts.accounts.map((account, index) => ({ facts: account, evaluation: evaluations[index] ?? evaluateAccount(account, window, limit), isWorst: evaluations[index] === worst }));
  const all = column === 'W11' || column === 'W12';
  return {
    records: accounts.flatMap((account) => accountRecords(month, window, account, all)),
    arithmetic: facts.accounts.length === 0 ? [sum('专户', '没有工资专户，不评价')] : all ? countLines(accounts, pack) : worstLines(accounts, pack, column),
    clause: clause(pack, 'alert.yellow.ratio'),
  };
}

function accountRecords(month: string, window: Window, account: Evaluated, all: boolean): ExplainedRecord[] {
  const { facts, evaluation } = account;
  const name = nameOf(facts);
  const shown = all || account.isWorst;
  // What keeps a whole account out is said on each of its records.
  const outside = evaluation.passed === 'closed' ? '月末前已销户，不评价' : evaluation.passed === 'opened-in-window' ? '本月及以后开户，尚无上月工资，不评价'
    : !evaluation.evaluable ? '数据不全，不能评价' : shown ? null : '另一专户倍数更低';
  const payable = facts.payablePrevFen === null
    ? record('应付工资', addMonths(month, -1), name, null, false, evaluation.passed === null ? '缺上月应付（P）' : outside ?? '')
    : record('应付工资', addMonths(month, -1), name, facts.payablePrevFen, outside === null, outside ?? '上月应付');
  const snapshots = facts.snapshots.toSorted(([a], [b]) => a - b).map((snapshot) => {
    const [at, fen] = snapshot;
    const place = at >= window.end ? afterWindow(at, month, window) : at < window.start ? '早于本月' : snapshot === evaluation.snapshot ? null : '其后另有一条';
    return record('专户余额', shanghaiMinute(at), name, fen, place === null && outside === null, place ?? outside ?? '窗口内最后一条');
  });
  const missing = evaluation.codes.includes('B') ? [record('专户余额', month, name, null, false, '本月没有余额（B）')] : [];
  return [payable, ...snapshots, ...missing];
}

function nameOf(account: AccountFacts): string {
  return account.label === undefined || account.label === '' ? `专户 ${account.id}` : account.label;
}

function worstLines(accounts: readonly Evaluated[], pack: RulePack, column: AccountColumn): Arithmetic[] {
  const worst = accounts.find((account) => account.isWorst && account.evaluation.evaluable);
  if (worst === undefined) return [sum('评价', '没有可以评价的专户，不填')];
  const [balance, payable] = [worst.evaluation.snapshot?.[1] ?? 0, worst.evaluation.payableFen ?? 0];
  const choice = accounts.filter((account) => account.evaluation.evaluable).length > 1 ? [sum('选取', `${nameOf(worst.facts)} 余额倍数最低；相同时取编号小的`)] : [];
  if (column === 'W08') return [...choice, sum('取值', `上月应付 ${yuan(payable)}`)];
  if (column === 'W09') return [...choice, sum('取值', `本月最后一条余额 ${yuan(balance)}`)];
  const multiple = balanceMultiple(balance, payable);
  const ratioLines = multiple === null ? sum('倍数', '上月应付为 0，不算倍数') : sum('倍数', `${yuan(balance)} ÷ ${yuan(payable)} = ${quotientText(balance, payable)}`, `只舍不入，取 ${multiple}`);
  return [...choice, ratioLines, sum('黄色判定', ...verdict(balance, payable, pack))];
}

/** The yellow test of one account with its exact figures. */
export function verdict(balanceFen: number, payableFen: number, pack: RulePack): string[] {
  const limit = yellowRatio(pack);
  if (payableFen === 0) return ['上月应付为 0，不成立'];
  const [left, right] = [balanceFen * limit.denominator, payableFen * limit.numerator];
  const lines = [`${yuan(balanceFen)} × ${limit.denominator} = ${yuan(left)}`, `${yuan(payableFen)} × ${limit.numerator} = ${yuan(right)}`];
  if (isYellow(balanceFen, payableFen, limit)) return [...lines, `前者小，成立（差 ${yuan(-floorMulDiv(left - right, 1, limit.denominator))} 元）`];
  return [...lines, left === right ? `两者相等，恰为 ${String(rule(pack, 'alert.yellow.ratio').value)} 倍，不成立` : '前者不小，不成立'];
}

function countLines(accounts: readonly Evaluated[], pack: RulePack): Arithmetic[] {
  const each = accounts.filter((account) => account.evaluation.evaluable)
    .map(({ facts, evaluation }) => sum(nameOf(facts), ...verdict(evaluation.snapshot?.[1] ?? 0, evaluation.payableFen ?? 0, pack)));
  const yellow = accounts.filter((account) => account.evaluation.yellow).length;
  return [...each, sum('黄色专户', `${yellow} 户，黄色预警${yesNo(yellow > 0)}`)];
}
