import { parseCalendar, type Calendar } from './calendar.ts';
import { dayNumber, dayText, isRealDate, weekday } from './time.ts';

/**
 * The State Council's yearly holiday notice as it comes to a brigade: typed into a form, pasted as it reads, or as a file in the shape of `calendar` of the
 * rule pack. All three end as the same blocks.
 */
export interface NoticeYear {
  readonly year: number;
  /** Days or ranges `from/to`. */
  readonly holidayOff: readonly string[];
  /** Weekend days that are worked. */
  readonly workingWeekends: readonly string[];
}

export type ReadNotice = { readonly ok: true; readonly years: readonly NoticeYear[]; readonly remarks: readonly string[] } | { readonly ok: false; readonly problem: string };

/** Reads a notice: JSON in the shape of the rule pack's `calendar`, or the prose of the notice itself. */
export function readNotice(text: string): ReadNotice {
  const tidy = text.replace(/^\uFEFF/, '').trim();
  if (tidy === '') return { ok: false, problem: '内容是空的' };
  return tidy.startsWith('{') || tidy.startsWith('[') ? readJson(tidy) : readProse(tidy);
}

function readJson(text: string): ReadNotice {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, problem: '不是完整的 JSON 文件' };
  }
  // A whole rule pack is taken by its calendar.
  if (isObject(json) && isObject(json['calendar'])) json = json['calendar'];
  const parsed = parseCalendar(json);
  if (!parsed.ok) return { ok: false, problem: parsed.problem };
  if (parsed.calendar.size === 0) return { ok: false, problem: '没有找到以年份为名的放假安排' };
  const blocks = json as Record<string, { holidayOff: string[]; workingWeekends: string[] }>;
  return { ok: true, remarks: [], years: [...parsed.calendar.keys()].map((year) => ({ year, holidayOff: blocks[String(year)]?.holidayOff ?? [], workingWeekends: blocks[String(year)]?.workingWeekends ?? [] })) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const DAY = String.raw`(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:[（(][^）)]*[）)])?`;
const HOLIDAY = new RegExp(String.raw`${DAY}(?:(?:至|到|—|－|-|~)${DAY})?(?:放假|休息)`, 'g');
const WORKED = new RegExp(String.raw`((?:${DAY}[、，和及\s]*)+)(?:正常)?(?:上班|工作)`, 'g');

/** 一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。 */
function readProse(text: string): ReadNotice {
  const flat = text.replace(/[\s\u3000]+/g, '').replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  const year = Number(/(\d{4})年(?:部分)?(?:节假日|放假)/.exec(flat)?.[1] ?? /(\d{4})年/.exec(flat)?.[1] ?? Number.NaN);
  if (Number.isNaN(year)) return { ok: false, problem: '没有找到年份，例如“2027年”' };
  const holidayOff: string[] = [];
  const workingWeekends: string[] = [];
  const others: string[] = [];
  const put = (days: readonly string[], into: string[], text_: string): void => {
    if (days.every((day) => Number(day.slice(0, 4)) === year)) into.push(text_);
    else others.push(text_);
  };
  for (const found of flat.matchAll(HOLIDAY)) {
    const from = civil(year, found[1], found[2], found[3], null);
    const to = found[6] === undefined ? from : civil(year, found[4], found[5], found[6], from);
    if (from === null || to === null) return { ok: false, problem: `“${found[0]}”不是有效的日期` };
    put([from, to], holidayOff, from === to ? from : `${from}/${to}`);
  }
  for (const found of flat.matchAll(WORKED)) {
    let before: string | null = null;
    for (const single of (found[1] ?? '').matchAll(new RegExp(DAY, 'g'))) {
      const day = civil(year, single[1], single[2], single[3], before);
      if (day === null) return { ok: false, problem: `“${found[0]}”不是有效的日期` };
      before = day;
      put([day], workingWeekends, day);
    }
  }
  if (holidayOff.length === 0) return { ok: false, problem: '没有找到放假的日期，例如“1月1日（周四）至3日（周六）放假”' };
  return { ok: true, years: [{ year, holidayOff, workingWeekends }], remarks: others.length === 0 ? [] : [`${others.join('、')}不在 ${year} 年，没有读入；请在该年的安排中补充。`] };
}

/** A date of the prose; the month, where it is left out, is that of the date before. */
function civil(year: number, y: string | undefined, m: string | undefined, d: string | undefined, before: string | null): string | null {
  const month = m === undefined ? Number(before?.slice(5, 7)) : Number(m);
  const inYear = y === undefined ? (before === null ? year : Number(before.slice(0, 4))) : Number(y);
  const day = Number(d);
  if (!Number.isInteger(month) || !isRealDate(inYear, month, day)) return null;
  return `${inYear}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export type CheckedNotice =
  | { readonly ok: true; readonly calendar: Calendar; readonly daysOff: number; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly problem: string };

/** Statutory holidays of fixed date (全国年节及纪念日放假办法 art. 2): a notice that leaves one out was read or typed wrongly. */
const FIXED: readonly (readonly [monthDay: string, name: string])[] = [['01-01', '元旦'], ['05-01', '劳动节'], ['10-01', '国庆节'], ['10-02', '国庆节'], ['10-03', '国庆节']];
/** Statutory days off are 13 a year since 2025 and never fewer than 11 before; with their weekends a notice comes to more. */
const FEWEST_DAYS_OFF = 11;

/** Checks a year before anybody can approve it. `problem`: it cannot be right; `warnings`: it may be, but should be looked at. */
export function checkNotice(notice: NoticeYear): CheckedNotice {
  const parsed = parseCalendar({ [String(notice.year)]: { holidayOff: notice.holidayOff, workingWeekends: notice.workingWeekends } });
  if (!parsed.ok) return parsed;
  const block = parsed.calendar.get(notice.year);
  if (block === undefined) return { ok: false, problem: `${notice.year} 不是有效的年份` };
  if (block.off.size === 0) return { ok: false, problem: `${notice.year} 年没有一天放假` };
  const warnings: string[] = [];
  const missing = FIXED.filter(([monthDay]) => !block.off.has(dayNumber(`${notice.year}-${monthDay}`)));
  if (missing.length > 0) warnings.push(`${[...new Set(missing.map(([monthDay, name]) => `${name}（${monthDay}）`))].join('、')}没有列为放假`);
  if (block.off.size < FEWEST_DAYS_OFF) warnings.push(`全年只有 ${block.off.size} 天放假，少于法定节假日`);
  const lonely = [...block.worked].filter((number) => ![...block.off].some((off) => Math.abs(off - number) <= 14));
  if (lonely.length > 0) warnings.push(`${lonely.map(dayText).join('、')} 调休上班，但前后两周没有放假`);
  const ordinary = [...block.off].filter((number) => weekday(number) < 6).length;
  if (block.worked.size >= ordinary && block.worked.size > 0) warnings.push(`调休上班 ${block.worked.size} 天，不少于工作日放假的 ${ordinary} 天`);
  return { ok: true, calendar: parsed.calendar, daysOff: block.off.size, warnings };
}

/** Days of a notice in one line, for lists and comparisons. */
export function noticeWords({ holidayOff, workingWeekends }: Pick<NoticeYear, 'holidayOff' | 'workingWeekends'>): string {
  return `放假 ${holidayOff.join('、')}${workingWeekends.length === 0 ? '' : `；调休上班 ${workingWeekends.join('、')}`}`;
}
