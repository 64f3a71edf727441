import { isProvisionalDay, type Calendar } from '../calendar.ts';
import type { Rule } from '../rulePack.ts';
import { dayNumberStart, dayText, MINUTE_MS, shanghaiDayNumber } from '../time.ts';
import { restReason } from './counting.ts';
import type { SkippedDay } from './types.ts';

/** Minutes of the day, from inclusive, to exclusive. */
export interface OfficeSpan {
  readonly from: number;
  readonly to: number;
}

/** Office hours that a rule's note states (conventions.hours: continuous unless the note says office hours); null for a rule around the clock. */
export function officeHoursOf(found: Rule): readonly OfficeSpan[] | null {
  const stated = /office hours (\d\d:\d\d-\d\d:\d\d(?:(?:, | and )\d\d:\d\d-\d\d:\d\d)*)/.exec(found.note)?.[1];
  if (stated === undefined) return null;
  const spans = [...stated.matchAll(/(\d\d):(\d\d)-(\d\d):(\d\d)/g)].map(([, h1, m1, h2, m2]) => ({ from: Number(h1) * 60 + Number(m1), to: Number(h2) * 60 + Number(m2) }));
  return spans.toSorted((a, b) => a.from - b.from);
}

export interface OfficeTime {
  readonly dueAt: number;
  /** Days without office hours that lie between start and due instant, the start day included when it is one. */
  readonly skipped: readonly SkippedDay[];
  readonly provisional: boolean;
}

/**
 * Adds working time. Office hours end with the span (two hours from 10:00 are due at 12:00); a start outside them begins at the next
 * opening; a shifted working Saturday or Sunday has office hours.
 */
export function addOfficeTime(start: number, lengthMs: number, spans: readonly OfficeSpan[], calendar: Calendar): OfficeTime {
  const skipped: SkippedDay[] = [];
  let left = lengthMs;
  let provisional = false;
  for (let day = shanghaiDayNumber(start); ; day += 1) {
    const why = restReason(calendar, day);
    if (why !== null) {
      skipped.push({ day: dayText(day), why });
      continue;
    }
    for (const span of spans) {
      const opens = Math.max(start, dayNumberStart(day) + span.from * MINUTE_MS);
      const usable = dayNumberStart(day) + span.to * MINUTE_MS - opens;
      if (usable <= 0) continue;
      provisional ||= isProvisionalDay(calendar, day);
      if (left <= usable) return { dueAt: opens + left, skipped, provisional };
      left -= usable;
    }
  }
}
