import { refuse } from '#shared/messages/index.ts';
import { STATUS_WORD } from '#shared/rules/employers/vocabulary.ts';
import { write } from '#electron/areas/operation.ts';
import type { Reader, Writer } from '#electron/ledger/access.ts';
import type { Act } from '#electron/areas/wages/courtLinks.ts';
import { difference, recordChange } from '#electron/ledger/changes.ts';
import { nextSeq } from '#electron/ledger/journal.ts';
import { readMeta } from '#electron/ledger/meta.ts';
import { columnsOf, fieldsOf, HEADS, labelOf, spelt } from './fields.ts';
import { employerById, employersWithCode, nextTempNo, putHeadcount, settleDuplicateMark, updateEmployer, type EmployerRow, type HeadColumns } from './repository/head.ts';
import { lastChangeOf } from './repository/history.ts';
import { joinedText, settleEmployer } from './settle.ts';

/** Changes the head data. The stored version must be the one that the person saw; else the refusal carries what stands there now. */
export const edit = write<'employers.edit'>(async ({ w, now, actor, services }, { id, rowVersion, fields, allowDuplicateCode, reason }) => {
  const row = await unmerged(w, id);
  await assertVersion(w, row, rowVersion);
  const wanted = columnsOf(fields, now);
  const duplicate = await duplicateMark(w, row, wanted, allowDuplicateCode);
  const numbered = wanted.uscc === '' && row.temp_no === '' ? { temp_no: await nextTempNo(w, (await readMeta(w)).districtCode) } : {};
  const changed = difference({ ...row }, { ...wanted, duplicate_code: duplicate, ...numbered });
  if (Object.keys(changed.after).length === 0) return { value: { rowVersion: row.row_version }, entry: null, topics: [] };
  await updateEmployer(w, id, { ...changed.after, ...(wanted.name === row.name ? {} : spelt(wanted.name)) }, now);
  const act = { seq: await nextSeq(w), at: now, staffNo: actor.staffNo };
  await recordChange(w, act.seq, now, actor.staffNo, { kind: 'employer', id: String(id), employerId: id, ...changed, reason });
  await reportHeadcount(w, act, row, wanted);
  if (wanted.uscc !== row.uscc && row.uscc !== '') await settleDuplicateMark(w, row.uscc, now);
  const joined = await settleEmployer(w, { id, uscc: wanted.uscc, name: wanted.name }, act, services, row.uscc);
  const label = labelOf({ ...row, ...wanted });
  const heads = Object.keys(changed.after).map((column) => HEADS[column] ?? column);
  // Two dossiers keep one code although the product refused it.
  const keptDouble = duplicate === 1 && row.duplicate_code !== 1 ? { override: 'refusal' as const, reason: reason === '' ? '代码与另一份档案相同，确认保留' : reason } : {};
  return {
    value: { rowVersion: row.row_version + 1 },
    entry: { operation: 'employers.edit', subject: { kind: 'employer', id: String(id), label }, summary: `改档案：${label}，改了${heads.join('、')}${joinedText(joined)}`, reason, changes: changed, ...keptDouble },
    topics: ['employers', 'facts', 'cases', 'alerts', 'imports'],
  };
});

/** The dossier, or a refusal when there is none or it was merged into another. */
export async function unmerged(reader: Reader, id: number): Promise<EmployerRow> {
  const row = await employerById(reader, id);
  if (row === undefined) throw refuse('ledger.notFound', { what: '这份单位档案' });
  if (row.merged_into !== null) {
    const survivor = await employerById(reader, row.merged_into);
    throw refuse('employers.merged', { name: survivor?.name ?? '' }, { data: { mergedInto: row.merged_into } });
  }
  return row;
}

/** Refuses when somebody else changed the dossier since the person read it; the other version goes along for comparison. */
export async function assertVersion(reader: Reader, row: EmployerRow, seen: number): Promise<void> {
  if (row.row_version === seen) return;
  const last = await lastChangeOf(reader, row.id);
  throw refuse('ledger.changedMeanwhile', { what: '这份档案' }, {
    data: { rowVersion: row.row_version, fields: fieldsOf(row), status: row.status, standing: STATUS_WORD[row.status], at: last?.at ?? row.updated_at, staffNo: last?.staff_no ?? '' },
  });
}

/** 1 when another dossier has the code and the officer keeps both for now (quality code C until they are merged). */
async function duplicateMark(w: Writer, row: EmployerRow, wanted: HeadColumns, allowed: boolean): Promise<number> {
  if (wanted.uscc === row.uscc) return row.duplicate_code;
  const other = (await employersWithCode(w, wanted.uscc)).find((found) => found.id !== row.id);
  if (other === undefined) return 0;
  if (!allowed) throw refuse('employers.codeTaken', { code: wanted.uscc, name: other.name }, { field: 'fields.uscc', data: { otherId: other.id, name: other.name } });
  return 1;
}

/** A changed head-count is a report of its day. */
async function reportHeadcount(w: Writer, act: Act, row: EmployerRow, wanted: HeadColumns): Promise<void> {
  const same = wanted.headcount === row.headcount && wanted.headcount_on === row.headcount_on && wanted.migrant_headcount === row.migrant_headcount;
  if (same || wanted.headcount === null || wanted.headcount_on === '') return;
  const before = await putHeadcount(w, { employerId: row.id, day: wanted.headcount_on, headcount: wanted.headcount, migrant: wanted.migrant_headcount, source: '档案修改' });
  await recordChange(w, act.seq, act.at, act.staffNo, {
    kind: 'headcount', id: `${row.id}|${wanted.headcount_on}`, employerId: row.id, before: before === undefined ? {} : { headcount: before.headcount, migrant: before.migrant },
    after: { headcount: wanted.headcount, migrant: wanted.migrant_headcount },
  });
}
