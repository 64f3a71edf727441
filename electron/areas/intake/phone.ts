import { refuse } from '#shared/messages/index.ts';
import { phoneFigures, phoneState } from '#shared/rules/intake/phone.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { write } from '#electron/areas/operation.ts';
import { assertNamesNobody } from '#electron/areas/identities/naming.ts';
import { lateEntry } from '#electron/areas/lateEntry.ts';
import { complaintAt, stepFrom, take, timeOf, told, TOPICS } from './act.ts';
import { assertMay } from './permission.ts';
import { addPhoneAttempt, phoneRows, putPhoneNote } from './repository/course.ts';
import { sealText } from './sealed.ts';

/** T03: a call is logged. The first answered one, or the third failed one that counts, stops the 24 h clock at its own time. */
export const logPhoneAttempt = write<'intake.logPhoneAttempt'>(async (ctx, { id, at: given, reached, note, lateReason }) => {
  const row = await complaintAt(ctx.w, id, null);
  await assertMay(ctx.w, 'complaint.write', row, ctx.actor, ctx.now);
  const step = stepFrom(row, 'T03', '登记电话');
  const figures = phoneFigures(ctx.services.rulePacks.on(shanghaiDay(row.registered_at)).pack);
  const before = (await phoneRows(ctx.w, id)).map((one) => ({ at: one.at, reached: one.reached === 1 }));
  if (phoneState(before, figures).doneAt !== null) throw refuse('intake.triesOver', { tries: figures.tries });
  const at = timeOf(given, ctx, row, '通话时间');
  const late = lateEntry(ctx, given, '通话时间', lateReason);
  await assertNamesNobody(ctx.w, ctx.services.vault(), { kind: 'complaint', id }, { lateReason });
  const attempt = await addPhoneAttempt(ctx.w, { complaint_id: id, at, staff_no: ctx.actor.staffNo, reached: reached ? 1 : 0 });
  // What was said on the telephone may name people.
  if (note.trim() !== '') await putPhoneNote(ctx.w, attempt, sealText(ctx.services.vault(), 'phone_attempts.note_sealed', attempt, note.trim()));
  const state = phoneState([...before, { at, reached }], figures);
  const text = reached ? '电话联系上' : `电话未接通（计 ${state.counted} 次）`;
  await take(ctx, row, step, { to: row.state, at: state.doneAt ?? at, text, without: state.doneAt === null ? step.stop : [] });
  return { value: { confirmed: state.doneAt !== null, counted: state.counted }, entry: { ...told('intake.logPhoneAttempt', row, text, { at, reached, counted: state.counted }), ...late }, topics: TOPICS };
});
