import { refuse } from '#shared/messages/index.ts';
import { formatYuanPaper } from '#shared/rules/money.ts';
import { shanghaiDay, shanghaiMinute } from '#shared/rules/time.ts';
import { write } from '#electron/areas/operation.ts';
import { recordChange } from '#electron/ledger/changes.ts';
import { nextSeq } from '#electron/ledger/journal.ts';
import { caseAt } from './fields.ts';
import { addMissingFollowUps } from './followUps.ts';
import { caseLabel, unpaidOf } from './line.ts';
import { caseById, updateCase } from './repository/cases.ts';
import { majorOf } from './repository/major.ts';
import { settleCases } from './settle.ts';

/** Closes a case at a time that has come and not before it was filed. While something is still owed a reason is needed. */
export const close = write<'cases.close'>(async ({ w, now, actor, services }, { id, rowVersion, closedAt, reason }) => {
  const row = await caseAt(w, id, now, rowVersion);
  if (row.closed_at !== null) throw refuse('cases.alreadyClosed', { closedAt: shanghaiMinute(row.closed_at) });
  if (closedAt > now) throw refuse('cases.timeToCome', { what: '结案时间' }, { field: 'closedAt' });
  if (closedAt < row.filed_at) throw refuse('cases.closedBeforeFiled', { filedAt: shanghaiMinute(row.filed_at) }, { field: 'closedAt' });
  const unpaid = unpaidOf((await caseById(w, id, closedAt)) ?? row) ?? 0;
  if (unpaid > 0 && reason === '') throw refuse('cases.reasonForUnpaid', { unpaid: formatYuanPaper(unpaid) }, { field: 'reason' });
  const change = { before: { closed_at: null, state: row.state }, after: { closed_at: closedAt, state: 'closed' } };
  await updateCase(w, id, change.after);
  const major = await majorOf(w, id);
  if (major !== undefined) await addMissingFollowUps(w, major, services.rulePacks.on(shanghaiDay(now)).pack);
  await recordChange(w, await nextSeq(w), now, actor.staffNo, { kind: 'case', id: String(id), employerId: row.employer_id, ...change, reason });
  await settleCases(w, [row.employer_id], now, services);
  return {
    value: { rowVersion: rowVersion + 1 },
    entry: { operation: 'cases.close', subject: { kind: 'case', id: String(id), label: caseLabel(row) }, summary: `结案 ${caseLabel(row)}：${shanghaiMinute(closedAt)}${unpaid > 0 ? `，未付 ${formatYuanPaper(unpaid)} 元` : ''}`, reason, changes: change, ...(unpaid > 0 ? { override: 'rule' as const } : {}) },
    topics: ['cases', 'employers', 'alerts'],
  };
});

export const reopen = write<'cases.reopen'>(async ({ w, now, actor, services }, { id, rowVersion, reason }) => {
  const row = await caseAt(w, id, now, rowVersion);
  if (row.closed_at === null) throw refuse('cases.notClosed', {});
  const change = { before: { closed_at: row.closed_at, state: row.state }, after: { closed_at: null, state: 'filed' } };
  await updateCase(w, id, change.after);
  await recordChange(w, await nextSeq(w), now, actor.staffNo, { kind: 'case', id: String(id), employerId: row.employer_id, ...change, reason });
  await settleCases(w, [row.employer_id], now, services);
  return {
    value: { rowVersion: rowVersion + 1 },
    entry: { operation: 'cases.reopen', subject: { kind: 'case', id: String(id), label: caseLabel(row) }, summary: `重新打开案件 ${caseLabel(row)}`, reason, changes: change, override: 'rule' },
    topics: ['cases', 'employers', 'alerts'],
  };
});
