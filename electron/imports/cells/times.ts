import { dayStart, monthOf, parseDay, parseMonth, parseTime, shanghaiDay, shanghaiMinute, type TimeProblem } from '#shared/rules/time.ts';
import { CellProblem, isDate, textIn, type CellType } from './type.ts';

const TIME_WORDS: Readonly<Record<TimeProblem, string>> = {
  'empty': '应为日期', 'format': '应为日期或时间，例如 2025-03-31 或 2025-03-31 15:30', 'no-such-date': '没有这一天', 'no-such-time': '没有这个时刻',
};

/** An instant: Shanghai time, or with an offset. `future`: plans may lie ahead, facts may not. */
export function time(options: { future: boolean }): CellType {
  return {
    hint: '日期或时间，例如 2025-03-31 15:30',
    read(cell, context) {
      const found = isDate(cell) ? cell.ms : textIn(cell);
      if (found === null || found instanceof CellProblem) return found;
      let ms = found;
      if (typeof ms === 'string') {
        const parsed = parseTime(ms);
        if (!parsed.ok) return new CellProblem(TIME_WORDS[parsed.reason]);
        ms = parsed.ms;
      }
      return !options.future && ms > context.now ? new CellProblem('不能晚于现在') : ms;
    },
    show: (value) => {
      const ms = Number(value);
      return ms === dayStart(shanghaiDay(ms)) ? shanghaiDay(ms) : shanghaiMinute(ms);
    },
  };
}

/** A day, `YYYY-MM-DD` in Asia/Shanghai. */
export function day(options: { future: boolean }): CellType {
  return {
    hint: '日期，例如 2025-03-31',
    read(cell, context) {
      const found = isDate(cell) ? shanghaiDay(cell.ms) : textIn(cell);
      if (found === null || found instanceof CellProblem) return found;
      const parsed = isDate(cell) ? ({ ok: true, day: found } as const) : parseDay(found);
      if (!parsed.ok) return new CellProblem(parsed.reason === 'format' ? '应为日期，例如 2025-03-31' : TIME_WORDS[parsed.reason]);
      return !options.future && parsed.day > context.today ? new CellProblem('不能晚于今天') : parsed.day;
    },
    show: String,
  };
}

/** A month, `YYYY-MM`, not later than the present one. A full date as text is refused: nobody can say whether the day was meant. */
export const month: CellType = {
  hint: '月份，例如 2025-03',
  read(cell, context) {
    const found = isDate(cell) ? monthOf(cell.ms) : textIn(cell);
    if (found === null || found instanceof CellProblem) return found;
    const parsed = parseMonth(found);
    if (!parsed.ok) {
      if (parsed.reason === 'full-date') return new CellProblem('应为月份，例如 2025-03，现为完整日期');
      return new CellProblem(parsed.reason === 'no-such-date' ? '没有这个月份' : '应为月份，例如 2025-03');
    }
    return parsed.month > context.today.slice(0, 7) ? new CellProblem('不能晚于本月') : parsed.month;
  },
  show: String,
};
