import type { InputOf } from '#shared/contract/index.ts';
import { checkCitizenNumber } from '#shared/rules/identifiers/citizen.ts';
import { checkPhone } from '#shared/rules/identifiers/phone.ts';
import { checkUscc } from '#shared/rules/identifiers/uscc.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { now } from '#renderer/bridge/index.ts';
import { countOf, moneyOf } from '#renderer/ui/form/money.ts';
import type { Problems } from '#renderer/ui/form/useChecks.ts';
import type { CardRead } from '#renderer/areas/devices/card.ts';

type Registration = InputOf<'intake.register'>;
export type Claim = Registration['matter']['claims'][number];
export type PublicOrder = Registration['matter']['publicOrder'][number];

/** A person as typed or read from a card. What came from the card is locked in the form. */
export interface PersonValues { readonly name: string; readonly idNo: string; readonly phone: string; readonly address: string; readonly source: 'card' | 'typed'; readonly sex: string; readonly birth: string; readonly validTo: string }
export interface MaterialValues { readonly name: string; readonly pages: string }

/** Values of the form as they are typed. `employerMode`: found in the ledger, new, or not known. */
export interface FormValues {
  readonly kind: Registration['kind']; readonly channel: Registration['channel']; readonly anonymous: boolean; readonly receivedAt: number | null;
  readonly employerMode: 'found' | 'new' | 'unknown'; readonly employerId: number | null; readonly employerName: string; readonly employerCode: string; readonly placeOfWork: string;
  readonly claims: readonly Claim[]; readonly headcount: string; readonly amount: string; readonly from: string; readonly to: string; readonly endedOn: string;
  readonly suspectedCrime: boolean; readonly massIncident: boolean; readonly publicOrder: readonly PublicOrder[]; readonly clicks: string; readonly clicksSource: string;
  readonly statement: string; readonly person: PersonValues; readonly delegates: readonly PersonValues[]; readonly materials: readonly MaterialValues[]; readonly joinTo: number | null; readonly joinReceipt: string; readonly gridReportNo: string;
}

export const emptyPerson: PersonValues = { name: '', idNo: '', phone: '', address: '', source: 'typed', sex: '', birth: '', validTo: '' };

/** A fresh form: most who come were not paid. */
export const emptyForm: FormValues = {
  kind: 'complaint', channel: 'window', anonymous: false, receivedAt: null, employerMode: 'found', employerId: null, employerName: '', employerCode: '', placeOfWork: '', claims: ['wages'], headcount: '', amount: '', from: '', to: '', endedOn: '',
  suspectedCrime: false, massIncident: false, publicOrder: [], clicks: '', clicksSource: '', statement: '', person: emptyPerson, delegates: [], materials: [], joinTo: null, joinReceipt: '', gridReportNo: '',
};

/** A kept draft; one of another version of the form keeps what still fits. */
export function formOf(text: string): FormValues {
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== 'object' || parsed === null) return emptyForm;
  const given = parsed as Record<string, unknown>;
  const fitting = Object.entries(emptyForm).map(([key, was]) => [key, key in given && (was === null || given[key] === null || typeof given[key] === typeof was) ? given[key] : was]);
  return Object.fromEntries(fitting) as unknown as FormValues;
}

/** What the card says takes the place of what stood there; the telephone stays: no card carries it. */
export function withCard(person: PersonValues, card: CardRead): PersonValues {
  return { ...person, name: card.name ?? person.name, idNo: card.number, address: card.address ?? person.address, sex: card.sex, birth: card.birth, validTo: card.validTo ?? '', source: 'card' };
}

/** True while the form tells of somebody. */
export function hasPerson(values: FormValues): boolean {
  return !values.anonymous && (values.kind === 'complaint' || values.person.name.trim() !== '');
}

