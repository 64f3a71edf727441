import { refuse } from '#shared/messages/index.ts';
import { AMENDABLE_STATES, STATE_WORD, type ComplaintState } from '#shared/rules/intake/transitions.ts';
import { parseReceiptNumber } from '#shared/rules/intake/receiptNo.ts';
import { code } from '../cells/text.ts';
import { complaintWorkerEffects } from '../engine/complaintWorkerEffects.ts';
import { d, keyColumn } from './sql.ts';
import type { Contradiction, ImportKind } from './types.ts';
import { arrearsColumns, figuresOf, JOIN_PERSON, sealedPerson, workerContradictions, workers } from './workers.ts';

/** The complaint that a list hangs on. `id` 0: it is only being registered, and the list is looked through. */
export interface ListedComplaint { readonly id: number; readonly receiptNo: string }

/**
 * 欠薪名册 of a group, begun on its complaint: the columns of `workers` as they are written in formats.md. All rows belong to that complaint; no case number is
 * there yet, so the column may be left out or empty or hold the receipt number, and a row that names anything else is refused. What it says stays a claim: the
 * figures of the complaint are never changed by it.
 */
export function complaintWorkers({ id, receiptNo }: ListedComplaint): ImportKind {
  const bound = String(id);
  return {
    kind: 'complaintWorkers', name: workers.name, complaintId: id,
    columns: workers.columns.map((column) => (column.field === 'case_no' ? { head: column.head, field: column.field, type: code(60) } : column)),
    parent: null,
    check(values) {
      const { case_no: named } = values;
      const found: Contradiction[] = [...workerContradictions(values)];
      if (named !== undefined && (receiptNo === '' || (parseReceiptNumber(String(named)) ?? '') !== receiptNo)) {
        found.push({ field: 'case_no', reason: receiptNo === '' ? '还在登记，没有案件编号；请把这一格留空' : `名册在投诉 ${receiptNo} 上导入，这一格应留空或填这个受理编号` });
      }
      return found;
    },
    seal: {
      row: ({ case_no: _named, ...values }, sealer) => sealedPerson(values, `receipt:${receiptNo}`, sealer),
      key: (values) => String(values['person_id']),
    },
    target: {
      table: 'complaint_workers', identity: ['complaint_id', 'person_id'], match: `t.complaint_id = ${bound} AND t.person_id = ${d('person_id')}`, joins: JOIN_PERSON,
      columns: [keyColumn('complaint_id', bound), keyColumn('person_id', d('person_id')), ...arrearsColumns],
      onChange: { row_version: 'row_version + 1' },
      subject: { kind: 'complaintWorker', id: `t.complaint_id || '|' || t.person_id`, employer: `(SELECT c.employer_id FROM complaints c WHERE c.id = ${bound})` },
      ...figuresOf,
    },
    title: d('name'),
    effects: complaintWorkerEffects(id),
    takingBack: {
      children: [], laterChange: `r.subject_kind = 'complaintWorker' AND r.subject_id = x.complaint_id || '|' || x.person_id`, usedBy: {}, employer: '(SELECT c.employer_id FROM complaints c WHERE c.id = x.complaint_id)',
      goneOn: { when: 'EXISTS (SELECT 1 FROM complaints c WHERE c.id = x.complaint_id AND c.case_id IS NOT NULL)', why: '投诉已经立案，名册已随案' },
    },
    async assertOpen(reader) {
      const row = await reader.first<{ state: ComplaintState }>('SELECT state FROM complaints WHERE id = ?', [id]);
      if (row === undefined) throw refuse('ledger.notFound', { what: '这件投诉' });
      if (!AMENDABLE_STATES.includes(row.state)) throw refuse('intake.notNow', { receiptNo, state: STATE_WORD[row.state], what: '导入欠薪名册' });
    },
  };
}

