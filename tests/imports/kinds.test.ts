import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { kindOf } from '#electron/imports/kinds/index.ts';
import { FACT_KINDS } from './caseCases.ts';
import { counts, csvText, EMPLOYER_HEADS, employerRow, makeDesk, none, uscc, type Desk } from './desk.ts';
import { EMPLOYER_KINDS, type KindCase, type RowText } from './kindCases.ts';

/* Each kind of formats.md as an officer meets it: what goes in, what is the same, what changes, what comes back and why. */

let desk: Desk;
beforeEach(async () => {
  desk = await makeDesk();
  await desk.csv('employers', EMPLOYER_HEADS, [employerRow(1), employerRow(2)]);
  await desk.csv('accounts', ['专户编号', '统一社会信用代码', '项目名称', '开户日期'], [['ZH-1', uscc(1), '一期', '2024-01-01'], ['ZH-2', uscc(2), '二期', '2024-01-01']]);
  await desk.csv('cases', ['案件编号', '统一社会信用代码', '案由', '立案时间'], [['AJ-1', uscc(1), '拖欠工资', '2025-01-05'], ['AJ-2', uscc(2), '拖欠工资', '2025-01-05']]);
});
afterEach(() => desk.close());

const headsOf = (kind: KindCase['kind']): string[] => kindOf(kind).columns.map((column) => column.head);
const lines = (kind: KindCase['kind'], rows: readonly RowText[]): string => csvText(headsOf(kind), rows.map((row) => headsOf(kind).map((head) => row[head] ?? '')));
let files = 0;
const bring = async (kind: KindCase['kind'], ...rows: RowText[]): ReturnType<Desk['take']> => desk.take(kind, await desk.file(`${kind}-${(files += 1)}.csv`, lines(kind, rows)));
/** The reasons of a result file, each without its quotes. */
async function reasons(file: string | null): Promise<string[]> {
  const text = await readFile(file ?? '', 'utf8');
  const cells = [...text.slice(1).matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(\r\n|,)/g)];
  return cells.filter((cell) => cell[2] === '\r\n').map((cell) => (cell[1] ?? '').replace(/^"|"$/g, '').replaceAll('""', '"')).slice(1);
}
const KINDS = [...EMPLOYER_KINDS, ...FACT_KINDS];

test('the twelve kinds without sealed persons are all here', () => {
  expect(KINDS.map(({ kind }) => kind).toSorted()).toEqual(['accounts', 'balances', 'cases', 'court', 'employers', 'followups', 'gridreports', 'headcounts', 'insurance', 'major', 'payments', 'payroll']);
});

describe.each(KINDS)('$kind', ({ kind, good, stored, alike, later, old, new: after, others, wrong }) => {
  const { columns, target } = kindOf(kind);

  test('a good row goes in, again it is the same, a later word changes it and keeps old and new, another key is another record', async () => {
    const first = await bring(kind, good);
    expect([counts(first), first.kind, first.refusedFile]).toEqual([{ ...none, rows: 1, created: 1 }, kind, null]);
    expect((await desk.rows(stored[0]))[0]).toEqual(stored[1]);
    const again = await desk.take(kind, await desk.file('again.csv', lines(kind, [good])));
    expect([counts(again), again.batchId]).toEqual([{ ...none, rows: 1, same: 1 }, null]);
    expect(counts(await bring(kind, { ...good, ...alike }))).toEqual({ ...none, rows: 1, same: 1 });
    expect((await desk.rows(stored[0]))[0]).toEqual(stored[1]);
    const changed = await bring(kind, { ...good, ...later });
    expect(counts(changed)).toEqual({ ...none, rows: 1, changed: 1 });
    const [change] = await desk.rows<{ before_json: string; after_json: string }>(`SELECT before_json, after_json FROM record_changes WHERE batch_id = ${changed.batchId} AND subject_kind = '${target.subject.kind}' ORDER BY id`);
    expect(JSON.parse(change?.before_json ?? '{}')).toMatchObject(old);
    expect(JSON.parse(change?.after_json ?? '{}')).toMatchObject(after);
    expect(counts(await bring(kind, { ...good, ...later }))).toEqual({ ...none, rows: 1, same: 1 });
    // An empty cell or a missing column never overwrites, and each part of the key makes another record.
    const now = { ...good, ...later };
    const required = Object.fromEntries(columns.filter((column) => column.required).map((column) => [column.head, now[column.head] ?? '']));
    expect(counts(await bring(kind, required))).toEqual({ ...none, rows: 1, same: 1 });
    const few = columns.filter((column) => column.required).map((column) => column.head);
    expect(counts(await desk.csv(kind, few, [few.map((head) => required[head] ?? '')]))).toEqual({ ...none, rows: 1, same: 1 });
    expect(counts(await bring(kind, ...others.map((other) => ({ ...good, ...other }))))).toEqual({ ...none, rows: others.length, created: others.length });
  });

  test('two rows of one key: equal ones are the same, different ones after the first come back', async () => {
    const result = await bring(kind, good, good, { ...good, ...later }, { ...good, ...later });
    expect(counts(result)).toEqual({ ...none, rows: 4, created: 1, same: 1, refused: 2 });
    const [keys, found] = [columns.filter((column) => column.key).map((column) => column.head), columns.filter((column) => column.key).map((column) => ({ ...good, ...later })[column.head])];
    expect(await reasons(result.refusedFile)).toEqual([4, 5].map((row) => `第 ${row} 行：${keys.join('、')}“${found.join('，')}”，与第 2 行是同一条而内容不同，只写入了第 2 行`));
    expect((await desk.rows(stored[0]))[0]).toEqual(stored[1]);
  });

  test('what is wrong comes back with the column, what was found and what is expected; nothing of it goes in', async () => {
    const blanks = columns.filter((column) => column.required).map((column) => [{ [column.head]: ' ' }, `${column.head}“（空）”，空白，必须填写`] as const);
    const all = [...wrong, ...blanks];
    const before = await desk.rows(`SELECT count(*) AS n FROM ${target.table}`);
    const result = await bring(kind, ...all.map(([row]) => ({ ...good, ...row })));
    expect(counts(result)).toEqual({ ...none, rows: all.length, refused: all.length });
    expect(await reasons(result.refusedFile)).toEqual(all.map(([, reason], i) => `第 ${i + 2} 行：${reason}`));
    expect(await desk.rows(`SELECT count(*) AS n FROM ${target.table}`)).toEqual(before);
    // A column that must be there and is not keeps the whole file out, and is named.
    for (const column of columns.filter((one) => one.required)) {
      const heads = headsOf(kind).filter((head) => head !== column.head);
      const failed: unknown = await desk.csv(kind, heads, [heads.map((head) => good[head] ?? '')]).catch((error: unknown) => error);
      expect(failed).toMatchObject({ code: 'imports.missingColumns', message: `“${kindOf(kind).name}”缺少必须有的列：“${column.head}”。` });
    }
  });
});
