import { refuse } from '#shared/messages/index.ts';
import { paymentWord } from '#shared/rules/cases/vocabulary.ts';
import { formatYuanPaper, sumFen } from '#shared/rules/money.ts';
import { shanghaiMinute } from '#shared/rules/time.ts';
import { write } from '#electron/areas/operation.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { recordChange } from '#electron/ledger/changes.ts';
import { nextSeq } from '#electron/ledger/journal.ts';
import { lastEntry } from '#electron/ledger/seen.ts';
import { caseAt } from './fields.ts';
import { caseLabel } from './line.ts';
import { insertPayment, paymentsOf, removePaymentRow, type PaymentRow } from './repository/payments.ts';
import { settleCases } from './settle.ts';

/** Enters a payment. Money returned by a bounced transfer is negative, dated on the return, and never more than was paid before. */
export const addPayment = write<'cases.addPayment'>(async ({ w, now, actor, services }, { id, payment }) => {
  const row = await caseAt(w, id, now, null);
  if (payment.fen === 0) throw refuse('cases.paymentZero', {}, { field: 'payment.fen' });
  if (payment.paidAt > now) throw refuse('cases.timeToCome', { what: '支付时间' }, { field: 'payment.paidAt' });
  if (payment.fen < 0) {
    const paid = sumFen((await paymentsOf(w, id)).filter((other) => other.kind === payment.kind && other.paid_at <= payment.paidAt).map((other) => other.fen));
    if (paid + payment.fen < 0) throw refuse('cases.nothingToReturn', { paid: formatYuanPaper(paid) }, { field: 'payment.fen' });
  }
  if ((await insertPayment(w, id, payment, actor.staffNo)) === 0) throw refuse('cases.paymentThere', { voucher: payment.voucher }, { field: 'payment.voucher' });
  const text = `${paymentWord(payment.kind)} ${formatYuanPaper(payment.fen)} 元，${shanghaiMinute(payment.paidAt)}，凭证 ${payment.voucher}`;
  await recordChange(w, await nextSeq(w), now, actor.staffNo, { kind: 'case', id: String(id), employerId: row.employer_id, before: { payment: null }, after: { payment: text } });
  await settleCases(w, [row.employer_id], now, services);
  return {
    value: {},
    entry: { operation: 'cases.addPayment', subject: { kind: 'case', id: String(id), label: caseLabel(row) }, summary: `${payment.fen < 0 ? '登记退回' : '登记支付'} ${row.case_no}：${text}`, changes: payment },
    topics: ['cases', 'employers', 'alerts'],
  };
});

/** Takes out a payment that was entered wrongly; it is kept among the removed records with the reason. */
export const removePayment = write<'cases.removePayment'>(async ({ w, now, actor, services }, { id, paidAt, voucher, reason, seen }) => {
  const row = await caseAt(w, id, now, null);
  const known = (await paymentsOf(w, id)).find((one) => one.paid_at === paidAt && one.voucher === voucher);
  if (known === undefined) throw refuse('cases.paymentGone', {});
  await assertPayment(w, id, known, seen, seen);
  const seq = await nextSeq(w);
  const removed = await removePaymentRow(w, { caseId: id, paidAt, voucher }, { seq, at: now, staffNo: actor.staffNo, employerId: row.employer_id, why: reason });
  if (removed === undefined) throw refuse('cases.paymentGone', {});
  const text = `${paymentWord(removed.kind)} ${formatYuanPaper(removed.fen)} 元，${shanghaiMinute(paidAt)}，凭证 ${voucher}`;
  await recordChange(w, seq, now, actor.staffNo, { kind: 'case', id: String(id), employerId: row.employer_id, before: { payment: text }, after: { payment: null }, reason });
  await settleCases(w, [row.employer_id], now, services);
  return {
    value: {},
    entry: { operation: 'cases.removePayment', subject: { kind: 'case', id: String(id), label: caseLabel(row) }, summary: `撤销支付 ${row.case_no}：${text}`, reason, changes: { paidAt, voucher, ...removed } },
    topics: ['cases', 'employers', 'alerts'],
  };
});

/**
 * Refuses a step on a payment that is not the one on the screen any more: entered anew with another amount, or found on the bank's statement meanwhile. `standing` says so in words.
 */
export async function assertPayment(reader: Reader, caseId: number, stands: PaymentRow, seen: { readonly fen: number; readonly confirmedAt?: number | null }, retry: object): Promise<void> {
  const sameBank = seen.confirmedAt === undefined || seen.confirmedAt === stands.confirmed_at;
  if (seen.fen === stands.fen && sameBank) return;
  const standing = `${paymentWord(stands.kind)} ${formatYuanPaper(stands.fen)} 元，${stands.confirmed_at === null ? '到账待确认' : `${shanghaiMinute(stands.confirmed_at)} 由工号 ${stands.confirmed_by} 确认到账`}`;
  const by = sameBank || stands.confirmed_at === null ? await lastEntry(reader, { kind: 'case', id: String(caseId) }) : { staffNo: stands.confirmed_by, at: stands.confirmed_at };
  throw refuse('ledger.changedMeanwhile', { what: `凭证 ${stands.voucher} 的支付` }, { data: { standing, now: { fen: stands.fen, ...('confirmedAt' in retry ? { confirmedAt: stands.confirmed_at } : {}) }, ...by } });
}
