import { describe, expect, it } from 'vitest';
import { checkNotice, readNotice, type NoticeYear } from '#shared/rules/notices.ts';
import { readJson } from './support.ts';

const pack = readJson('resources/rulepacks/labour-inspection-2024-2025.json') as { calendar: Record<string, { holidayOff: string[]; workingWeekends: string[] }> };

const PROSE_2025 = `国务院办公厅关于2025年部分节假日安排的通知
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。`;
const PROSE_2026 = `国务院办公厅关于2026年部分节假日安排的通知 经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`;

const only = (text: string): NoticeYear => {
  const read = readNotice(text);
  if (!read.ok) throw new Error(read.problem);
  expect(read.years).toHaveLength(1);
  return read.years[0] as NoticeYear;
};

describe('a notice as it reads', () => {
  it.each([['2025', PROSE_2025], ['2026', PROSE_2026]])('the prose of %s gives the block of the pack', (year, prose) => {
    const block = pack.calendar[year];
    expect(only(prose)).toEqual({ year: Number(year), holidayOff: block?.holidayOff, workingWeekends: block?.workingWeekends });
    expect(checkNotice(only(prose))).toMatchObject({ ok: true, warnings: [] });
  });
  it('full-width digits, line breaks inside a date, and the same block from JSON', () => {
    expect(only('２０２７年节假日安排：元旦 １月１日（周五）至\n３日（周日）放假，共3天。')).toEqual({ year: 2027, holidayOff: ['2027-01-01/2027-01-03'], workingWeekends: [] });
    expect(only(JSON.stringify({ note: 'x', 2025: pack.calendar['2025'] }))).toEqual({ year: 2025, ...pack.calendar['2025'] });
    const whole = readNotice(JSON.stringify(pack));
    expect(whole.ok && whole.years.map((year) => year.year)).toEqual([2024, 2025, 2026]);
  });
  it('days of the year before are named, not lost silently', () => {
    const read = readNotice('2023年部分节假日安排：元旦：2022年12月31日至2023年1月2日放假调休，共3天。春节：1月21日至27日放假调休，共7天。1月28日、29日上班。');
    expect(read).toMatchObject({ ok: true, years: [{ year: 2023, holidayOff: ['2023-01-21/2023-01-27'], workingWeekends: ['2023-01-28', '2023-01-29'] }] });
    expect(read.ok && read.remarks[0]).toContain('2022-12-31');
  });
  it.each([['', '空'], ['元旦放假', '年份'], ['2027年元旦快乐', '放假'], ['2027年 2月30日至31日放假', '有效'], ['{"2027": {"holidayOff": []}}', '两个列表'], ['{"2027"', 'JSON'], ['{"a": 1}', '年份'], ['[]', '年份']])('%j is refused', (text, word) => {
    const read = readNotice(text);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.problem).toContain(word);
  });
});

describe('checks of a year', () => {
  const year = (over: Partial<NoticeYear> = {}): NoticeYear => ({ year: 2027, holidayOff: ['2027-01-01/2027-01-03', '2027-02-05/2027-02-11', '2027-05-01/2027-05-05', '2027-10-01/2027-10-07'], workingWeekends: ['2027-02-13'], ...over });
  it('good', () => expect(checkNotice(year())).toMatchObject({ ok: true, daysOff: 22, warnings: [] }));
  it('a day in both lists, of another year, or no weekend is no notice', () => {
    expect(checkNotice(year({ workingWeekends: ['2027-02-06'] }))).toMatchObject({ ok: false });
    expect(checkNotice(year({ holidayOff: ['2026-01-01'] }))).toMatchObject({ ok: false });
    expect(checkNotice(year({ workingWeekends: ['2027-02-15'] }))).toMatchObject({ ok: false });
    expect(checkNotice(year({ holidayOff: [], workingWeekends: [] }))).toMatchObject({ ok: false });
  });
  it('what is likely a slip is warned of', () => {
    const warned = (over: Partial<NoticeYear>): string => {
      const checked = checkNotice(year(over));
      return checked.ok ? checked.warnings.join('；') : 'refused';
    };
    expect(warned({ holidayOff: ['2027-01-01/2027-01-03', '2027-05-01/2027-05-05', '2027-02-05/2027-02-11'] })).toContain('国庆节');
    expect(warned({ workingWeekends: ['2027-07-10'] })).toContain('前后两周');
    expect(warned({ holidayOff: ['2027-01-01', '2027-05-01', '2027-10-01/2027-10-03'], workingWeekends: [] })).toContain('只有 5 天');
  });
});
