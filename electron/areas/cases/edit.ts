import { refuse } from '#shared/messages/index.ts';
import { shanghaiDay, shanghaiMinute } from '#shared/rules/time.ts';
import { write } from '#electron/areas/operation.ts';
import { difference, recordChange } from '#electron/ledger/changes.ts';
import { nextSeq } from '#electron/ledger/journal.ts';
import { caseAt, columnsOf, employerOfCase, HEADS } from './fields.ts';
import { caseLabel } from './line.ts';
import { updateCase, type CaseRow } from './repository/cases.ts';
import { majorOf, updateMajor } from './repository/major.ts';
import { settleCases } from './settle.ts';
import { triggersNow } from './triggers.ts';

/** Changes a case. Verified figures of a major case decide its triggers anew. */
export const edit = write<'cases.edit'>(async ({ w, now, actor, services }, { id, rowVersion, fields, reason }) => {
  const row = await caseAt(w, id, now, rowVersion);
  const columns = columnsOf(fields, now);
  if (row.closed_at !== null && columns.filed_at > row.closed_at) throw refuse('cases.filedAfterClosed', { closedAt: shanghaiMinute(row.closed_at) }, { field: 'fields.filedAt' });
  const employer = columns.employer_id === row.employer_id ? null : await employerOfCase(w, columns.employer_id);
  const changed = difference({ ...row }, columns);
  if (Object.keys(changed.after).length === 0) return { value: { rowVersion }, entry: null, topics: [] };
  await updateCase(w, id, changed.after);
  const words = readable(row, changed, employer?.label ?? null);
  const major = await majorOf(w, id);
  if (major !== undefined) {
    const triggers = triggersNow({ ...row, ...columns }, major, services.rulePacks.on(shanghaiDay(now)).pack);
    if (triggers !== major.triggers) {
      await updateMajor(w, id, { triggers });
      words.before['triggers'] = major.triggers;
      words.after['triggers'] = triggers;
    }
  }
  await recordChange(w, await nextSeq(w), now, actor.staffNo, { kind: 'case', id: String(id), employerId: columns.employer_id, ...words, reason });
  await settleCases(w, [row.employer_id, columns.employer_id], now, services);
  const heads = Object.keys(words.after).map((field) => HEADS[field] ?? field);
  return {
    value: { rowVersion: rowVersion + 1 },
    entry: { operation: 'cases.edit', subject: { kind: 'case', id: String(id), label: caseLabel(row) }, summary: `改案件 ${caseLabel(row)}：改了${heads.join('、')}`, reason, changes: words },
    topics: ['cases', 'employers', 'alerts'],
  };
});

type Changed = ReturnType<typeof difference>;

/** The employer by name instead of its number in the ledger; what follows from other columns is left out. */
function readable(row: CaseRow, changed: Changed, employer: string | null): Changed {
  const tidy = (columns: Changed['before'], label: string): Changed['before'] =>
    Object.fromEntries(Object.entries(columns).filter(([column]) => column !== 'is_arrears').map(([column, value]) => (column === 'employer_id' ? ['employer', label] : [column, value])));
  return { before: tidy(changed.before, caseLabel(row).slice(row.case_no.length + 1)), after: tidy(changed.after, employer ?? '') };
}
