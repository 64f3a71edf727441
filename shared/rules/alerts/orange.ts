import { clause, figure, type RulePack } from '../rulePack.ts';
import { addMonths, lastDayOfMonth, monthOf } from '../time.ts';
import type { AlertEpisode } from './facts.ts';

/**
 * Orange episodes: runs of adjacent months, each with data and uninsured above 0, as long as the rule asks for (alert.orange.months). Months
 * that have not ended at `asOf` are not known yet. A month with count 0 ends the run on its last day, and so does a month without data once
 * a later one is on record; a run up to the newest month goes on.
 */
export function orangeEpisodes(uninsured: ReadonlyMap<string, number>, pack: RulePack, asOf: number): AlertEpisode[] {
  const current = monthOf(asOf);
  const months = [...uninsured.keys()].filter((month) => month < current).sort();
  const episodes: AlertEpisode[] = [];
  let run: string[] = [];
  const finish = (endedOn: string | null): void => {
    if (run.length >= figure(pack, 'alert.orange.months')) episodes.push(episode(run, endedOn, uninsured, pack));
    run = [];
  };
  for (const month of months) {
    const last = run.at(-1);
    if (last !== undefined && addMonths(last, 1) !== month) finish(lastDayOfMonth(addMonths(last, 1)));
    if ((uninsured.get(month) ?? 0) > 0) run.push(month);
    else finish(lastDayOfMonth(month));
  }
  finish(null);
  return episodes;
}

function episode(run: readonly string[], endedOn: string | null, uninsured: ReadonlyMap<string, number>, pack: RulePack): AlertEpisode {
  const needed = figure(pack, 'alert.orange.months');
  const [first = '', last = ''] = [run[0], run.at(-1)];
  const count = (month: string): number => uninsured.get(month) ?? 0;
  const shown = run.slice(-needed);
  return {
    key: `orange:${first}`, kind: 'orange', subject: `${first} 至 ${last}`, from: lastDayOfMonth(run[needed - 1] ?? last), lastDay: lastDayOfMonth(last), endedOn,
    evidence: `${shown.join('、')} 未参保 ${shown.map((month) => `${count(month)} 人`).join('、')}，连续 ${run.length} 个月`,
    proof: [...run.map((month) => ({ label: month, text: `月末未参保 ${count(month)} 人` })), { label: '判定', text: `相邻 ${needed} 个月都有数据且都大于 0，成立${endedOn === null ? '' : `；${endedOn} 起不再成立`}` }],
    data: { kind: 'orange', months: run.map((month) => ({ month, uninsured: count(month) })) }, clause: clause(pack, 'alert.orange.months'),
  };
}
