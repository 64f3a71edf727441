import { shanghaiDay } from '#shared/rules/time.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { read } from '#electron/areas/operation.ts';
import { recusedFrom } from '#electron/areas/people/staff/relation.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { Services } from '#electron/areas/services.ts';
import { caseLineOf, type CaseLine, type Trigger } from './line.ts';
import { nodesOf, triggerDigits } from './record.ts';
import { casesById } from './repository/list.ts';
import { runningMajors } from './repository/major.ts';
import { wagesOf } from './repository/payments.ts';

export interface RunningMajor { readonly line: CaseLine; readonly t0: number; readonly triggers: Trigger[]; readonly nodes: ReturnType<typeof nodesOf>; readonly lateNodes: number }

/** Every running major case with its five clocks, the most urgent first: by the earliest node that is not done, overdue ones before all. */
export async function runningMajorCases(reader: Reader, now: number, services: Pick<Services, 'rulePacks'>): Promise<RunningMajor[]> {
  const majors = await runningMajors(reader);
  const ids = majors.map((major) => major.case_id);
  const [rows, wages] = await Promise.all([casesById(reader, ids, now), wagesOf(reader, ids)]);
  const packs = new Map<string, RulePack>();
  const cases = majors.flatMap((major): RunningMajor[] => {
    const row = rows.get(major.case_id);
    if (row === undefined) return [];
    const day = shanghaiDay(major.t0);
    const pack = packs.get(day) ?? services.rulePacks.on(day).pack;
    packs.set(day, pack);
    const nodes = nodesOf(row, major, wages.get(major.case_id) ?? [], now, pack);
    return [{ line: caseLineOf(row, pack), t0: major.t0, triggers: triggerDigits(major.triggers), nodes, lateNodes: nodes.filter((node) => node.status === 'late').length }];
  });
  return cases.sort((a, b) => nextDue(a) - nextDue(b) || a.t0 - b.t0);
}

function nextDue(found: RunningMajor): number {
  return Math.min(...found.nodes.filter((node) => node.status !== 'na' && node.doneAt === null).map((node) => node.dueAt), Number.MAX_SAFE_INTEGER);
}

/** A recused officer has no such case before the eyes (条例 art. 16); in the list of cases it stands as a number. */
export const emergencyBoard = read<'cases.emergencyBoard'>(async ({ reader, now, services }) => {
  const [cases, recused] = await Promise.all([runningMajorCases(reader, now, services), recusedFrom(reader, 'case', services.actor().staffNo)]);
  return { now, cases: cases.filter(({ line }) => !recused.has(line.id)) };
});
