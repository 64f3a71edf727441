import { refuse } from '#shared/messages/index.ts';
import { listGap } from '#shared/rules/intake/listFigures.ts';
import { AMENDABLE_STATES, STATE_WORD } from '#shared/rules/intake/transitions.ts';
import { mayAct } from '#shared/rules/posts/matrix.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { actingOfficer } from '#electron/areas/permission.ts';
import { effect, read, write, type EffectContext } from '#electron/areas/operation.ts';
import { masksFor } from '#electron/areas/identities/masks.ts';
import { batchLineOf } from '#electron/areas/imports/batches.ts';
import { dropOpened, openPreview, refusedOf, sumsOf, writeOpened } from '#electron/areas/imports/preview.ts';
import { batchById, batchesOnComplaint } from '#electron/imports/takeBack/batchRow.ts';
import { takeBackBatch } from '#electron/imports/takeBack/takeBack.ts';
import { complaintAt, told, TOPICS, type Act } from './act.ts';
import { assertMay, permissionIn } from './permission.ts';
import { addEvent } from './repository/course.ts';
import { firstReportOf, type ComplaintRow } from './repository/complaints.ts';
import { listFigures, workerLines } from './repository/workers.ts';
import { firedOf, firedWords, followTriggers } from './triggerClocks.ts';

/** How many refused rows a look at a list names; the whole list of them is the result file. */
const REFUSED_SHOWN = 200;

/** The list of a group by pseudonym and mask, its sums beside what the complaint claims, and the files that brought it. */
export const workers = read<'intake.workers'>(async ({ reader, ledger, now, services }, { id, offset, limit }) => {
  const row = await complaintAt(reader, id, null);
  const may = await permissionIn(reader, row, services.actor(), now);
  await assertMay(reader, 'complaint.read', row, services.actor(), now);
  const figures = await listFigures(reader, id);
  const lines = await workerLines(reader, id, { offset, limit });
  const masks = lines.length === 0 ? new Map() : new Map((await masksFor({ reader, services, now }, { kind: 'complaint', id }, lines.map((one) => one.person_id))).map((one) => [one.personId, one]));
  const batches = [];
  for (const batch of await batchesOnComplaint(reader, id)) batches.push(await batchLineOf({ reader, ledger, services }, batch));
  return {
    figures, claimed: { headcount: row.headcount, amountFen: row.amount_claimed_fen }, gap: listGap(figures, { headcount: row.headcount, amountClaimedFen: row.amount_claimed_fen }), batches,
    total: figures.people, takes: AMENDABLE_STATES.includes(row.state) && may('complaint.write').allowed,
    rows: lines.map((line) => ({
      personId: line.person_id, pseudonym: line.pseudonym, name: masks.get(line.person_id)?.nameMask ?? '', idNo: masks.get(line.person_id)?.idNoMask ?? '', fromMonth: line.from_month, toMonth: line.to_month, owedFen: line.owed_fen, paidFen: line.paid_fen,
    })),
  };
});

/** Looks through a list for a complaint, or (id null) for one that is being registered: what would go in, its sums, and the refused rows by mask. Nothing is written. */
export const checkWorkers = effect<'intake.checkWorkers'>(async (ctx, { id, file, job }) => {
  const row = id === null ? await assertMayRegister(ctx) : await openComplaint(ctx, id);
  const preview = await openPreview(ctx, { file: ctx.services.files.pathOf(file.token), kind: null, sheet: null, job, complaint: { id: row?.id ?? 0, receiptNo: row?.receipt_no ?? '' } });
  const { previewId, seen, fileName, counts, ignoredColumns, sameAsAt } = preview;
  return { previewId, seen, fileName, counts, ignoredColumns, sameAsAt, figures: await sumsOf(ctx.services, previewId), refused: (await refusedOf(ctx.services, previewId, REFUSED_SHOWN)).rows };
});

