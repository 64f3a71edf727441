import { refuse } from '#shared/messages/index.ts';
import { MINUTE_MS, shanghaiMinute } from '#shared/rules/time.ts';
import { lateEntry } from '#electron/areas/lateEntry.ts';
import { write } from '#electron/areas/operation.ts';
import { recordChange } from '#electron/ledger/changes.ts';
import { nextSeq } from '#electron/ledger/journal.ts';
import { assertSeen } from '#electron/ledger/seen.ts';
import { caseAt, HEADS } from './fields.ts';
import { caseLabel } from './line.ts';
import { NODE_COLUMN } from './record.ts';
import { addEvent, eventsOf, majorOf, updateMajor } from './repository/major.ts';

/** Every node edit needs a reason after ten minutes (domain 5), counted from when its time was first recorded. */
const FREE_MS = 10 * MINUTE_MS;

/** The police may have been on the spot, and a boss may have fled, before anybody told the brigade or the grid; nothing else precedes the first report. */
export const MAY_PRECEDE_START: ReadonlySet<string> = new Set(['police', 'refusalAt']);

/** Sets, changes or takes back the time of one step. The same time with a note adds the note to the course. */
export const setNode = write<'cases.setNode'>(async ({ w, now, actor, services }, { id, node, at, note, reason, seen }) => {
  const row = await caseAt(w, id, now, null);
  const major = await majorOf(w, id);
  if (major === undefined) throw refuse('cases.notMajor', {});
  const column = NODE_COLUMN[node];
  const word = HEADS[column] ?? node;
  const before = major[column];
  const last = (await eventsOf(w, id)).find((event) => event.node === node);
  await assertSeen(w, `${word}的时间`, { kind: 'case', id: String(id) }, { seen: { at: seen }, now: { at: before }, wish: { at } }, last === undefined ? null : { staffNo: last.staff_no, at: last.recorded_at });
  if (before === at && note === '') return { value: {}, entry: null, topics: [] };
  if (at !== null && at > now) throw refuse('cases.timeToCome', { what: `${word}的时间` }, { field: 'at' });
  if (at !== null && at < major.t0 && !MAY_PRECEDE_START.has(node)) throw refuse('cases.beforeStart', { node: word, t0: shanghaiMinute(major.t0) }, { field: 'at' });
  const first = before === null || before === at ? undefined : (await eventsOf(w, id)).filter((event) => event.node === node && event.at !== null).at(-1);
  const late = before !== null && before !== at && (first === undefined || now - first.recorded_at > FREE_MS);
  if (late && reason === '') throw refuse('cases.nodeNeedsReason', { node: word }, { field: 'reason' });
  // First recorded long after it happened: nobody can tell any more whether its clock was kept.
  const backdated = before === null ? lateEntry({ services, now }, at, `${word}的时间`, reason, 'reason') : {};
  const what = before === at ? word : at === null ? `撤下${word}的时间 ${shanghaiMinute(before ?? 0)}` : before === null ? `${word} ${shanghaiMinute(at)}` : `${word}改为 ${shanghaiMinute(at)}（原 ${shanghaiMinute(before)}）`;
  await addEvent(w, id, { node, at, recorded_at: now, staff_no: actor.staffNo, text: note === '' ? what : `${what}：${note}`, reason });
  if (before !== at) {
    await updateMajor(w, id, { [column]: at });
    await recordChange(w, await nextSeq(w), now, actor.staffNo, { kind: 'case', id: String(id), employerId: row.employer_id, before: { [column]: before }, after: { [column]: at }, reason });
  }
  return {
    value: {},
    entry: { operation: 'cases.setNode', subject: { kind: 'case', id: String(id), label: caseLabel(row) }, summary: `应急节点 ${row.case_no}：${what}`, reason, changes: { node, before, at }, ...(late ? { override: 'clock' as const } : {}), ...backdated },
    topics: ['cases', 'employers'],
  };
});
