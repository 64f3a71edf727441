import { z } from 'zod';
import { refuse, type Refusal } from '#shared/messages/index.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { write } from '#electron/areas/operation.ts';
import { reckonEmployers } from '#electron/areas/wages/reckon.ts';
import { lastChange, recordChange } from '#electron/ledger/changes.ts';
import { nextSeq } from '#electron/ledger/journal.ts';
import type { Writer } from '#electron/ledger/access.ts';
import { labelOf } from './fields.ts';
import { bothOf } from './mergePreview.ts';
import { employerById, employersWithCode, settleDuplicateMark, updateEmployer, type EmployerRow } from './repository/head.ts';
import { asideOf, conflictsIn, forgetListed, KEYED, laterMerge, markUndone, mergeById, moveAll, moveBack, putBack, saveMoved, setAside, WHOLE, type MergeRow, type StoredRow } from './repository/merge.ts';

const key = z.union([z.string(), z.number()]);
/** What a merge moved, so that it can be taken back: keys by table, and whether the survivor took over the code. */
const movedShape = z.object({ tookCode: z.boolean(), tables: z.record(z.string(), z.array(key)) });

/**
 * Moves everything of one dossier to another. Where both have a record of the same key the survivor's stays and the other is set aside, not
 * lost. A survivor without a code takes over the other's. Both histories stay readable, and the merge can be undone.
 */
export const merge = write<'employers.merge'>(async ({ w, now, actor, services }, { survivor: survivorId, absorbed: absorbedId, reason, seen }) => {
  const [survivor, absorbed] = await bothOf(w, survivorId, absorbedId);
  for (const [row, version] of [[survivor, seen.survivor], [absorbed, seen.absorbed]] as const) if (row.row_version !== version) throw await overtaken(w, row);
  const act = { seq: await nextSeq(w), at: now, staffNo: actor.staffNo };
  const mergeId = await w.insert('employer_merges', { survivor_id: survivorId, absorbed_id: absorbedId, at: now, staff_no: actor.staffNo, reason, moved_json: '{}' });
  const tables: Record<string, (string | number)[]> = {};
  let aside = 0;
  for (const table of KEYED) {
    for (const pair of await conflictsIn(w, table, survivorId, absorbedId)) {
      await setAside(w, table, pair.aside, { ...act, mergeId, employerId: absorbedId });
      aside += 1;
    }
  }
  for (const table of [...KEYED, ...WHOLE]) tables[table] = (await moveAll(w, table, absorbedId, survivorId)) as (string | number)[];
  const tookCode = survivor.uscc === '' && absorbed.uscc !== '';
  await updateEmployer(w, absorbedId, { merged_into: survivorId }, now);
  await updateEmployer(w, survivorId, tookCode ? { uscc: absorbed.uscc } : {}, now);
  await settleDuplicateMark(w, absorbed.uscc, now);
  await forgetListed(w, absorbedId);
  await saveMoved(w, mergeId, { tookCode, tables });
  const [left, right] = [labelOf(survivor), labelOf(absorbed)];
  await recordChange(w, act.seq, now, actor.staffNo, { kind: 'employer', id: String(absorbedId), employerId: absorbedId, before: { merged_into: null }, after: { merged_into: left }, reason });
  await recordChange(w, act.seq, now, actor.staffNo, {
    kind: 'employer', id: String(survivorId), employerId: survivorId, before: { absorbed: null, ...(tookCode ? { uscc: '' } : {}) }, after: { absorbed: right, ...(tookCode ? { uscc: absorbed.uscc } : {}) }, reason,
  });
  await reckonEmployers(w, { employerIds: await sharing(w, survivorId, absorbed.uscc) }, now, services.rulePacks.on(shanghaiDay(now)).pack, { keepMonth: true });
  const count = Object.values(tables).reduce((sum, keys) => sum + keys.length, 0);
  return {
    value: { mergeId },
    entry: {
      operation: 'employers.merge', subject: { kind: 'employer', id: String(survivorId), label: left }, summary: `合并档案：${right} 并入 ${left}，移 ${count} 项，另存 ${aside} 项`, reason,
      changes: { mergeId, survivorId, absorbedId, tookCode, tables },
    },
    topics: ['employers', 'facts', 'cases', 'alerts'],
  };
});

