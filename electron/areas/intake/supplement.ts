import type { z } from 'zod';
import type { InputOf } from '#shared/contract/index.ts';
import type { missingItem } from '#shared/contract/intake.ts';
import { refuse } from '#shared/messages/index.ts';
import { reckonDeadline } from '#shared/rules/deadlines/reckon.ts';
import { phoneFigures, phoneState } from '#shared/rules/intake/phone.ts';
import { stillMissing, supplementVerdict } from '#shared/rules/intake/supplement.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { TRANSITIONS } from '#shared/rules/intake/transitions.ts';
import { addDays, dayNumber, shanghaiDay, shanghaiDayNumber, shanghaiMinute } from '#shared/rules/time.ts';
import { readOffice } from '#electron/areas/office.ts';
import { lateEntry } from '#electron/areas/lateEntry.ts';
import { write } from '#electron/areas/operation.ts';
import { pauseClock, startClock } from '#electron/areas/clocks/running.ts';
import { assertNamesNobody } from '#electron/areas/identities/naming.ts';
import { assertNoFiling, complaintAt, stepFrom, take, timeOf, told, TOPICS, type Act } from './act.ts';
import { rememberDeskFacts } from './deskFacts.ts';
import { issueSupplementPaper, markSupplementServed } from './papers.ts';
import { assertMay } from './permission.ts';
import { addMaterial, phoneRows } from './repository/course.ts';
import { firedOf, followTriggers } from './triggerClocks.ts';
import type { ComplaintRow } from './repository/complaints.ts';

export type MissingItem = z.output<typeof missingItem> & { readonly received: boolean };

export function missingOf(row: Pick<ComplaintRow, 'missing'>): MissingItem[] {
  return JSON.parse(row.missing) as MissingItem[];
}

const REPLY = 'intake.supplement.reply';

/** What begins with the service of D03 and not with its issue: the pause of the plan's answer period and the time to reply (domain 15). */
const AT_SERVICE = [...TRANSITIONS.T04.pause, ...TRANSITIONS.T04.start];

/** T04: one notice that lists everything at once, once. Handed over at once, or served later. */
export const requestSupplement = write<'intake.requestSupplement'>(async (ctx, wish) => {
  const row = await complaintAt(ctx.w, wish.id, wish.rowVersion);
  await assertMay(ctx.w, 'complaint.write', row, ctx.actor, ctx.now);
  stepFrom(row, 'T04', '要求补正');
  if (supplementVerdict(row.supplements, packNow(ctx)) === 'needsCaptain') throw refuse('intake.supplementTwice', {});
  const done = await notify(ctx, row, wish, '');
  return { value: done.value, entry: told('intake.requestSupplement', row, done.text, done.changes), topics: TOPICS };
});

/** A second notice is the captain's own act, an exception of the week and a defect in the review of cases (plan 4.1(3): told once). */
export const repeatSupplement = write<'intake.repeatSupplement'>(async (ctx, wish) => {
  const row = await complaintAt(ctx.w, wish.id, wish.rowVersion);
  await assertMay(ctx.w, 'supplement.repeat', row, ctx.actor, ctx.now);
  if (supplementVerdict(row.supplements, packNow(ctx)) !== 'needsCaptain') throw refuse('intake.supplementFirst', {});
  await assertNamesNobody(ctx.w, ctx.services.vault(), { kind: 'complaint', id: row.id }, { reason: wish.reason });
  const done = await notify(ctx, row, wish, wish.reason);
  return { value: done.value, entry: { ...told('intake.repeatSupplement', row, done.text, done.changes, wish.reason), override: 'rule' as const }, topics: TOPICS };
});

