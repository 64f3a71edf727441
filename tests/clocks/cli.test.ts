import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '#electron/cli/main.ts';

let folder: string;
beforeAll(async () => { folder = await mkdtemp(path.join(tmpdir(), 'deadline-')); });
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Answered { code: number; lines: Record<string, unknown>[]; said: string }

async function ask(...words: string[]): Promise<Answered> {
  const lines: Record<string, unknown>[] = [];
  const said: string[] = [];
  const code = await runCli(['deadline', ...words], { out: (line) => lines.push(JSON.parse(line) as Record<string, unknown>), err: (line) => said.push(line) });
  return { code, lines, said: said.join('\n') };
}

async function file(name: string, text: string): Promise<string> {
  const full = path.join(folder, name);
  await writeFile(full, text);
  return full;
}

const CALENDAR = JSON.stringify({ note: 'x', 2027: { holidayOff: ['2027-01-01/2027-01-03'], workingWeekends: [] } });

describe('deadline, as cli.md has it', () => {
  it('prints the seven keys of one clock', async () => {
    expect((await ask('--rule', 'intake.filingNotice.statute', '--start', '2025-09-26')).lines).toEqual([{
      dueAt: '2025-10-11T00:00:00+08:00', lawfulFrom: null, unit: 'working-days', clause: '4.1(2)', legalBasis: '《关于实施〈劳动保障监察条例〉若干规定》第18条', provisional: false,
      skipped: [{ day: '2025-09-27', why: 'weekend' }, ...[1, 2, 3, 4, 5, 6, 7, 8].map((day) => ({ day: `2025-10-0${day}`, why: 'holiday' }))],
    }]);
  });
  it('an instant with an offset, minutes, office hours', async () => {
    expect((await ask('--rule', 'major.n30', '--start', '2025-03-31T15:45:30Z')).lines[0]?.['dueAt']).toBe('2025-04-01T00:15:30+08:00');
    expect((await ask('--rule', 'filing.legalReview', '--start', '2025-03-03 16:00')).lines[0]?.['dueAt']).toBe('2025-03-04T09:30:00+08:00');
    expect((await ask('--rule', 'filing.legalReview', '--start', '2025-03-03 10:00')).lines[0]?.['dueAt']).toBe('2025-03-03T12:00:00+08:00');
  });
  it('pauses, extension, urging, the earlier of two', async () => {
    expect((await ask('--rule', 'investigate.limit', '--start', '2025-01-20', '--extended')).lines[0]?.['dueAt']).toBe('2025-06-06T00:00:00+08:00');
    expect((await ask('--rule', 'intake.filingNotice.plan', '--start', '2025-03-03', '--pause', '2025-03-05/2025-03-08', '--pause', '2025-03-07/2025-03-09')).lines[0]).toMatchObject({ dueAt: '2025-03-15T00:00:00+08:00' });
    expect((await ask('--rule', 'intake.filingNotice', '--start', '2025-09-26')).lines[0]).toMatchObject({ dueAt: '2025-10-04T00:00:00+08:00', unit: 'calendar-days' });
    expect((await ask('--rule', 'exec.courtApply.earliest', '--start', '2025-03-03', '--urged', '2025-03-24')).lines[0]).toMatchObject({ dueAt: '2025-09-04T00:00:00+08:00', lawfulFrom: '2025-09-04' });
  });
  it('--calendar puts its years in the place of the same ones only', async () => {
    const calendar = await file('calendar.json', CALENDAR);
    expect((await ask('--rule', 'publicity.withdraw', '--start', '2026-12-29')).lines[0]).toMatchObject({ dueAt: '2027-01-02T00:00:00+08:00', provisional: true });
    expect((await ask('--rule', 'publicity.withdraw', '--start', '2026-12-29', '--calendar', calendar)).lines[0]).toMatchObject({ dueAt: '2027-01-05T00:00:00+08:00', provisional: false });
    expect((await ask('--rule', 'intake.filingNotice.statute', '--start', '2025-09-26', '--calendar', calendar)).lines[0]).toMatchObject({ dueAt: '2025-10-11T00:00:00+08:00' });
    const wrong = await ask('--rule', 'publicity.withdraw', '--start', '2026-12-29', '--calendar', await file('wrong.json', '{"2027": {"holidayOff": ["2027-02-30"], "workingWeekends": []}}'));
    expect([wrong.code, wrong.lines]).toEqual([1, []]);
    expect(wrong.said).toContain('2027-02-30');
    expect((await ask('--rule', 'publicity.withdraw', '--start', '2026-12-29', '--calendar', path.join(folder, 'none.json'))).code).toBe(1);
  });
  it('a batch answers a line for each line, an error where it is one, and goes on', async () => {
    const batch = await file('batch.jsonl', [
      '{"rule":"investigate.limit","start":"2025-01-20"}', '{"rule":"penalty.payDays","start":"2025-01-16","extended":true}', '{"rule":"intake.filingNotice.plan","start":"2025-03-03","pauses":[["2025-03-05","2025-03-08"]]}',
      '{"rule":"exec.courtApply.earliest","start":"2025-03-03","urged":"2025-03-24"}', '{"start":"2025-03-03"}', 'no json', '{"rule":"report.monthly","start":"2025-09-17"}',
    ].join('\n'));
    const { code, lines } = await ask('--batch', batch);
    expect(code).toBe(0);
    expect(lines.map((line) => (line['error'] === undefined ? String(line['dueAt']).slice(0, 10) : 'error'))).toEqual(['2025-04-22', 'error', '2025-03-14', '2025-09-04', 'error', 'error', '2025-10-15']);
    expect(lines.filter((line) => line['error'] !== undefined).every((line) => Object.keys(line).join() === 'error' && /[。]$|pauses/.test(String(line['error'])))).toBe(true);
  });
  it('a line may carry null for what it does not give', async () => {
    const batch = path.join(folder, 'nulls.jsonl');
    await writeFile(batch, '{"rule":"intake.filingNotice","start":"2025-09-26","urged":null,"pauses":null,"extended":null}\n');
    expect((await ask('--batch', batch)).lines[0]?.['dueAt']).toBe('2025-10-04T00:00:00+08:00');
  });
  it.each([
    ['a pause where there is none', ['--rule', 'penalty.payDays', '--start', '2025-03-03', '--pause', '2025-03-05/2025-03-06'], '不能中止'],
    ['an extension where there is none', ['--rule', 'penalty.payDays', '--start', '2025-03-03', '--extended'], '延长'],
    ['no clock', ['--rule', 'crime.single.months', '--start', '2025-03-03'], '不是时限'],
    ['no clock either', ['--rule', 'investigate.extension', '--start', '2025-03-03'], '不是时限'],
    ['no rule', ['--rule', 'x', '--start', '2025-03-03'], '没有'],
    ['a day that does not exist', ['--rule', 'penalty.payDays', '--start', '2025-02-30'], '2025-02-30'],
    ['urging missing', ['--rule', 'exec.courtApply.earliest', '--start', '2025-03-03'], '催告'],
    ['a reversed pause', ['--rule', 'investigate.limit', '--start', '2025-03-03', '--pause', '2025-03-06/2025-03-05'], '早于'],
  ])('refuses %s with exit 1 and a sentence', async (_name, words, said) => {
    const answer = await ask(...words);
    expect([answer.code, answer.lines]).toEqual([1, []]);
    expect(answer.said).toContain(said);
  });
  it('wrong usage is exit 2', async () => {
    expect((await ask('--start', '2025-03-03')).code).toBe(2);
    expect((await ask('--rule', 'investigate.limit', '--start', '2025-03-03', '--pause', '2025-03-05')).code).toBe(2);
  });
});
