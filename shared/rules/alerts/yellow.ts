import { floorMulDiv, formatYuanPaper, productLess } from '../money.ts';
import { clause, rule, type RulePack } from '../rulePack.ts';
import { balanceMultiple, isYellow, yellowRatio } from '../tables/accounts.ts';
import { addMonths, dayStart, shanghaiDay, shanghaiMinute } from '../time.ts';
import type { AlertAccount, AlertEpisode, YellowEvaluation } from './facts.ts';

/** One day of an account on which the test could be made. */
export interface JudgedDay extends YellowEvaluation {
  readonly yellow: boolean;
}

/**
 * The newest snapshot of each Shanghai day against the payable wages of the month before that day's month. Days without a snapshot or whose
 * payable wages are missing are not evaluated; neither are days of the month in which the account was opened, nor snapshots of a closed one.
 */
export function judgedDays(account: AlertAccount, pack: RulePack, asOf: number): JudgedDay[] {
  const limit = yellowRatio(pack);
  const newest = new Map<string, readonly [number, number]>();
  for (const snapshot of account.snapshots) {
    const [at, fen] = snapshot;
    if (at >= asOf || (account.closedAt !== null && at >= account.closedAt)) continue;
    const day = shanghaiDay(at);
    const known = newest.get(day);
    if (known === undefined || at > known[0] || (at === known[0] && fen < known[1])) newest.set(day, snapshot);
  }
  const judged: JudgedDay[] = [];
  for (const day of [...newest.keys()].sort()) {
    const [at, balanceFen] = newest.get(day) ?? [0, 0];
    const month = day.slice(0, 7);
    const payableMonth = addMonths(month, -1);
    const payableFen = account.payable.get(payableMonth);
    if (payableFen === undefined || account.openedAt >= dayStart(`${month}-01`)) continue;
    judged.push({ day, at, balanceFen, payableFen, payableMonth, yellow: isYellow(balanceFen, payableFen, limit) });
  }
  return judged;
}

/** Yellow episodes of one account: runs of evaluated days on which the test holds. An account that is closed ends its episode on that day. */
export function yellowEpisodes(account: AlertAccount, pack: RulePack, asOf: number): AlertEpisode[] {
  const episodes: AlertEpisode[] = [];
  let run: JudgedDay[] = [];
  const finish = (endedOn: string | null): void => {
    if (run.length > 0) episodes.push(episode(account, run, endedOn, pack));
    run = [];
  };
  for (const judged of judgedDays(account, pack, asOf)) {
    if (judged.yellow) run.push(judged);
    else finish(judged.day);
  }
  finish(account.closedAt !== null && account.closedAt < asOf ? shanghaiDay(account.closedAt) : null);
  return episodes;
}

function episode(account: AlertAccount, run: readonly JudgedDay[], endedOn: string | null, pack: RulePack): AlertEpisode {
  const [first, ...rest] = run as readonly [JudgedDay, ...JudgedDay[]];
  const latest = rest.at(-1) ?? first;
  const worst = rest.reduce((a, b) => (productLess(b.balanceFen, a.payableFen, a.balanceFen, b.payableFen) ? b : a), first);
  const limit = String(rule(pack, 'alert.yellow.ratio').value);
  return {
    key: `yellow:${account.id}:${first.day}`, kind: 'yellow', subject: account.id, from: first.day, lastDay: latest.day, endedOn,
    evidence: `专户 ${account.id}：${lineOf(latest)}，低于 ${limit} 倍`,
    proof: [
      { label: '最近一次', text: `${shanghaiMinute(latest.at)}　${lineOf(latest)}` },
      { label: '最低一次', text: `${shanghaiMinute(worst.at)}　${lineOf(worst)}` },
      { label: '判定', text: testText(latest, pack) },
      { label: '起止', text: `${first.day} 起，${endedOn === null ? `至 ${latest.day} 仍成立` : `${endedOn} 起不再成立`}，共 ${run.length} 个有余额的日子` },
    ],
    data: { kind: 'yellow', worst: bare(worst), latest: bare(latest), days: run.length }, clause: clause(pack, 'alert.yellow.ratio'),
  };
}

function lineOf(judged: YellowEvaluation): string {
  return `余额 ${formatYuanPaper(judged.balanceFen)} 元，为 ${judged.payableMonth} 应付 ${formatYuanPaper(judged.payableFen)} 元的 ${balanceMultiple(judged.balanceFen, judged.payableFen) ?? '—'} 倍`;
}

function testText(judged: YellowEvaluation, pack: RulePack): string {
  const { numerator, denominator } = yellowRatio(pack);
  const [left, right] = [judged.balanceFen * denominator, judged.payableFen * numerator];
  return `${formatYuanPaper(judged.balanceFen)} × ${denominator} = ${formatYuanPaper(left)}，小于 ${formatYuanPaper(judged.payableFen)} × ${numerator} = ${formatYuanPaper(right)}，差 ${formatYuanPaper(-floorMulDiv(left - right, 1, denominator))} 元`;
}

function bare({ day, at, balanceFen, payableFen, payableMonth }: YellowEvaluation): YellowEvaluation {
  return { day, at, balanceFen, payableFen, payableMonth };
}