async function notify(ctx: Act, row: ComplaintRow, { missing, dueOn, office, phone, handed }: Omit<InputOf<'intake.requestSupplement'>, 'id' | 'rowVersion'>, reason: string) {
  assertNoFiling(row);
  const step = stepFrom(row, 'T04', '要求补正');
  if (supplementVerdict(row.supplements, packNow(ctx)) === 'refused') throw refuse('intake.supplementNever', {});
  const today = shanghaiDay(ctx.now);
  if (dueOn !== '' && (dueOn <= today || dayNumber(dueOn) - dayNumber(today) > 366)) throw refuse('intake.supplementTerm', {}, { field: 'dueOn' });
  const until = dueOn === '' ? await defaultEnd(ctx, ctx.now) : dueOn;
  const docNo = await issueSupplementPaper(ctx, row, { missing, dueOn: until, office, phone, served: handed });
  await rememberDeskFacts(ctx.w, { officeAddress: office, officePhone: phone });
  const served = handed ? ctx.now : null;
  const moved = await take(ctx, row, step, {
    set: {
      supplements: row.supplements + 1, supplement_issued_at: ctx.now, supplement_served_at: served, supplement_received_at: null, supplement_due_on: until,
      missing: JSON.stringify(missing.map((one) => ({ ...one, received: false }))),
    },
    at: ctx.now, text: `发${row.supplements > 0 ? '第二次' : ''}一次性补正告知书 ${docNo}，缺 ${missing.length} 项，${until} 前补交${handed ? '，当面送达' : '，待送达'}`, reason,
    without: AT_SERVICE,
  });
  if (served !== null) await beginReply(ctx, row.id, served, '送达补正告知书', until);
  return { value: { ...moved, docNo }, text: `告知补正 ${docNo}，缺 ${missing.length} 项`, changes: { missing: missing.length, dueOn: until, servedAt: served, docNo } };
}

/** The notice reached the complainant: the plan's answer period pauses and the time to reply begins, both on the day of service. */
export const serveSupplement = write<'intake.serveSupplement'>(async (ctx, { id, rowVersion, servedAt, lateReason }) => {
  const row = await complaintAt(ctx.w, id, rowVersion);
  await assertMay(ctx.w, 'complaint.write', row, ctx.actor, ctx.now);
  const step = stepFrom(row, 'T05', '登记补正送达');
  if (row.supplement_served_at !== null) throw refuse('intake.supplementServed', { at: shanghaiMinute(row.supplement_served_at) });
  const at = timeOf(servedAt, ctx, { registered_at: Math.min(row.supplement_issued_at ?? row.registered_at, ctx.now) }, '送达时间');
  const late = lateEntry(ctx, servedAt, '送达时间', lateReason);
  await assertNamesNobody(ctx.w, ctx.services.vault(), { kind: 'complaint', id }, { lateReason });
  // The term that the notice gives is the complainant's from the day on which it arrives, however long the post took.
  const until = addDays(shanghaiDay(at), Math.max(1, dayNumber(row.supplement_due_on) - shanghaiDayNumber(row.supplement_issued_at ?? at)));
  const text = `补正告知书送达 ${shanghaiMinute(at)}${until === row.supplement_due_on ? '' : `，补正期限顺延至 ${until}`}`;
  const moved = await take(ctx, row, { ...step, resume: [], restart: [], stop: [] }, { to: 'supplementing', set: { supplement_served_at: at, supplement_due_on: until }, at, text });
  await beginReply(ctx, id, at, text, until);
  await markSupplementServed(ctx, row);
  return { value: moved, entry: { ...told('intake.serveSupplement', row, text, { servedAt: at }), ...late }, topics: TOPICS };
});

/** The plan's answer period pauses and the time to reply begins, both on the day of service; one last day for paper, clock and closing. */
async function beginReply(act: Act, id: number, at: number, text: string, until: string): Promise<void> {
  const subject = { kind: 'complaint', id };
  for (const ruleId of TRANSITIONS.T04.pause) await pauseClock(act, { ruleId, subject, from: at, reason: text });
  for (const ruleId of TRANSITIONS.T04.start) await startClock(act, { ruleId, subject, startAt: at, event: text, ...(ruleId === REPLY ? { length: Math.max(1, dayNumber(until) - shanghaiDayNumber(at)) } : {}) });
}

/** The last day of the default term of a notice given at an instant: the district's own, else the rule pack's. */
async function defaultEnd(act: Act, at: number): Promise<string> {
  const { supplementDays } = await readOffice(act.w);
  const reply = reckonDeadline(packNow(act), { rule: REPLY, start: at, ...(supplementDays === 0 ? {} : { length: supplementDays }) });
  if (!reply.ok) throw new Error(`${REPLY} cannot be reckoned`);
  return reply.deadline.lastDay;
}

const packNow = (act: Act): RulePack => act.services.rulePacks.on(shanghaiDay(act.now)).pack;

