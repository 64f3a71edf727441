import { refuse } from '#shared/messages/index.ts';
import { paperName } from '#shared/rules/paperName.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { read, write } from '#electron/areas/operation.ts';
import { recordChange } from '#electron/ledger/changes.ts';
import { nextSeq } from '#electron/ledger/journal.ts';
import { reckonEmployers } from './reckon.ts';
import { candidatesOf, courtRecord, employerOf, saveConfirmation, waitingRecords } from './repository/court.ts';

export const courtQueue = read<'wages.courtQueue'>(async ({ reader }, { offset, limit }) => {
  const { total, rows } = await waitingRecords(reader, offset, limit);
  const candidates = await candidatesOf(reader, rows.map((row) => row.id));
  return {
    total,
    rows: rows.map((row) => ({
      id: row.id, rowVersion: row.row_version, caseNo: row.case_no, debtorName: row.debtor_name, uscc: row.uscc, listedAt: row.listed_at, endedAt: row.ended_at, court: row.court, matchedBy: row.matched_by,
      candidates: (candidates.get(row.id) ?? []).map((found) => ({ employerId: found.employer_id, name: found.name, uscc: found.uscc, level: found.level })),
    })),
  };
});

/**
 * A brigade member states that a court record is this employer's, or that it is not. Only a confirmed one can make red (tables 2.3); a match
 * by name alone becomes the employer's by this act. Both answers take the record out of the queue, and either can be given again later.
 */
export const confirmCourt = write<'wages.confirmCourt'>(async ({ w, now, actor, services }, { id, rowVersion, employerId, confirmed, note }) => {
  const record = await courtRecord(w, id);
  if (record === undefined) throw refuse('ledger.notFound', { what: '这条执行记录' });
  if (record.row_version !== rowVersion) {
    throw refuse('ledger.changedMeanwhile', { what: '这条执行记录' }, { data: { rowVersion: record.row_version, employerId: record.employer_id, standing: record.confirmed_at === null ? '未核实' : record.confirmed === 1 ? `核实为 ${(record.employer_id === null ? undefined : await employerOf(w, record.employer_id))?.name ?? '一户单位'} 的记录` : '不是本单位', staffNo: record.confirmed_by, at: record.confirmed_at } });
  }
  if (record.matched_by === 'person') throw refuse('wages.courtPerson', {});
  const employer = await employerOf(w, employerId);
  if (employer === undefined) throw refuse('ledger.notFound', { what: '这份单位档案' });
  const sameCode = record.uscc !== '' && record.uscc === employer.uscc;
  if (confirmed && record.uscc !== '' && employer.uscc !== '' && !sameCode) throw refuse('wages.courtOtherCode', { record: record.uscc, employer: employer.uscc });
  const before = { employer_id: record.employer_id, matched_by: record.matched_by, confirmed: record.confirmed };
  const tied = confirmed || sameCode;
  const after = { employer_id: tied ? employerId : null, matched_by: sameCode ? 'code' : tied ? 'name' : 'none', confirmed: confirmed ? 1 : 0 };
  await saveConfirmation(w, id, { ...after, confirmed_by: actor.staffNo, confirmed_at: now });
  await recordChange(w, await nextSeq(w), now, actor.staffNo, { kind: 'court', id: record.case_no, employerId, before, after, reason: note });
  // Others of the same code or name stood under the same record.
  const others = ((await candidatesOf(w, [id])).get(id) ?? []).map((candidate) => candidate.employer_id);
  const touched = [...new Set([employerId, ...others, ...(record.employer_id === null ? [] : [record.employer_id])])];
  await reckonEmployers(w, { employerIds: touched }, now, services.rulePacks.on(shanghaiDay(now)).pack, { keepMonth: true });
  const name = paperName({ uscc: employer.uscc, name: employer.name, unitType: employer.unit_type, legalRep: employer.legal_rep });
  return {
    value: { rowVersion: rowVersion + 1 },
    entry: {
      operation: 'wages.confirmCourt', subject: { kind: 'court', id: String(id), label: record.case_no }, summary: `核实被执行人 ${record.case_no}：${confirmed ? '是' : '不是'} ${name}（${employer.uscc || employer.temp_no}）`,
      reason: note, changes: { before, after },
    },
    topics: ['facts', 'employers', 'alerts'],
  };
});
