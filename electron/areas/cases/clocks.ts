import type { z } from 'zod';
import type { cases } from '#shared/contract/cases.ts';
import { route } from '#shared/routes.ts';
import { followUpWord } from '#shared/rules/cases/followUps.ts';
import { concerns } from '#shared/rules/deadlines/audience.ts';
import { byUrgency, clockLamp, dayProgress, workingDaysLeft } from '#shared/rules/deadlines/lamp.ts';
import { reckonDeadline } from '#shared/rules/deadlines/reckon.ts';
import { rule } from '#shared/rules/rulePack.ts';
import { TABLE_WORD } from '#shared/rules/tables/words.ts';
import { addDays, addMonths, dayStart, monthOf, monthWindow, shanghaiDay } from '#shared/rules/time.ts';
import { read } from '#electron/areas/operation.ts';
import type { Services } from '#electron/areas/services.ts';
import { seenBy } from '#electron/areas/clocks/acknowledge.ts';
import { recordClocks } from '#electron/areas/clocks/recordClocks.ts';
import type { ClockSubject } from '#electron/areas/clocks/running.ts';
import { mediationClocks } from '#electron/areas/intake/mediation/clocks.ts';
import { clocksFor } from '#electron/areas/clocks/permission.ts';
import { recusedFrom } from '#electron/areas/people/staff/relation.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { runningMajorCases } from './emergencyBoard.ts';
import { tableSteps } from './repository/clocks.ts';
import { dueFollowUps } from './repository/major.ts';

type Line = z.infer<(typeof cases)['clocks']['output']>['clocks'][number];

/** One running clock of any source; who looks at it (`mine`, `seen`) comes with the officer. `handler` is a staff number, empty while nobody handles it. */
export type Clock = Omit<Line, 'mine' | 'seen'> & { readonly handler: string; /** The record it belongs to; null for the monthly tables. */ readonly about: ClockSubject | null };

/** A follow-up duty comes to the desk this many days before it is due. */
const FOLLOW_UP_DAYS = 30;

const NEXT_STEP = { n30: '登记到场时间', n2h: '报送《重大案件快报》', n6h: '三方签订，记录缺席', n24h: '送达后移送公安立案', n72h: '发放并报《处置报告》' } as const;
const NODE_RULE = { n30: 'major.n30', n2h: 'major.n2h', n6h: 'major.n6h', n24h: 'major.n24h', n72h: 'major.n72h' } as const;

/** All clocks that run at `now`, most urgent first: those of records with the terms of mediations, emergency nodes, monthly tables, follow-up duties. */
export async function allClocks(reader: Reader, now: number, services: Pick<Services, 'rulePacks'>): Promise<Clock[]> {
  const clocks = (await Promise.all([ofRecords(reader, now, services), emergencyClocks(reader, now, services), tableClocks(reader, now, services), followUpClocks(reader, now)])).flat();
  const lamps = clocks.map((clock) => ({ clock, dueAt: clock.dueAt, state: clockLamp({ ...clock, doneAt: null }, now).state }));
  return lamps.sort((a, b) => byUrgency(a, b)).map(({ clock }) => clock);
}

export const clocks = read<'cases.clocks'>(async ({ reader, now, services }) => {
  const actor = services.actor();
  const [all, seen, matters, complaints] = await Promise.all([allClocks(reader, now, services), seenBy(reader, actor.staffNo), recusedFrom(reader, 'case', actor.staffNo), recusedFrom(reader, 'complaint', actor.staffNo)]);
  // Of a matter from which the officer is recused nothing stands on the desk (条例 art. 16).
  const may = await clocksFor({ reader, actor, now });
  const open = all.filter(({ about, handler }) => may(about, handler)).filter(({ about }) => about === null || !(about.kind === 'complaint' ? complaints : about.kind === 'case' ? matters : NONE).has(about.id));
  return { now, clocks: open.map(({ handler, about: _, ...clock }) => ({ ...clock, mine: concerns(clock.ruleId, handler, actor), seen: seen(clock.key, clock.dueAt) })) };
});

