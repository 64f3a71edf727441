import type { z } from 'zod';
import type { matter, personIn, registration } from '#shared/contract/intake.ts';
import { refuse } from '#shared/messages/index.ts';
import { checkCitizenNumber } from '#shared/rules/identifiers/citizen.ts';
import { checkPhone } from '#shared/rules/identifiers/phone.ts';
import { shanghaiDay } from '#shared/rules/time.ts';

export type PersonIn = z.output<typeof personIn>;
type Registration = z.output<typeof registration>;

/** domain 3.1: amounts up to 10^12 fen. */
const LARGEST_FEN = 1e12;

/** A person with number and phone in their normal form; refuses wrong ones. @param who 投诉人, 代表 2 … for the sentence */
export function checkedPerson(person: PersonIn, who: string, field: string, now: number): PersonIn {
  const idNo = (person.idNo ?? '').normalize('NFKC').replace(/\s/g, '').toUpperCase();
  if (idNo !== '' && !isDocumentNumber(idNo, shanghaiDay(now))) throw refuse('intake.wrongIdNo', { who }, { field: `${field}.idNo` });
  const phone = (person.phone ?? '').trim();
  const checked = phone === '' ? null : checkPhone(phone);
  if (checked !== null && !checked.valid) throw refuse('intake.wrongPhone', { who }, { field: `${field}.phone` });
  return { ...person, name: person.name.normalize('NFC'), idNo: idNo === '' ? null : idNo, phone: checked?.normalised ?? null, address: (person.address ?? '').trim() || null };
}

/** Citizen number and what has its form with check digit; else a pass or the older foreign card, which hold letters and have no check (domain 3.1). */
function isDocumentNumber(text: string, today: string): boolean {
  if (/^\d/.test(text)) return checkCitizenNumber(text, today).valid || /^\d{8}$/.test(text);
  return /^[A-Z]{1,3}\d{6,12}[A-Z]?$/.test(text);
}

export function checkMatter(given: z.output<typeof matter>, now: number): void {
  if (given.periodFrom !== '' && given.periodTo !== '' && given.periodFrom > given.periodTo) throw refuse('intake.periodReversed', {}, { field: 'matter.periodTo' });
  if (given.amountClaimedFen !== null && (given.amountClaimedFen < 0 || given.amountClaimedFen > LARGEST_FEN)) throw refuse('intake.amountOutside', {}, { field: 'matter.amountClaimedFen' });
  if (given.endedOn > shanghaiDay(now)) throw refuse('intake.timeToCome', { what: '行为终了日' }, { field: 'matter.endedOn' });
  if (given.clicks !== null && given.clicksSource.trim() === '') throw refuse('intake.clicksSource', {}, { field: 'matter.clicksSource' });
}

/**
 * A registration that can be kept, its persons in normal form. A complaint has a complainant, who has to be called within 24 h; a report may have an
 * informant or none.
 */
export function checkedRegistration(given: Registration, now: number): Registration {
  if (given.registeredAt !== null && given.registeredAt > now) throw refuse('intake.timeToCome', { what: '收件时间' }, { field: 'registeredAt' });
  checkMatter(given.matter, now);
  if (given.anonymous || (given.kind === 'report' && given.complainant === null)) {
    if (given.kind === 'complaint') throw refuse('intake.personMissing', {}, { field: 'complainant' });
    if (given.complainant !== null || given.delegates.length > 0) throw refuse('intake.anonymousHasPerson', {}, { field: 'complainant' });
    return { ...given, anonymous: true };
  }
  if (given.complainant === null) throw refuse('intake.personMissing', {}, { field: 'complainant' });
  const who = given.kind === 'complaint' ? '投诉人' : '举报人';
  const complainant = checkedPerson(given.complainant, who, 'complainant', now);
  if (given.delegates.length > 0 && (given.matter.headcount ?? 0) < given.delegates.length) throw refuse('intake.groupTooSmall', { delegates: given.delegates.length }, { field: 'matter.headcount' });
  return { ...given, complainant, delegates: given.delegates.map((one, index) => checkedPerson(one, `代表 ${index + 1}`, `delegates.${index}`, now)) };
}
