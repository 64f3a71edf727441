import { refuse } from '#shared/messages/index.ts';
import { write } from '#electron/areas/operation.ts';
import { recordChange } from '#electron/ledger/changes.ts';
import { nextSeq } from '#electron/ledger/journal.ts';
import { readMeta } from '#electron/ledger/meta.ts';
import { addTags, employersWithCode, insertEmployer, nextTempNo, putHeadcount } from './repository/head.ts';
import { columnsOf, labelOf, spelt, tidyTags } from './fields.ts';
import { joinedText, settleEmployer } from './settle.ts';

/** A new dossier, with a code that no other dossier has, or without one under a temporary number. Rows that waited for its code join it at once. */
export const create = write<'employers.create'>(async ({ w, now, actor, services }, { fields, tags: typedTags }) => {
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
  const label = labelOf({ ...head, temp_no: tempNo });
  return {
    value: { id, tempNo },
    entry: { operation: 'employers.create', subject: { kind: 'employer', id: String(id), label }, summary: `新建档案：${label}${joinedText(joined)}`, changes: after },
    topics: ['employers', 'facts', 'cases', 'alerts', 'imports'],
  };
});
