import { refuse } from '#shared/messages/index.ts';
import { isPost } from '#shared/rules/posts/posts.ts';
import { violatedDuties } from '#shared/rules/posts/duties.ts';
import { shanghaiMinute } from '#shared/rules/time.ts';
import { write } from '#electron/areas/operation.ts';
import { personOf } from '#electron/areas/people/staff/relation.ts';
import { caseAt } from './fields.ts';
import { caseLabel } from './line.ts';
import { assertPayment } from './payments.ts';
import { confirmRow, paymentsOf } from './repository/payments.ts';

/** A payment that was found on the bank's statement: by somebody else than who registered it, whatever account (domain 2, duty 4). */
export const confirmPayment = write<'cases.confirmPayment'>(async ({ w, now, actor }, { id, paidAt, voucher, seen }) => {
  const row = await caseAt(w, id, now, null);
  const payment = (await paymentsOf(w, id)).find((one) => one.paid_at === paidAt && one.voucher === voucher);
  if (payment === undefined) throw refuse('cases.paymentGone', {});
  await assertPayment(w, id, payment, seen, seen);
  if (payment.confirmed_at !== null) throw refuse('cases.paymentConfirmed', { staffNo: payment.confirmed_by });
  const person = await personOf(w, actor.staffNo);
  const history = payment.registered_by === '' ? [] : [{ kind: 'registerPayment' as const, person: await personOf(w, payment.registered_by) }];
  const [violated] = violatedDuties({ kind: 'confirmBank' }, { person, posts: actor.posts.filter(isPost) }, history);
  if (violated !== undefined) throw refuse('people.mayNot', { why: violated.why });
  await confirmRow(w, { caseId: id, paidAt, voucher }, actor.staffNo, now);
  return {
    value: {}, topics: ['cases'],
    entry: {
      operation: 'cases.confirmPayment', subject: { kind: 'case', id: String(id), label: caseLabel(row) }, changes: { paidAt, voucher },
      summary: `确认银行到账：${shanghaiMinute(paidAt)}，凭证 ${voucher}`,
    },
  };
});