export function personProblem(person: PersonValues): { idNo: string | null; phone: string | null } {
  const idNo = person.idNo.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  const wrongId = person.source !== 'card' && idNo !== '' && /^\d/.test(idNo) && !/^\d{8}$/.test(idNo) && !checkCitizenNumber(idNo, shanghaiDay(now())).valid;
  return { idNo: wrongId ? '号码不对：应为 18 位，最后一位是校验码。' : null, phone: person.phone.trim() !== '' && !checkPhone(person.phone).valid ? '应为 11 位手机号，或带区号的座机号。' : null };
}

/** What keeps the form from being registered, by field. */
export type FormProblems = Problems<FormValues & { personName: string; personIdNo: string; personPhone: string }>;

export function formProblems(values: FormValues): FormProblems {
  const person = personProblem(values.person);
  const [headcount, amount, clicks] = [countOf(values.headcount), moneyOf(values.amount), countOf(values.clicks)];
  return {
    personName: hasPerson(values) && values.person.name.trim() === '' ? '请读身份证，或填写姓名。' : null,
    personIdNo: hasPerson(values) ? person.idNo : null, personPhone: hasPerson(values) ? person.phone : null,
    employerId: values.employerMode === 'found' && values.employerId === null ? '请选择用人单位；台账里没有的按新单位登记。' : null,
    employerName: values.employerMode === 'new' && values.employerName.trim().length < 2 ? '请填写单位名称。' : null,
    employerCode: values.employerMode === 'new' && values.employerCode.trim() !== '' && !checkUscc(values.employerCode).valid ? '代码不对，请核对 18 位和校验位；不清楚可以不填。' : null,
    claims: values.claims.length === 0 ? '请至少勾选一项。' : null,
    headcount: headcount.problem, amount: amount.problem ?? (amount.fen !== null && amount.fen < 0 ? '金额不能为负。' : null), clicks: clicks.problem,
    to: values.from !== '' && values.to !== '' && values.from > values.to ? '止月早于起月。' : null,
    clicksSource: clicks.count !== null && values.clicksSource.trim() === '' ? '请写明平台和时间。' : null,
    receivedAt: values.receivedAt !== null && values.receivedAt > now() ? '收件时间不能晚于现在。' : null,
  };
}

/** The figures that clocks and triggers depend on; what is not yet readable counts as not given. */
export function outlookOf(values: FormValues): InputOf<'intake.outlook'> {
  return {
    registeredAt: values.receivedAt,
    matter: {
      claims: [...values.claims], headcount: countOf(values.headcount).count, amountClaimedFen: moneyOf(values.amount).fen, periodFrom: values.from, periodTo: values.to, endedOn: values.endedOn, suspectedCrime: values.suspectedCrime, massIncident: values.massIncident,
      publicOrder: [...values.publicOrder], clicks: countOf(values.clicks).count,
    },
  };
}

/** Only after `formProblems` found nothing. */
export function registrationOf(values: FormValues, draftId: number | null): Registration {
  const { matter } = outlookOf(values);
  return {
    kind: values.kind, channel: values.channel, anonymous: values.anonymous, registeredAt: values.receivedAt,
    employer: values.employerMode === 'unknown' ? null : values.employerMode === 'new' ? { name: values.employerName.trim(), streetCode: '', uscc: values.employerCode.trim() } : { id: values.employerId ?? 0 },
    matter: { ...matter, placeOfWork: values.placeOfWork.trim(), clicksSource: values.clicksSource.trim() },
    statement: values.statement.trim(), complainant: hasPerson(values) ? personIn(values.person) : null, delegates: hasPerson(values) ? values.delegates.filter((one) => one.name.trim() !== '').map(personIn) : [],
    materials: values.materials.filter((one) => one.name.trim() !== '').map((one) => ({ name: one.name.trim(), pages: countOf(one.pages).count ?? 0 })), joinTo: values.joinTo, draftId, gridReportNo: values.gridReportNo,
  };
}

function personIn(person: PersonValues): NonNullable<Registration['complainant']> {
  const or = (text: string): string | null => text.trim() || null;
  return { name: person.name.trim(), idNo: or(person.idNo), phone: or(person.phone), address: or(person.address), source: person.source };
}
