import type { InputOf } from '#shared/contract/index.ts';
import { PUBLIC_ORDER_WORD } from '#shared/rules/cases/vocabulary.ts';
import { claimsText } from '#shared/rules/intake/vocabulary.ts';
import { moneyText } from '#renderer/ui/form/money.ts';
import { emptyForm, formProblems, registrationOf, type FormProblems, type FormValues } from '../form/values.ts';
import { type Record_ } from './types.ts';

/** The registered matter as values of the registration's form: it is corrected in the same fields. */
export function matterValues({ line, matter, statement }: Record_): FormValues {
  return {
    ...emptyForm, kind: line.kind, anonymous: true, employerMode: 'unknown', placeOfWork: matter.placeOfWork, claims: matter.claims, headcount: matter.headcount === null ? '' : String(matter.headcount), amount: moneyText(matter.amountClaimedFen),
    from: matter.periodFrom, to: matter.periodTo, endedOn: matter.endedOn, suspectedCrime: matter.suspectedCrime, massIncident: matter.massIncident, publicOrder: matter.publicOrder, clicks: matter.clicks === null ? '' : String(matter.clicks),
    clicksSource: matter.clicksSource, statement,
  };
}

/** What is wrong with the corrected fields; of the persons and the employer nothing is asked here. */
export function matterProblems(values: FormValues): FormProblems {
  const { claims = null, headcount = null, amount = null, to = null, clicks = null, clicksSource = null } = formProblems(values);
  return { claims, headcount, amount, to, clicks, clicksSource };
}

export function amendmentOf(base: FormValues, values: FormValues): Pick<InputOf<'intake.amend'>, 'matter' | 'statement'> {
  const { matter, statement } = registrationOf(values, null);
  return { matter, statement: values.statement === base.statement ? null : statement };
}

/** Fields that two people may have corrected differently, as they are read. */
export const AMENDED_HEADS: readonly (readonly [keyof FormValues, string, (values: FormValues) => string])[] = [
  ['claims', '诉求', (v) => claimsText(v.claims)], ['from', '欠薪起月', (v) => v.from], ['to', '欠薪止月', (v) => v.to], ['headcount', '涉及人数', (v) => v.headcount], ['amount', '主张金额', (v) => v.amount], ['endedOn', '行为终了日', (v) => v.endedOn],
  ['placeOfWork', '工作地', (v) => v.placeOfWork], ['statement', '事实陈述', (v) => v.statement], ['suspectedCrime', '涉嫌犯罪', (v) => (v.suspectedCrime ? '是' : '否')], ['massIncident', '群体性事件', (v) => (v.massIncident ? '是' : '否')],
  ['publicOrder', '公共秩序', (v) => v.publicOrder.map((one) => PUBLIC_ORDER_WORD[one]).join('、')], ['clicks', '点击量', (v) => v.clicks], ['clicksSource', '点击量来源', (v) => v.clicksSource],
];