/** Writes a list that was looked through: one batch, one entry, persons sealed under the complaint. Its figures stay what they are. */
export const takeWorkers = effect<'intake.takeWorkers'>(async (ctx, { id, previewId, leaveOut, seen, job }) => {
  const before = await openComplaint(ctx, id);
  const { batchId, counts } = await writeOpened(ctx, { previewId, leaveOut, seen, job, complaintId: id });
  // The thread has written; what the list fires has its clocks and its line of the course in a command of its own.
  if (firedWords(firedOf(ctx, before), firedOf(ctx, await complaintAt(ctx.ledger.reader, id, null))) !== '') {
    await ctx.ledger.command({ actor: ctx.actor, now: ctx.now }, async (w) => {
      const { row, text } = await followList({ ...ctx, w }, before);
      if (text !== '') await addEvent(w, { complaintId: id, at: ctx.now, now: ctx.now, staffNo: ctx.actor.staffNo, act: 'workers', text: `按欠薪名册${text}`, reason: '' });
      return { value: undefined, entry: text === '' ? null : told('intake.takeWorkers', row, `按欠薪名册${text}`, { batchId }), topics: TOPICS };
    });
  }
  ctx.ledger.announce(TOPICS);
  return { batchId, counts, figures: await listFigures(ctx.ledger.reader, id) };
});

export const dropWorkers = effect<'intake.dropWorkers'>(async ({ services }, { previewId }) => {
  await dropOpened(services, previewId);
  return {};
});

/** Takes a list back: its lines go, what it had changed of a person comes back. */
export const takeBackWorkers = write<'intake.takeBackWorkers'>(async (ctx, { id, batchId, reason }) => {
  const { w, actor, now, services } = ctx;
  const row = await complaintAt(w, id, null);
  await assertMay(w, 'complaint.write', row, actor, now);
  if ((await batchById(w, batchId))?.complaint_id !== id) throw refuse('ledger.notFound', { what: '这份名册' });
  const { removed, restored, entry } = await takeBackBatch(w, batchId, reason, actor, now, services.rulePacks.on(shanghaiDay(now)).pack);
  const left = await listFigures(w, id);
  const { text: fired } = await followList(ctx, row);
  await addEvent(w, { complaintId: id, at: now, now, staffNo: actor.staffNo, act: 'workers', text: `撤回欠薪名册（第 ${batchId} 批），现有 ${left.people} 人${fired}`, reason });
  // A trigger that the list had fired goes with it: an exception of the week, as where a correction takes one away.
  return { value: { removed, restored }, entry: fired.includes('，不再') ? { ...entry, override: 'rule' } : entry, topics: [...TOPICS, 'imports'] };
});

/** What a changed list fires or no longer fires: its clocks, and the words for the course. */
async function followList(act: Act, before: ComplaintRow): Promise<{ row: ComplaintRow; text: string }> {
  const row = await complaintAt(act.w, before.id, null);
  const [was, is] = [firedOf(act, before), firedOf(act, row)];
  const text = firedWords(was, is);
  if (text === '') return { row, text };
  await followTriggers(act, row.id, { reportedAt: (await firstReportOf(act.w, { complaintId: row.id })) ?? row.registered_at, knownAt: act.now, before: was, after: is });
  return { row, text };
}

/** The complaint, where the officer may complete it and its state still lets it be. */
async function openComplaint({ ledger, actor, now }: EffectContext, id: number): Promise<ComplaintRow> {
  const row = await complaintAt(ledger.reader, id, null);
  await assertMay(ledger.reader, 'complaint.write', row, actor, now);
  if (!AMENDABLE_STATES.includes(row.state)) throw refuse('intake.notNow', { receiptNo: row.receipt_no, state: STATE_WORD[row.state], what: '导入欠薪名册' });
  return row;
}

async function assertMayRegister({ ledger, actor, now }: EffectContext): Promise<null> {
  const verdict = mayAct('complaint.create', await actingOfficer(ledger.reader, actor, now), 'none');
  if (!verdict.allowed) throw refuse('people.mayNot', { why: verdict.why });
  return null;
}