const NONE: ReadonlySet<number> = new Set();

async function ofRecords(reader: Reader, now: number, services: Pick<Services, 'rulePacks'>): Promise<Clock[]> {
  return [...(await recordClocks(reader, now, services)), ...(await mediationClocks(reader, now, services))].map((clock) => ({ ...clock, month: '' }));
}

/** What clocks that are reckoned from other records have in common. */
const PLAIN = { days: null, pausedSince: null, binding: true, handler: '', about: null } as const;

async function emergencyClocks(reader: Reader, now: number, services: Pick<Services, 'rulePacks'>): Promise<Clock[]> {
  const { pack } = services.rulePacks.on(shanghaiDay(now));
  return (await runningMajorCases(reader, now, services)).flatMap(({ line, t0, nodes }) =>
    nodes.filter((node) => node.status !== 'na' && node.doneAt === null).map((node): Clock => ({
      ...PLAIN, about: { kind: 'case', id: line.id }, key: `major:${line.id}:${node.key}`, ruleId: NODE_RULE[node.key], clause: node.clause, caseId: line.id, month: '', title: `应急 ${node.limitText}节点`, subject: node.title, employer: line.employerName, startAt: t0, dueAt: node.dueAt, lastDay: shanghaiDay(node.dueAt),
      nextStep: NEXT_STEP[node.key], provisional: false, unit: rule(pack, NODE_RULE[node.key]).unit, route: route.emergencyCase(line.id), workingDaysLeft: null,
    })));
}

/** Both tables of the last ended month until the city has signed for them (plan 2.2(3)). */
async function tableClocks(reader: Reader, now: number, services: Pick<Services, 'rulePacks'>): Promise<Clock[]> {
  const month = addMonths(monthOf(now), -1);
  const { pack } = services.rulePacks.on(shanghaiDay(monthWindow(month).start));
  const reckoned = reckonDeadline(pack, { rule: 'report.monthly', start: monthWindow(month).start });
  if (!reckoned.ok) return [];
  const { deadline } = reckoned;
  return (await tableSteps(reader, month)).filter((table) => table.delivered === 0).map((table): Clock => ({
    ...PLAIN, key: `table:${table.name}:${month}`, ruleId: 'report.monthly', clause: deadline.clause, caseId: null, month, title: deadline.zh, subject: `${TABLE_WORD[table.name]} ${month}`, employer: '', startAt: monthWindow(month).end, dueAt: deadline.dueAt, lastDay: deadline.lastDay,
    nextStep: table.frozen === 1 ? '等支队签收' : table.submitted === 1 ? '等大队长批准' : 'C岗核对后提交', provisional: deadline.provisional, unit: deadline.unit, route: route.table(month, table.name),
    workingDaysLeft: workingDaysLeft(deadline, now, pack.calendar), days: dayProgress(deadline, now),
  }));
}

async function followUpClocks(reader: Reader, now: number): Promise<Clock[]> {
  const duties = await dueFollowUps(reader, addDays(shanghaiDay(now), FOLLOW_UP_DAYS));
  return duties.map((duty) => ({
    ...PLAIN, about: { kind: 'case', id: duty.case_id }, key: `followUp:${duty.case_id}:${duty.kind}`, ruleId: `followUp.${duty.kind}`, clause: '5.4', caseId: duty.case_id, month: '', title: `后续跟踪 ${followUpWord(duty.kind)}`, subject: duty.case_no, employer: duty.employer, startAt: duty.t0, dueAt: dayStart(addDays(duty.due_on, 1)), lastDay: duty.due_on,
    nextStep: '办理后登记完成时间', provisional: false, unit: 'calendar-days', route: route.case(duty.case_id), workingDaysLeft: null,
  }));
}
