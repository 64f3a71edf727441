import { DAY_MS, dayNumber, shanghaiMinute, weekday } from '#shared/rules/time.ts';

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];

/** 星期 of a Shanghai day `YYYY-MM-DD`. */
export function weekdayOf(day: string): string {
  return weekdays[weekday(dayNumber(day)) - 1] ?? '';
}

/** MM-DD in the year of `now`, else YYYY-MM-DD. */
export function shortDay(day: string, now: number): string {
  return day.startsWith(shanghaiMinute(now).slice(0, 4)) ? day.slice(5) : day;
}

/**
 * An instant as the window writes it: 今日 and 昨日 where they hold, MM-DD in this year, else YYYY-MM-DD.
 * @param withTime also the hour and minute
 */
export function formatInstant(at: number, now: number, withTime = true): string {
  const text = shanghaiMinute(at);
  const day = text.slice(0, 10);
  const time = withTime ? ` ${text.slice(11)}` : '';
  if (withTime && day === shanghaiMinute(now).slice(0, 10)) return `今日${time}`;
  if (withTime && day === shanghaiMinute(now - DAY_MS).slice(0, 10)) return `昨日${time}`;
  return `${shortDay(day, now)}${time}`;
}

/** A limit as the window writes it: one at 24:00 is named by its day. */
export function formatLimit(dueAt: number, now: number): string {
  const text = shanghaiMinute(dueAt);
  if (!text.endsWith('00:00')) return formatInstant(dueAt, now);
  const last = shanghaiMinute(dueAt - 1).slice(0, 10);
  if (last === shanghaiMinute(now).slice(0, 10)) return '今日 24:00';
  const short = shortDay(last, now);
  return short === last ? last : `${short} 周${weekdayOf(last)}`;
}

/** `2025-04-01 星期二` and `09:42` for the top bar. */
export function formatClock(at: number): { day: string; time: string } {
  const text = shanghaiMinute(at);
  const day = text.slice(0, 10);
  return { day: `${day} 星期${weekdayOf(day)}`, time: text.slice(11) };
}
