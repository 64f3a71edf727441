import { missingData } from '#shared/rules/alerts/episodes.ts';
import { addMonths, shanghaiDay } from '#shared/rules/time.ts';
import { read } from '#electron/areas/operation.ts';
import { likePattern, termsOf } from '#electron/areas/employers/searchTerms.ts';
import { factsOf } from './facts.ts';
import { alertLineOf } from './lines.ts';
import { shownMonth } from './reads.ts';
import { reckonedAt } from './referenceMonth.ts';
import { boardRows, openByKind } from './repository/board.ts';
import { readRawRows } from './repository/facts.ts';
import { unknownCount, unknownRows } from './repository/unknown.ts';

const patternsOf = (text: string): string[] => termsOf(text).map((term) => likePattern(term.text, 'anywhere'));

export const board = read<'wages.board'>(async ({ reader, now }, { states, kinds, text, offset, limit }) => {
  const month = await shownMonth(reader, now);
  const [{ total, rows }, open, unknown, at] = await Promise.all([
    boardRows(reader, { states, kinds, patterns: patternsOf(text) }, offset, limit), openByKind(reader), unknownCount(reader), reckonedAt(reader),
  ]);
  return { total, rows: rows.map((row) => alertLineOf(row, month)), open, unknown, referenceMonth: month, reckonedAt: at };
});

/** Employers whose level cannot be told: each missing record, and whom to ask for it. */
export const unknown = read<'wages.unknown'>(async ({ reader, now, services }, { text, offset, limit }) => {
  const month = await shownMonth(reader, now);
  const { pack } = services.rulePacks.on(shanghaiDay(now));
  const { total, rows } = await unknownRows(reader, patternsOf(text), offset, limit);
  const facts = factsOf(await readRawRows(reader, rows.map((row) => row.employer_id), [addMonths(month, -1), month], now, true));
  const byId = new Map(facts.map((found) => [found.base.id, found]));
  return {
    total, referenceMonth: month,
    rows: rows.map((row) => {
      const found = byId.get(row.employer_id);
      return { employerId: row.employer_id, employerName: row.name, uscc: row.uscc || row.temp_no, codes: row.codes, missing: found === undefined ? [] : missingData(found.alert, month, pack) };
    }),
  };
});