/** T05: what came in. Complete: the plan's period goes on and the statute's starts anew on the day of receipt; part of it: still waiting for the rest. */
export const receiveSupplement = write<'intake.receiveSupplement'>(async (ctx, { id, rowVersion, received, receivedAt, lateReason }) => {
  const row = await complaintAt(ctx.w, id, rowVersion);
  await assertMay(ctx.w, 'complaint.write', row, ctx.actor, ctx.now);
  const step = stepFrom(row, 'T05', '登记补正材料');
  if (row.supplement_served_at === null) throw refuse('intake.supplementNotServed', {});
  const at = timeOf(receivedAt, ctx, { registered_at: row.supplement_served_at }, '收到时间');
  const late = lateEntry(ctx, receivedAt, '收到时间', lateReason);
  await assertNamesNobody(ctx.w, ctx.services.vault(), { kind: 'complaint', id }, { lateReason });
  const items = missingOf(row);
  for (const { index } of received) if (items[index] === undefined || items[index].received) throw refuse('intake.noSuchItem', {});
  const taken = new Map(received.map((one) => [one.index, one.pages]));
  const after = items.map((item, index) => (taken.has(index) ? { ...item, received: true } : item));
  for (const [index, pages] of taken) await addMaterial(ctx.w, { complaint_id: id, name: items[index]?.item ?? '', pages, received_at: at, received_by: ctx.actor.staffNo });
  const rest = stillMissing(after);
  const complete = rest.length === 0;
  const text = complete ? `补正材料齐全，收到 ${taken.size} 项，重新起算答复期限` : `收到补正材料 ${taken.size} 项，还缺 ${rest.length} 项`;
  const moved = await take(ctx, row, complete ? step : { ...step, resume: [], restart: [], stop: [] }, {
    to: complete ? 'dispatched' : 'supplementing', set: { missing: JSON.stringify(after), ...(complete ? { supplement_received_at: at } : {}) }, at, text,
  });
  return { value: moved, entry: { ...told('intake.receiveSupplement', row, text, { received: taken.size, rest: rest.length }), ...late }, topics: TOPICS };
});

/** After the time to reply: closed as not supplemented; may be opened again (intake.supplement.reply, note). */
export const lapseSupplement = write<'intake.lapseSupplement'>(async (ctx, { id, rowVersion }) => {
  const row = await complaintAt(ctx.w, id, rowVersion);
  await assertMay(ctx.w, 'complaint.write', row, ctx.actor, ctx.now);
  const step = stepFrom(row, 'lapse', '按未补正办结');
  if (row.supplement_served_at === null) throw refuse('intake.supplementNotServed', {});
  if (shanghaiDay(ctx.now) <= row.supplement_due_on) throw refuse('intake.supplementRunning', { dueOn: row.supplement_due_on });
  const text = `补正期限 ${row.supplement_due_on} 已过，按未补正办结`;
  const moved = await take(ctx, row, step, { set: { answer: 'lapsed', answered_at: ctx.now, answered_by: ctx.actor.staffNo }, at: ctx.now, text });
  return { value: moved, entry: told('intake.lapseSupplement', row, text, {}), topics: TOPICS };
});

/** The captain opens a closed one again: the answer is due anew, whoever was not reached by telephone is called, and what its figures demand runs from now. */
export const reopen = write<'intake.reopen'>(async (ctx, { id, rowVersion, reason }) => {
  const row = await complaintAt(ctx.w, id, rowVersion);
  const step = stepFrom(row, 'reopen', '重新打开');
  const figures = phoneFigures(ctx.services.rulePacks.on(shanghaiDay(row.registered_at)).pack);
  const called = row.anonymous === 1 || phoneState((await phoneRows(ctx.w, id)).map((one) => ({ at: one.at, reached: one.reached === 1 })), figures).doneAt !== null;
  const moved = await take(ctx, row, step, {
    set: { answer: '', answer_reason: '', answer_basis: '', answered_at: null, answer_proposed_at: null }, at: ctx.now, text: '重新打开', reason, without: called ? TRANSITIONS.T03.stop : [],
  });
  await followTriggers(ctx, id, { reportedAt: ctx.now, knownAt: ctx.now, before: [], after: firedOf(ctx, row), reopened: true });
  // A refusal that was final is set aside.
  return { value: moved, entry: { ...told('intake.reopen', row, '重新打开', {}, reason), override: 'refusal' }, topics: TOPICS };
});
