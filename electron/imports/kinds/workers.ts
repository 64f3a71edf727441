import { maskBankCard, maskCitizenNumber, maskName, maskPhone } from '#shared/rules/identifiers/mask.ts';
import { money } from '../cells/figures.ts';
import { bankCard, citizen, phone } from '../cells/persons.ts';
import { code, text } from '../cells/text.ts';
import { month } from '../cells/times.ts';
import { holdsLongNumber } from '../conceal.ts';
import { workerEffects } from '../engine/workerEffects.ts';
import type { Sealer } from '../sealing.ts';
import { d, keyColumn, plain, textColumn } from './sql.ts';
import type { Besides, Contradiction, ListKind, Target, Values } from './types.ts';

const OPEN_IN_WINDOW = 'EXISTS (SELECT 1 FROM cases c WHERE c.id = x.case_id AND c.filed_at < :end AND (c.closed_at IS NULL OR c.closed_at >= :start))';
/** What the row says of the person differs from what is sealed. */
const OTHER_IDENTITY = `(unhex(${d('s_name')}) IS NOT p.name OR (${d('s_phone')} IS NOT NULL AND unhex(${d('s_phone')}) IS NOT p.phone) OR (${d('s_bank_card')} IS NOT NULL AND unhex(${d('s_bank_card')}) IS NOT p.bank_card))`;

/** The person behind a row, as it stands in the ledger. */
export const JOIN_PERSON = `LEFT JOIN persons p ON p.id = ${d('person_id')}`;

/**
 * A row as it is kept: the figures as they are, the person by mask, keyed hash and sealed values. What is sealed is bound to the person's key, which
 * follows from where the person stands (a case number, or receipt:number of a complaint) and the citizen number: the rest is SQL and needs no key.
 */
export function sealedPerson(values: Values, where: string, sealer: Sealer): Values {
  const { id_no: idNo = '', name = '', phone: phoneNo, bank_card: card, ...plainValues } = values;
  const personId = sealer.personId(where, String(idNo));
  const sealed = (column: string, value: string | number): string => sealer.sealed(personId, column, String(value));
  return {
    ...plainValues, id_no: maskCitizenNumber(String(idNo)), name: maskName(String(name)), person_id: personId, id_hash: sealer.hash('citizen', String(idNo)) ?? '',
    s_name: sealed('name', name), s_id_no: sealed('id_no', idNo),
    ...(phoneNo === undefined ? {} : { phone: maskPhone(String(phoneNo)), phone_hash: sealer.hash('phone', String(phoneNo)) ?? '', s_phone: sealed('phone', phoneNo) }),
    ...(card === undefined ? {} : { bank_card: maskBankCard(String(card)), s_bank_card: sealed('bank_card', card) }),
  };
}

/** SQL: whether a text is the receipt number of a complaint, however it was written. */
export const isReceipt = (text: string): string => `EXISTS (SELECT 1 FROM complaints c WHERE c.receipt_no = upper(replace(replace(${text}, ' ', ''), '-', '')))`;

/** What a row says against itself. */
export function workerContradictions({ from_month: from, to_month: to, owed_fen: owed, paid_fen: paid }: Values): Contradiction[] {
  const found: Contradiction[] = [];
  if (from !== undefined && to !== undefined && to < from) found.push({ field: 'to_month', reason: '不能早于欠薪起月' });
  if (owed !== undefined && paid !== undefined && paid > owed) found.push({ field: 'paid_fen', reason: '不能多于欠薪金额' });
  return found;
}

export const arrearsColumns = [textColumn('from_month'), textColumn('to_month'), plain('owed_fen'), plain('paid_fen', { fallback: '0' })];

/** What makes a line another one, and what it may not say beside what is there. */
export const figuresOf: Pick<Target, 'history' | 'alsoChanged' | 'clashes' | 'besides'> = {
  history: [{ name: 'name', before: `CASE WHEN ${OTHER_IDENTITY} THEN '已登记' END`, after: `CASE WHEN ${OTHER_IDENTITY} THEN '姓名、电话或卡号有改动' END` }],
  alsoChanged: OTHER_IDENTITY,
  besides: [{ head: '身份', now: 'p.row_version', becomes: `'按名册'`, when: OTHER_IDENTITY }],
  clashes: [
    { field: 'owed_fen', when: `${d('paid_fen')} IS NULL AND t.paid_fen > ${d('owed_fen')}`, reason: '少于台账中已有的已付金额，请一并填写已付金额' },
    { field: 'to_month', when: `${d('to_month')} IS NOT NULL AND ${d('from_month')} IS NULL AND t.from_month > ${d('to_month')}`, reason: '早于台账中已有的欠薪起月，请一并填写欠薪起月' },
    { field: 'from_month', when: `${d('from_month')} IS NOT NULL AND ${d('to_month')} IS NULL AND t.to_month <> '' AND t.to_month < ${d('from_month')}`, reason: '晚于台账中已有的欠薪止月，请一并填写欠薪止月' },
  ],
};