/** Somebody changed one of the two since the preview was looked at: its standing goes along, and the preview shows it anew. */
async function overtaken(w: Writer, row: EmployerRow): Promise<Refusal> {
  return refuse('ledger.changedMeanwhile', { what: `“${row.name}”` }, { data: { id: row.id, rowVersion: row.row_version, ...(await lastChange(w, 'employer', String(row.id))) } });
}

/** Parts two merged dossiers again: what had moved goes back, what had been set aside is put back. Refused while something later builds on the merge. */
export const undoMerge = write<'employers.undoMerge'>(async ({ w, now, actor, services }, { mergeId, reason }) => {
  const found = await mergeById(w, mergeId);
  if (found === undefined) throw refuse('ledger.notFound', { what: '这次合并' });
  const [survivor, absorbed] = await undoable(w, found);
  const act = { seq: await nextSeq(w), at: now, staffNo: actor.staffNo };
  const { tookCode, tables } = movedShape.parse(JSON.parse(found.moved_json));
  for (const table of [...KEYED, ...WHOLE]) await moveBack(w, table, tables[table] ?? [], survivor.id, absorbed.id);
  for (const row of await asideOf(w, mergeId)) {
    const { events, ...columns } = JSON.parse(row.row_json) as StoredRow & { events?: StoredRow[] };
    await putBack(w, row.table_name, columns as StoredRow, events ?? []);
  }
  const givesBack = tookCode && survivor.uscc === absorbed.uscc;
  await updateEmployer(w, survivor.id, givesBack ? { uscc: '' } : {}, now);
  const taken = absorbed.uscc !== '' && (await employersWithCode(w, absorbed.uscc)).some((other) => other.duplicate_code === 0);
  await updateEmployer(w, absorbed.id, { merged_into: null, duplicate_code: taken ? 1 : 0 }, now);
  await markUndone(w, mergeId, now);
  const [left, right] = [labelOf(survivor), labelOf(absorbed)];
  await recordChange(w, act.seq, now, actor.staffNo, { kind: 'employer', id: String(absorbed.id), employerId: absorbed.id, before: { merged_into: left }, after: { merged_into: null }, reason });
  await recordChange(w, act.seq, now, actor.staffNo, {
    kind: 'employer', id: String(survivor.id), employerId: survivor.id, before: { absorbed: right, ...(givesBack ? { uscc: absorbed.uscc } : {}) }, after: { absorbed: null, ...(givesBack ? { uscc: '' } : {}) }, reason,
  });
  await reckonEmployers(w, { employerIds: [absorbed.id, ...(await sharing(w, survivor.id, absorbed.uscc))] }, now, services.rulePacks.on(shanghaiDay(now)).pack, { keepMonth: true });
  return {
    value: {},
    entry: { operation: 'employers.undoMerge', subject: { kind: 'employer', id: String(survivor.id), label: left }, summary: `撤销合并：${right} 从 ${left} 分出`, reason, changes: { mergeId, survivorId: survivor.id, absorbedId: absorbed.id } },
    topics: ['employers', 'facts', 'cases', 'alerts'],
  };
});

/** Both dossiers, or why they cannot be parted now. */
async function undoable(w: Writer, found: MergeRow): Promise<[EmployerRow, EmployerRow]> {
  if (found.undone_at !== null) throw refuse('employers.mergeUndone', {});
  const [survivor, absorbed] = [await employerById(w, found.survivor_id), await employerById(w, found.absorbed_id)];
  if (survivor === undefined || absorbed === undefined) throw refuse('ledger.notFound', { what: '这份单位档案' });
  if (survivor.merged_into !== null) throw refuse('employers.mergeBuiltOn', { why: `“${survivor.name}”之后又并入了另一份档案` }, { data: { mergedInto: survivor.merged_into } });
  const later = await laterMerge(w, found);
  if (later !== undefined) throw refuse('employers.mergeBuiltOn', { why: `之后“${later.name}”也并入了这份档案，要先撤销那一次` });
  return [survivor, absorbed];
}

/** The dossier and all that bear a code: whether a code is shared (quality code C) changes with a merge. */
async function sharing(w: Writer, id: number, uscc: string): Promise<number[]> {
  return [...new Set([id, ...(await employersWithCode(w, uscc)).map((row) => row.id)])];
}
