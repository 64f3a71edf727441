import { missingData, type AlertFacts, type MissingData } from '#shared/rules/alerts/episodes.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { addMonths } from '#shared/rules/time.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { factsOf } from './facts.ts';
import { reckonedMonth, referenceMonth } from './referenceMonth.ts';
import { readRawRows } from './repository/facts.ts';

/** What other areas may read of the alerts' facts. */

/** The month whose levels lists show now. */
export async function shownMonth(reader: Reader, now: number): Promise<string> {
  return (await reckonedMonth(reader)) || (await referenceMonth(reader, now));
}

/** Accounts, uninsured counts and court records of one employer, whole. Undefined when there is no such employer. */
export async function alertFactsOf(reader: Reader, employerId: number, month: string, now: number): Promise<AlertFacts | undefined> {
  const [found] = factsOf(await readRawRows(reader, [employerId], [addMonths(month, -1), month], now, true));
  return found?.alert;
}

/** What keeps the level of a month unknown, and whom to ask for it. */
export function missingIn(facts: AlertFacts | undefined, month: string, pack: RulePack): MissingData[] {
  return facts === undefined ? [] : missingData(facts, month, pack);
}
