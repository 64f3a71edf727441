import { refuse } from '#shared/messages/index.ts';
import { write, type WriteContext } from '#electron/areas/operation.ts';
import type { Value } from '#electron/ledger/driver.ts';
import { recordChange } from '#electron/ledger/changes.ts';
import { nextSeq } from '#electron/ledger/journal.ts';
import { readMeta } from '#electron/ledger/meta.ts';
import { addTags, employersWithCode, insertEmployer, nextTempNo, putHeadcount } from './repository/head.ts';
import { columnsOf, labelOf, spelt, tidyTags, type EmployerFields } from './fields.ts';
import { joinedText, settleEmployer } from './settle.ts';

/** A new dossier, with a code that no other dossier has, or without one under a temporary number. Rows that waited for its code join it at once. */
export const create = write<'employers.create'>(async (ctx, { fields, tags }) => {
  const made = await createDossier(ctx, fields, tags);
  return {
    value: { id: made.id, tempNo: made.tempNo },
    entry: { operation: 'employers.create', subject: { kind: 'employer', id: String(made.id), label: made.label }, summary: `新建档案：${made.label}${joinedText(made.joined)}`, changes: made.after },
    topics: ['employers', 'facts', 'cases', 'alerts', 'imports'],
  };
});

type Making = Pick<WriteContext, 'w' | 'now' | 'actor' | 'services'>;

/**
 * A dossier for what another area knows by name, and perhaps by code: without one it stands under a temporary number, to be merged once the code is known
 * (domain 3). Refuses with `employers.wrongCode`, `employers.codeTaken`.
 */
export async function addEmployerByName(act: Making, known: { readonly name: string; readonly streetCode: string; readonly uscc: string }): Promise<{ id: number; label: string }> {
  const { districtCode } = await readMeta(act.w);
  return createDossier(act, {
    uscc: known.uscc, name: known.name.trim(), industry: 'other', streetCode: known.streetCode === '' ? `${districtCode}000` : known.streetCode, unitType: '', address: '', legalRep: '', phone: '', headcount: null, headcountOn: '', migrantHeadcount: null, openedOn: '',
  }, []);
}

/** Makes a dossier in the caller's transaction; the journal entry stays the caller's. */
async function createDossier({ w, now, actor, services }: Making, fields: EmployerFields, typedTags: readonly string[]): Promise<{ id: number; tempNo: string; label: string; joined: number; after: Readonly<Record<string, Value>> }> {
  const head = columnsOf(fields, now);
  const [other] = await employersWithCode(w, head.uscc);
  if (other !== undefined) throw refuse('employers.codeTaken', { code: head.uscc, name: other.name }, { field: 'fields.uscc', data: { otherId: other.id, name: other.name } });
  const tempNo = head.uscc === '' ? await nextTempNo(w, (await readMeta(w)).districtCode) : '';
  const id = await insertEmployer(w, { ...head, ...spelt(head.name), temp_no: tempNo, created_at: now, created_by: actor.staffNo, updated_at: now });
  const tags = tidyTags(typedTags);
  await addTags(w, id, tags);
  if (head.headcount !== null && head.headcount_on !== '') {
    await putHeadcount(w, { employerId: id, day: head.headcount_on, headcount: head.headcount, migrant: head.migrant_headcount, source: '新建档案' });
  }
  const after = { ...head, temp_no: tempNo, tags: tags.join('；') };
  const act = { seq: await nextSeq(w), at: now, staffNo: actor.staffNo };
  await recordChange(w, act.seq, now, actor.staffNo, { kind: 'employer', id: String(id), employerId: id, before: {}, after });
  const joined = await settleEmployer(w, { id, uscc: head.uscc, name: head.name }, act, services, '');
  return { id, tempNo, label: labelOf({ ...head, temp_no: tempNo }), joined, after };
}
