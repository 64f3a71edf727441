import { refuse } from '#shared/messages/index.ts';
import { chosenByRule, suitability, type Candidate } from '#shared/rules/intake/assignment.ts';
import { STATE_WORD, TRANSITIONS } from '#shared/rules/intake/transitions.ts';
import { read, write } from '#electron/areas/operation.ts';
import { openCasesInHand } from '#electron/areas/cases/reads.ts';
import { assignPart, partProblem, recusePerson } from '#electron/areas/people/staff/assign.ts';
import { officersForParts } from '#electron/areas/people/staff/reads.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { readSetting, writeSetting } from '#electron/ledger/meta.ts';
import { assertSeen } from '#electron/ledger/seen.ts';
import { complaintAt, stepFrom, take, told, TOPICS, type Act } from './act.ts';
import { addEvent } from './repository/course.ts';
import { complaintLoads, type ComplaintRow } from './repository/complaints.ts';

const RULE = 'intake.dispatchRule';

export interface DispatchRule { readonly automatic: boolean; readonly capacity: number }

/** How this district dispatches: by hand and without a limit until somebody sets it. */
export async function readDispatchRule(reader: Reader): Promise<DispatchRule> {
  const [automatic = 'no', capacity = '0'] = (await readSetting(reader, RULE, 'no 0')).split(' ');
  return { automatic: automatic === 'yes', capacity: Number(capacity) };
}

export const dispatchRule = read<'intake.dispatchRule'>(async ({ reader }) => readDispatchRule(reader));

export const setDispatchRule = write<'intake.setDispatchRule'>(async ({ w }, { automatic, capacity, seen }) => {
  const before = await readDispatchRule(w);
  await assertSeen(w, '分派规则', { kind: 'setting', id: RULE }, { seen, now: { ...before }, wish: { automatic, capacity } });
  if (before.automatic === automatic && before.capacity === capacity) return { value: {}, entry: null, topics: [] };
  await writeSetting(w, RULE, `${automatic ? 'yes' : 'no'} ${capacity}`);
  const text = `分派规则：${automatic ? '登记时自动分派' : '由人分派'}，每人在办${capacity === 0 ? '不限' : `至多 ${capacity} 件`}`;
  return { value: {}, entry: { operation: 'intake.setDispatchRule', subject: { kind: 'setting', id: RULE, label: '分派规则' }, summary: text, changes: { before, after: { automatic, capacity } } }, topics: TOPICS };
});

/** All A's in office, with what is in hand and why somebody may not take it: recusal, certificate, duties. */
async function candidatesFor(reader: Reader, row: Pick<ComplaintRow, 'id'>, now: number): Promise<(Candidate & { readonly name: string })[]> {
  const officers = (await officersForParts(reader)).filter(({ posts }) => posts.includes('handler'));
  const complaints = new Map((await complaintLoads(reader)).map((one) => [one.staff_no, one]));
  const cases = new Map((await openCasesInHand(reader)).map((one) => [one.handler, one.open]));
  return Promise.all(officers.map(async ({ row: officer }) => {
    const problem = await partProblem(reader, { kind: 'complaint', id: row.id }, 'handler', officer, now);
    const known = complaints.get(officer.staff_no);
    return { staffNo: officer.staff_no, name: officer.name, load: (known?.load ?? 0) + (cases.get(officer.staff_no) ?? 0), lastAt: known?.last_at ?? null, problem: problem ?? '' };
  }));
}

export const candidates = read<'intake.candidates'>(async ({ reader, now }, { id }) => {
  const row = await complaintAt(reader, id, null);
  const all = await candidatesFor(reader, row, now);
  const { capacity } = await readDispatchRule(reader);
  const verdicts = new Map(suitability(all, capacity).map((one) => [one.staffNo, one.why]));
  return { chosen: chosenByRule(all, capacity) ?? '', candidates: all.map(({ staffNo, name, load }) => ({ staffNo, name, load, why: verdicts.get(staffNo) ?? '' })) };
});

/** Whom the rule chooses; null where nobody is suitable. */
export async function ruleChoice(act: Act, row: ComplaintRow): Promise<string | null> {
  return chosenByRule(await candidatesFor(act.w, row, act.now), (await readDispatchRule(act.w)).capacity);
}

