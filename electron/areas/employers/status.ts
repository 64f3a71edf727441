import { refuse } from '#shared/messages/index.ts';
import { STATUS_WORD } from '#shared/rules/employers/vocabulary.ts';
import { write } from '#electron/areas/operation.ts';
import { recordChange } from '#electron/ledger/changes.ts';
import { nextSeq } from '#electron/ledger/journal.ts';
import { assertVersion, unmerged } from './edit.ts';
import { labelOf } from './fields.ts';
import { addStatusChange, updateEmployer } from './repository/head.ts';
import { settleEmployer } from './settle.ts';

/** 在营, 停业, 注销, 迁出: holds from now on. Tables ask who was working at any time of their month, so the time of the change is kept. */
export const setStatus = write<'employers.setStatus'>(async ({ w, now, actor, services }, { id, rowVersion, status, reason }) => {
  const row = await unmerged(w, id);
  await assertVersion(w, row, rowVersion);
  if (row.status === status) throw refuse('employers.sameStatus', { status: STATUS_WORD[status] });
  await updateEmployer(w, id, { status }, now);
  await addStatusChange(w, id, now, row.status, status);
  const change = { before: { status: row.status }, after: { status } };
  const act = { seq: await nextSeq(w), at: now, staffNo: actor.staffNo };
  await recordChange(w, act.seq, now, actor.staffNo, { kind: 'employer', id: String(id), employerId: id, ...change, reason });
  await settleEmployer(w, row, act, services);
  const label = labelOf(row);
  return {
    value: { rowVersion: row.row_version + 1 },
    entry: { operation: 'employers.setStatus', subject: { kind: 'employer', id: String(id), label }, summary: `改状态：${label}，${STATUS_WORD[row.status]}→${STATUS_WORD[status]}`, reason, changes: change },
    topics: ['employers', 'facts', 'alerts'],
  };
});
