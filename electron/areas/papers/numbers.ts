import { refuse } from '#shared/messages/index.ts';
import { paperNumber, type NumberClass } from '#shared/rules/papers/numbering.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { numberPattern } from '#electron/areas/office.ts';
import type { WriteContext } from '#electron/areas/operation.ts';
import { highestSeq, insertNumber, voidNumber } from './repository/numbers.ts';

type NumberAct = Pick<WriteContext, 'w' | 'now' | 'actor'>;

/** What a number is taken for, as the register shows it: never a natural person's name. */
export interface NumberPurpose { readonly title: string; readonly label: string; readonly paperId: number | null }

/**
 * Takes the next number of a class in the caller's transaction: the year is that of `now` in Asia/Shanghai. Writers are one at a time (BEGIN IMMEDIATE), so there
 * is neither a gap nor a repeat; a transaction that is rolled back takes none.
 * @param above a number is higher than this too, where older ones stand outside of the register
 */
export async function takeNumber({ w, now, actor }: NumberAct, letter: NumberClass, purpose: NumberPurpose, above = 0): Promise<string> {
  const year = Number(shanghaiDay(now).slice(0, 4));
  const seq = Math.max(await highestSeq(w, letter, year), above) + 1;
  const number = paperNumber({ ...(await numberPattern(w)), class: letter, year, seq });
  await insertNumber(w, { class: letter, year, seq, number, title: purpose.title, label: purpose.label, paper_id: purpose.paperId, taken_at: now, taken_by: actor.staffNo });
  return number;
}

/** A number that will not be used stays in the register with its reason. */
export async function markVoid({ w, now, actor }: NumberAct, number: string, reason: string): Promise<void> {
  if ((await voidNumber(w, number, now, actor.staffNo, reason)) === 0) throw refuse('ledger.notFound', { what: `编号 ${number}` });
}
