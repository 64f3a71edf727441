import { refuse } from '#shared/messages/index.ts';
import { chosenByRule, suitability, type Candidate } from '#shared/rules/intake/assignment.ts';
import { read, write } from '#electron/areas/operation.ts';
import { openCasesInHand } from '#electron/areas/cases/reads.ts';
import { officersOnDuty } from '#electron/areas/people/onDuty.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { readSetting, writeSetting } from '#electron/ledger/meta.ts';
import { complaintAt, stepFrom, take, told, TOPICS, type Act } from './act.ts';
import { complaintLoads, type ComplaintRow } from './repository/complaints.ts';

const RULE = 'intake.dispatchRule';

export interface DispatchRule { readonly automatic: boolean; readonly capacity: number }

/** How this district dispatches: by hand and without a limit until somebody sets it. */
export async function readDispatchRule(reader: Reader): Promise<DispatchRule> {
  const [automatic = 'no', capacity = '0'] = (await readSetting(reader, RULE, 'no 0')).split(' ');
  return { automatic: automatic === 'yes', capacity: Number(capacity) };
}

export const dispatchRule = read<'intake.dispatchRule'>(async ({ reader }) => readDispatchRule(reader));

export const setDispatchRule = write<'intake.setDispatchRule'>(async ({ w }, { automatic, capacity }) => {
  const before = await readDispatchRule(w);
  await writeSetting(w, RULE, `${automatic ? 'yes' : 'no'} ${capacity}`);
  const text = `分派规则：${automatic ? '登记时自动分派' : '由人分派'}，每人在办${capacity === 0 ? '不限' : `至多 ${capacity} 件`}`;
  return { value: {}, entry: { operation: 'intake.setDispatchRule', subject: { kind: 'setting', id: RULE, label: '分派规则' }, summary: text, changes: { before, after: { automatic, capacity } } }, topics: TOPICS };
});

/** All who could be A, with what is in hand and whether they are recused. */
export async function candidatesFor(reader: Reader, now: number): Promise<(Candidate & { readonly name: string })[]> {
  const officers = await officersOnDuty(reader, 'handler', now);
  const complaints = new Map((await complaintLoads(reader)).map((one) => [one.staff_no, one]));
  const cases = new Map((await openCasesInHand(reader)).map((one) => [one.handler, one.open]));
  return officers.map((officer) => ({
    staffNo: officer.staffNo, name: officer.name, person: officer.person, load: (complaints.get(officer.staffNo)?.load ?? 0) + (cases.get(officer.staffNo) ?? 0), lastAt: complaints.get(officer.staffNo)?.last_at ?? null,
    recused: false, onDuty: true, certificate: '',
  }));
}

export const candidates = read<'intake.candidates'>(async ({ reader, now }, { id }) => {
  await complaintAt(reader, id, null);
  const all = await candidatesFor(reader, now);
  const { capacity } = await readDispatchRule(reader);
  const verdicts = new Map(suitability(all, capacity).map((one) => [one.staffNo, one.why]));
  return { chosen: chosenByRule(all, capacity) ?? '', candidates: all.map(({ staffNo, name, load }) => ({ staffNo, name, load, why: verdicts.get(staffNo) ?? '' })) };
});

/** Whom the rule chooses; null where nobody is suitable. */
export async function ruleChoice(act: Act): Promise<string | null> {
  return chosenByRule(await candidatesFor(act.w, act.now), (await readDispatchRule(act.w)).capacity);
}

/** T02: gives the complaint to its A and stops the clock of the dispatch. Refuses who is recused, full or no A on duty. */
export async function dispatchTo(act: Act, row: ComplaintRow, staffNo: string, by: string, reason: string): ReturnType<typeof take> {
  const step = stepFrom(row, 'T02', '分派');
  const all = await candidatesFor(act.w, act.now);
  const verdict = suitability(all, (await readDispatchRule(act.w)).capacity).find((one) => one.staffNo === staffNo);
  const why = verdict === undefined ? '不是在岗的A岗' : verdict.why;
  if (why !== '') throw refuse('intake.handlerUnfit', { staffNo, why }, { field: 'staffNo' });
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
  const staffNo = await ruleChoice(ctx);
  if (staffNo === null) {
    const all = await candidatesFor(ctx.w, ctx.now);
    const why = suitability(all, (await readDispatchRule(ctx.w)).capacity).map((one) => `${one.staffNo} ${one.why}`).join('、');
    throw refuse('intake.noHandler', { why: why === '' ? '没有在岗的A岗' : why });
  }
  const moved = await dispatchTo(ctx, row, staffNo, 'rule', '');
  return { value: { ...moved, staffNo }, entry: told('intake.dispatchByRule', row, `按规则分派给工号 ${staffNo}`, { staffNo }), topics: TOPICS };
});
