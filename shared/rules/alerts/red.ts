import { clause, type RulePack } from '../rulePack.ts';
import { countsForRed } from '../tables/court.ts';
import { shanghaiDay, shanghaiMinute } from '../time.ts';
import type { AlertCourt, AlertEpisode } from './facts.ts';

/** Red episodes: confirmed court records of the employer, each from its listing to its end. */
export function redEpisodes(court: readonly AlertCourt[], pack: RulePack, asOf: number): AlertEpisode[] {
  return court.filter((found) => countsForRed(found) && found.listedAt < asOf)
    .toSorted((a, b) => a.listedAt - b.listedAt || (a.caseNo < b.caseNo ? -1 : 1))
    .map((found) => {
      const endedAt = found.endedAt !== null && found.endedAt < asOf ? found.endedAt : null;
      const from = shanghaiDay(found.listedAt);
      const endedOn = endedAt === null ? null : shanghaiDay(endedAt);
      return {
        key: `red:${found.caseNo}`, kind: 'red', subject: found.caseNo, from, lastDay: endedOn ?? shanghaiDay(asOf - 1), endedOn,
        evidence: `法院被执行人 ${found.caseNo}，${shanghaiMinute(found.listedAt)} 列入，已核实${endedAt === null ? '' : `，${shanghaiMinute(endedAt)} 结束`}`,
        proof: [
          { label: '执行案号', text: found.caseNo }, { label: '列入', text: shanghaiMinute(found.listedAt) }, { label: '结束', text: endedAt === null ? '未结束' : shanghaiMinute(endedAt) },
          { label: '判定', text: '与本单位相符并经大队核实，成立' },
        ],
        data: { kind: 'red', caseNo: found.caseNo, listedAt: found.listedAt, endedAt }, clause: clause(pack, 'alert.red'),
      };
    });
}
