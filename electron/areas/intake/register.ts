import { write } from '#electron/areas/operation.ts';
import { assertNamesNobody } from '#electron/areas/identities/naming.ts';
import { lateEntry } from '#electron/areas/lateEntry.ts';
import { clocksOf } from '#electron/areas/clocks/view.ts';
import { dispatchTo, ruleChoice, readDispatchRule } from './dispatch.ts';
import { registerComplaint } from './registerComplaint.ts';
import { TOPICS } from './act.ts';
import { dueTimes } from './dueTimes.ts';
import { draftById, removeDraft } from './repository/drafts.ts';
import { complaintAt } from './act.ts';

/** Registers a complaint or report, and dispatches it at once where the district lets the rule do so. */
export const register = write<'intake.register'>(async (ctx, { draftId, lateReason, ...given }) => {
  const { w, actor, services, now } = ctx;
  const late = lateEntry(ctx, given.registeredAt, '收件时间', lateReason);
  const done = await registerComplaint(ctx, given);
  await assertNamesNobody(w, services.vault(), { kind: 'complaint', id: done.row.id }, { lateReason });
  if (draftId !== null && (await draftById(w, draftId))?.staff_no === actor.staffNo) await removeDraft(w, draftId);
  let entry = { ...done.entry, ...late };
  if ((await readDispatchRule(w)).automatic) {
    const choice = await ruleChoice(ctx, done.row);
    if (choice !== null) {
      await dispatchTo(ctx, done.row, choice, 'rule', '');
      entry = { ...entry, summary: `${entry.summary}；按规则分派给工号 ${choice}` };
    }
  }
  const row = await complaintAt(w, done.row.id, null);
  const clocks = await clocksOf(w, { kind: 'complaint', id: row.id }, now, services);
  const due = dueTimes(clocks);
  return {
    value: { id: row.id, receiptNo: row.receipt_no, registeredAt: row.registered_at, state: row.state, dispatchedTo: row.dispatched_to, triggers: [...done.triggers], dueAt: due.dueAt, answerProvisional: due.answerProvisional },
    entry, topics: done.newEmployer ? [...TOPICS, 'employers'] : TOPICS,
  };
});
