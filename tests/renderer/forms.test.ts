import { describe, expect, test } from 'vitest';
import { employerFields } from '#shared/contract/employers.ts';
import { emptyValues, fieldsOf, problemsOf, valuesOf } from '#renderer/areas/employers/form/employerForm.ts';
import { problemsOf as firstRunProblems } from '#renderer/areas/start/firstRunForm.ts';
import { countOf, moneyOf, moneyText } from '#renderer/ui/form/money.ts';

const none = (problems: object): boolean => Object.values(problems).every((problem) => problem === null);

describe('money and counts of forms', () => {
  test.each([
    ['12,345.6', 1_234_560], ['１２．５０', 1_250], ['(3.00)', -300], ['', null],
  ])('%s is %s fen', (text, fen) => expect(moneyOf(text)).toEqual({ fen, problem: null }));

  test.each(['1.234', '1,23', '十', '12元'])('%s is refused with a sentence', (text) => {
    expect(moneyOf(text).fen).toBeNull();
    expect(moneyOf(text).problem).toMatch(/。$/);
  });

  test('what was typed and what is shown are the same amount', () => {
    for (const fen of [0, 1, 99, 100, 123_456_789, -150]) expect(moneyOf(moneyText(fen)).fen).toBe(fen);
    expect(moneyText(null)).toBe('');
  });

  test.each([['', null, true], ['86', 86, true], ['1,248', 1248, true], ['-1', null, false], ['1.5', null, false], ['三十', null, false]])('count %s', (text, count, good) => {
    expect(countOf(text).count).toBe(count);
    expect(countOf(text).problem === null).toBe(good);
  });
});

describe('form of an employer', () => {
  const today = '2025-04-01';
  const good = { ...emptyValues('乙建筑工程有限公司'), streetCode: '990101002' };

  test('a name and a street are enough; the code may come later', () => expect(none(problemsOf(good, today))).toBe(true));

  test('a wrong check character names the right one', () => {
    expect(problemsOf({ ...good, uscc: '91990101MA1A00017F' }, today).uscc).toContain('应为 J');
    expect(problemsOf({ ...good, uscc: '91990101MA1A00016F' }, today).uscc).toBeNull();
    expect(problemsOf({ ...good, uscc: '9199' }, today).uscc).toContain('现为 4 位');
  });

  test('figures and dates that cannot be', () => {
    expect(problemsOf({ ...good, headcount: '30' }, today).headcountOn).not.toBeNull();
    expect(problemsOf({ ...good, headcount: '30', headcountOn: '2025-04-02' }, today).headcountOn).toContain('晚于今天');
    expect(problemsOf({ ...good, headcount: '30', headcountOn: '2025-03-01', migrantHeadcount: '31' }, today).migrantHeadcount).not.toBeNull();
    expect(problemsOf({ ...good, headcount: '三十', headcountOn: '2025-03-01' }, today).headcount).not.toBeNull();
    expect(problemsOf({ ...good, openedOn: '2025-04-02' }, today).openedOn).not.toBeNull();
  });

  test('a code typed into the search box begins the form as a code', () => {
    expect(emptyValues('91990101ma1a00016f')).toMatchObject({ uscc: '91990101MA1A00016F', name: '' });
  });

  test('values go into fields and back', () => {
    const fields = fieldsOf({ ...good, headcount: '86', migrantHeadcount: '' });
    expect(fields).toMatchObject({ headcount: 86, migrantHeadcount: null });
    expect(fieldsOf(valuesOf(fields))).toEqual(fields);
  });
});

test('first run: each field says what is expected', () => {
  const empty = { districtCode: '', districtName: '', folder: '', staffNo: '', officerName: '', password: '', administrator: null, adminNo: '', adminName: '', adminPassword: '' };
  expect(Object.entries(firstRunProblems(empty)).filter(([, problem]) => problem === null).map(([field]) => field)).toEqual(['password', 'adminNo', 'adminName', 'adminPassword']); // may be set later, or are not asked
  const alone = { ...empty, districtCode: '990101', districtName: '清河区大队', folder: 'D:\\台账', staffNo: '0001', officerName: '王', administrator: 'none' as const };
  expect(none(firstRunProblems(alone))).toBe(true);
  const both = { ...alone, administrator: 'there' as const, password: '河边三棵柳树 7', adminNo: '0002', adminName: '陈某', adminPassword: '屋后一亩菜园 9' };
  expect(none(firstRunProblems(both))).toBe(true);
  expect(firstRunProblems({ ...both, password: '' }).password).toContain('也要设密码');
  expect(firstRunProblems({ ...both, adminNo: '0001' }).adminNo).toContain('两个工号');
});

test('what a form keeps beside the fields never goes out with them', () => {
  const values = { ...emptyValues('甲'), tags: ['重点'], reason: '更正' };
  expect(employerFields.safeParse(fieldsOf({ ...values, name: '甲建设有限公司', streetCode: '990101001' })).success).toBe(true);
});
