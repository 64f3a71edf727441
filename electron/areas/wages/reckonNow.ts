import { shanghaiDay } from '#shared/rules/time.ts';
import { effect } from '#electron/areas/operation.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { writeSetting } from '#electron/ledger/meta.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { CHUNK } from './reckon.ts';
import { NOTHING, reckonChunk, sum, type Reckoned } from './reckonChunk.ts';
import { RECKONED_AT, reckonedAt, reckonedMonth, REFERENCE_MONTH, referenceMonth } from './referenceMonth.ts';
import { reckonableIds } from './repository/scope.ts';

/**
 * Reckons all employers, as happens each day: time alone ends a month, makes a case fall open or a clock pass. Works in pieces of a
 * transaction each, so that nobody waits for the writer longer than one of them takes; a piece that changes nothing leaves no entry.
 */
export async function reckonAll(ledger: Ledger, actor: Actor, now: number, pack: RulePack): Promise<Reckoned> {
  const month = await referenceMonth(ledger.reader, now);
  const ids = await reckonableIds(ledger.reader, { all: true }, month);
  let total: Reckoned = NOTHING;
  for (let from = 0; from < ids.length; from += CHUNK) {
    const piece = ids.slice(from, from + CHUNK);
    total = sum(total, await ledger.command({ actor, now }, async (w) => {
      // The month is set with the first piece, so that whatever is written between two pieces is reckoned for it as well.
      if ((await reckonedMonth(w)) !== month) await writeSetting(w, REFERENCE_MONTH, month);
      const { touched, ...found } = await reckonChunk(w, piece, month, now, pack);
      const entry = touched === 0 ? null : {
        operation: 'wages.reckonNow', subject: { kind: 'alerts', id: month, label: `预警推算 ${month}` },
        summary: `预警推算：${piece.length} 户中变动 ${touched} 项，新增预警 ${found.raised}，结束 ${found.ended}，不再成立 ${found.lapsed}`, changes: { month, from: piece[0] ?? 0, to: piece.at(-1) ?? 0, touched, ...found },
      };
      return { value: found, entry, topics: ['alerts', 'employers'] };
    }));
  }
  await rememberRun(ledger, actor, now, month, total);
  return total;
}

/** Keeps the month and the time of the run; once a day is enough where nothing was found. */
async function rememberRun(ledger: Ledger, actor: Actor, now: number, month: string, total: Reckoned): Promise<void> {
  await ledger.command({ actor, now }, async (w) => {
    const [last, before] = [await reckonedAt(w), await reckonedMonth(w)];
    const due = last === null || shanghaiDay(last) !== shanghaiDay(now) || before !== month || total.raised + total.ended + total.lapsed > 0;
    if (due) {
      await writeSetting(w, RECKONED_AT, String(now));
      await writeSetting(w, REFERENCE_MONTH, month);
    }
    const entry = due ? {
      operation: 'wages.reckonNow', subject: { kind: 'alerts', id: month, label: `预警推算 ${month}` },
      summary: `预警推算完成：新增 ${total.raised}，结束 ${total.ended}，不再成立 ${total.lapsed}`, changes: { month, ...total },
    } : null;
    return { value: undefined, entry, topics: ['alerts'] };
  });
}

export const reckonNow = effect<'wages.reckonNow'>(({ ledger, actor, now, services }) => reckonAll(ledger, actor, now, services.rulePacks.on(shanghaiDay(now)).pack));
