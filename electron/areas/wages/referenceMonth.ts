import { addMonths, monthOf, monthWindow } from '#shared/rules/time.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { readSetting } from '#electron/ledger/meta.ts';
import { lastBalanceBefore, lastMonthWithInsurance } from './repository/scope.ts';

export const REFERENCE_MONTH = 'wages.referenceMonth';
export const RECKONED_AT = 'wages.reckonedAt';

/**
 * The month whose levels lists and dossiers show: the latest that has ended and for which any balance or insurance data came in; the last
 * ended month while there is none.
 */
export async function referenceMonth(reader: Reader, now: number): Promise<string> {
  const lastEnded = addMonths(monthOf(now), -1);
  const [insurance, balance] = await Promise.all([lastMonthWithInsurance(reader, lastEnded), lastBalanceBefore(reader, monthWindow(lastEnded).end)]);
  const months = [insurance, balance === null ? null : monthOf(balance)].filter((month) => month !== null);
  return months.length === 0 ? lastEnded : months.reduce((latest, month) => (month > latest ? month : latest));
}

/** The month that the levels in the ledger were reckoned for; empty before the first reckoning. */
export function reckonedMonth(reader: Reader): Promise<string> {
  return readSetting(reader, REFERENCE_MONTH, '');
}

/** When all employers were last reckoned, null before the first time. */
export async function reckonedAt(reader: Reader): Promise<number | null> {
  const text = await readSetting(reader, RECKONED_AT, '');
  return text === '' ? null : Number(text);
}
