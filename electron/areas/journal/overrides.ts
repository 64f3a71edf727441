import type { OutputOf } from '#shared/contract/index.ts';
import { refuse } from '#shared/messages/index.ts';
import { dayNumber, dayText, shanghaiDay, weekday } from '#shared/rules/time.ts';
import { read, write } from '../operation.ts';
import { entryOf } from './entry.ts';
import { countOverrides, lastOverrideReading, overridesAfter, saveOverrideReading } from './repository.ts';

/** More than a captain reads at one sitting; the rest follows when these are read. */
const MOST = 500;

/** Exceptions since the captain's last reading, by week from Monday to Sunday. */
export const overrides = read<'journal.overrides'>(async ({ reader }) => {
  const last = await lastOverrideReading(reader);
  const after = last?.up_to_seq ?? 0;
  const rows = await overridesAfter(reader, after, MOST);
  const weeks: OutputOf<'journal.overrides'>['weeks'] = [];
  for (const row of rows) {
    const from = mondayOf(shanghaiDay(row.at));
    const week = weeks.find((one) => one.from === from);
    if (week === undefined) weeks.push({ from, to: dayText(dayNumber(from) + 6), entries: [entryOf(row, 'all')] });
    else week.entries.push(entryOf(row, 'all'));
  }
  const upTo = rows[0]?.seq ?? after;
  return { weeks: weeks.toSorted((a, b) => (a.from < b.from ? 1 : -1)), unread: await countOverrides(reader, after, Number.MAX_SAFE_INTEGER), upTo, lastRead: last === undefined ? null : { at: last.at, staffNo: last.staff_no } };
});

/** The captain has read the list up to an entry. What came meanwhile stays unread. */
export const acknowledgeOverrides = write<'journal.acknowledgeOverrides'>(async ({ w, actor, now }, { upTo }) => {
  const after = (await lastOverrideReading(w))?.up_to_seq ?? 0;
  const entries = await countOverrides(w, after, upTo);
  if (entries === 0) throw refuse('journal.nothingToAcknowledge', {});
  const newest = (await overridesAfter(w, after, 1))[0]?.seq ?? upTo;
  await saveOverrideReading(w, { up_to_seq: Math.min(upTo, newest), entries, at: now, staff_no: actor.staffNo });
  return {
    value: {},
    entry: { operation: 'journal.acknowledgeOverrides', subject: { kind: 'ledger', id: '', label: '例外清单' }, summary: `读过例外清单：${entries} 项，到日志第 ${Math.min(upTo, newest)} 条为止`, changes: { upTo, entries } },
    topics: ['journal'],
  };
});

function mondayOf(day: string): string {
  const number = dayNumber(day);
  return dayText(number - (weekday(number) - 1));
}