const ofCase = (sql: string): string => `(SELECT ${sql} FROM cases c WHERE c.id = s.ref)`;
/** The case's own figures become the sums of its lines. */
const CASE_FIGURES: readonly Besides[] = [
  { head: '案件核实金额', now: ofCase('c.verified_fen'), words: ofCase(`CASE WHEN c.verified_fen IS NULL THEN '' ELSE printf('%.2f', c.verified_fen / 100.0) || ' 元' END`), becomes: `'按名册合计'`, when: '1' },
  { head: '案件涉及人数', now: ofCase('c.headcount'), words: ofCase('c.headcount'), becomes: `'按名册合计'`, when: '1' },
  { head: '案件未付人数', now: ofCase('c.unpaid_headcount'), words: ofCase('c.unpaid_headcount'), becomes: `'按名册合计'`, when: '1' },
];

/** 欠薪名册: what a case owes to each worker. Sealed on arrival; the case's figures become the sums of its lines (domain 3, WageArrearsLine). */
export const workers: ListKind = {
  kind: 'workers', name: '欠薪名册',
  columns: [
    { head: '案件编号', field: 'case_no', type: code(60), required: true, key: true },
    { head: '身份证号', field: 'id_no', type: citizen, required: true, key: true, mask: maskCitizenNumber },
    { head: '姓名', field: 'name', type: text({ min: 2, max: 30 }), required: true, mask: maskName },
    { head: '联系电话', field: 'phone', type: phone, mask: maskPhone },
    { head: '欠薪起月', field: 'from_month', type: month },
    { head: '欠薪止月', field: 'to_month', type: month },
    { head: '欠薪金额', field: 'owed_fen', type: money({ negative: false }), required: true },
    { head: '已付金额', field: 'paid_fen', type: money({ negative: false }) },
    { head: '银行卡号', field: 'bank_card', type: bankCard, mask: maskBankCard },
  ],
  parent: {
    of: 'case', field: 'case_no',
    // The list of a group that has no case yet hangs on its complaint (complaintWorkers.ts), which asks who may complete it.
    elsewhere: { when: isReceipt('s.parent'), reason: `这是投诉的受理编号：请在“投诉受理”打开这件投诉，在“欠薪名册”里导入；已经立案的，请改填案件编号` },
  },
  check(values) {
    const found: Contradiction[] = [];
    const { case_no: caseNo } = values;
    // A slipped cell would stand in the clear among the waiting rows.
    if (!/[0-9]/.test(String(caseNo)) || holdsLongNumber(String(caseNo))) found.push({ field: 'case_no', reason: '不像案件编号，可能错了列' });
    return [...found, ...workerContradictions(values)];
  },
  seal: { row: (values, sealer) => sealedPerson(values, String(values['case_no']), sealer), key: (values) => `${values['case_no']}|${values['person_id']}` },
  target: {
    table: 'wage_arrears_lines', identity: ['case_id', 'person_id'], match: `t.case_id = s.ref AND t.person_id = ${d('person_id')}`, joins: JOIN_PERSON,
    columns: [keyColumn('case_id', 's.ref'), keyColumn('person_id', d('person_id')), ...arrearsColumns],
    onChange: { row_version: 'row_version + 1' },
    subject: { kind: 'arrearsLine', id: `t.case_id || '|' || t.person_id`, employer: '(SELECT c.employer_id FROM cases c WHERE c.id = s.ref)' },
    ...figuresOf,
    besides: [...figuresOf.besides ?? [], ...CASE_FIGURES],
  },
  title: `${d('case_no')} || '　' || ${d('name')}`,
  remark: `'核实金额和人数将按名册合计'`,
  effects: workerEffects,
  takingBack: {
    children: [],
    laterChange: `r.subject_kind = 'arrearsLine' AND r.subject_id = x.case_id || '|' || x.person_id`,
    usedBy: { 'wage-risk': OPEN_IN_WINDOW, 'major-cases': `EXISTS (SELECT 1 FROM major_cases m WHERE m.case_id = x.case_id) AND ${OPEN_IN_WINDOW}` },
    employer: '(SELECT c.employer_id FROM cases c WHERE c.id = x.case_id)',
  },
};