/** T02: gives the complaint to its A and stops the clock of the dispatch. Refuses who is recused, full or no A on duty. */
export async function dispatchTo(act: Act, row: ComplaintRow, staffNo: string, by: string, reason: string): ReturnType<typeof take> {
  const step = stepFrom(row, 'T02', '分派');
  await assertFit(act, row, staffNo);
  await assignPart(act, { kind: 'complaint', id: row.id }, 'handler', staffNo, reason);
  return take(act, row, step, {
    set: { dispatched_to: staffNo, dispatched_at: act.now, dispatched_by: by }, at: act.now, text: `${by === 'rule' ? '按规则' : ''}分派给工号 ${staffNo}`, reason,
  });
}

export const dispatch = write<'intake.dispatch'>(async (ctx, { id, rowVersion, staffNo, reason }) => {
  const row = await complaintAt(ctx.w, id, rowVersion);
  const moved = await dispatchTo(ctx, row, staffNo, ctx.actor.staffNo, reason);
  return { value: moved, entry: told('intake.dispatch', row, `分派给工号 ${staffNo}`, { staffNo }, reason), topics: TOPICS };
});

export const dispatchByRule = write<'intake.dispatchByRule'>(async (ctx, { id, rowVersion }) => {
  const row = await complaintAt(ctx.w, id, rowVersion);
  stepFrom(row, 'T02', '分派');
  const staffNo = await ruleChoice(ctx, row);
  if (staffNo === null) {
    const all = await candidatesFor(ctx.w, row, ctx.now);
    const why = suitability(all, (await readDispatchRule(ctx.w)).capacity).map((one) => `${one.staffNo} ${one.why}`).join('、');
    throw refuse('intake.noHandler', { why: why === '' ? '没有在岗的A岗' : why });
  }
  const moved = await dispatchTo(ctx, row, staffNo, 'rule', '');
  return { value: { ...moved, staffNo }, entry: told('intake.dispatchByRule', row, `按规则分派给工号 ${staffNo}`, { staffNo }), topics: TOPICS };
});

async function assertFit(act: Act, row: ComplaintRow, staffNo: string): Promise<void> {
  const verdict = suitability(await candidatesFor(act.w, row, act.now), (await readDispatchRule(act.w)).capacity).find((one) => one.staffNo === staffNo);
  const why = verdict === undefined ? '不是在岗的A岗' : verdict.why;
  if (why !== '') throw refuse('intake.handlerUnfit', { staffNo, why }, { field: 'staffNo' });
}

/** The captain gives the matter to another A. `recuse`: the one before has an interest in it and opens it no more (条例 art. 16). */
export const reassign = write<'intake.reassign'>(async (ctx, { id, rowVersion, staffNo, reason, recuse }) => {
  const row = await complaintAt(ctx.w, id, rowVersion);
  if (row.dispatched_to === '' || row.answered_at !== null) throw refuse('intake.notNow', { receiptNo: row.receipt_no, state: STATE_WORD[row.state], what: '改派' });
  const subject = { kind: 'complaint', id } as const;
  if (recuse) await recusePerson(ctx, subject, row.dispatched_to, reason);
  await assertFit(ctx, row, staffNo);
  await assignPart(ctx, subject, 'handler', staffNo, reason);
  const text = `由工号 ${row.dispatched_to} 改派给工号 ${staffNo}${recuse ? '，原承办人回避' : ''}`;
  const moved = await take(ctx, row, { ...TRANSITIONS.T02, stop: [] }, { to: row.state, set: { dispatched_to: staffNo, dispatched_at: ctx.now, dispatched_by: ctx.actor.staffNo }, at: ctx.now, text, reason });
  return { value: moved, entry: told('intake.reassign', row, text, { before: row.dispatched_to, staffNo, recuse }, reason), topics: [...TOPICS, 'people'] };
});

/** Before the dispatch: the captain orders that an officer stays away from the matter. */
export const recuse = write<'intake.recuse'>(async (ctx, { id, staffNo, reason }) => {
  const row = await complaintAt(ctx.w, id, null);
  if (row.dispatched_to === staffNo) throw refuse('intake.recuseHandler', { staffNo });
  const { name } = await recusePerson(ctx, { kind: 'complaint', id }, staffNo, reason);
  const text = `决定 ${staffNo} ${name} 回避`;
  await addEvent(ctx.w, { complaintId: id, at: ctx.now, now: ctx.now, staffNo: ctx.actor.staffNo, act: 'recuse', text, reason });
  return { value: {}, entry: told('intake.recuse', row, text, { staffNo }, reason), topics: [...TOPICS, 'people'] };
});
