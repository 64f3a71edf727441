import { NUMBER_CLASS_WORD, type NumberClass } from '#shared/rules/papers/numbering.ts';
import { shanghaiDay, shanghaiMinute } from '#shared/rules/time.ts';
import { effect, read } from '#electron/areas/operation.ts';
import { saveFile } from '#electron/areas/employers/saveFile.ts';
import { makePaper } from '#electron/papers/make.ts';
import { one, type Paper } from '#electron/papers/model.ts';
import { organName } from '../office.ts';
import { numberYears, register as registerRows, type NumberRow } from './repository/numbers.ts';

export const register = read<'papers.register'>(async ({ reader, now }, { year: asked, class: letter }) => {
  const thisYear = Number(shanghaiDay(now).slice(0, 4));
  const years = [...new Set([thisYear, ...(await numberYears(reader))])].sort((a, b) => b - a);
  const year = asked ?? thisYear;
  const rows = await registerRows(reader, year, letter);
  return {
    years, year, classes: Object.entries(NUMBER_CLASS_WORD).map(([value, label]) => ({ value, label: `${value}（${label}）` })),
    rows: rows.map((row) => ({ class: row.class, seq: row.seq, number: row.number, title: row.title, label: row.label, takenAt: row.taken_at, takenBy: row.taken_by, voidedAt: row.voided_at, voidedBy: row.voided_by, voidReason: row.void_reason, paperId: row.paper_id })),
  };
});

export const exportRegister = effect<'papers.exportRegister'>(async ({ ledger, services, actor, now }, { year, class: letter, format }) => {
  const paper = registerPaper(await registerRows(ledger.reader, year, letter), { year, letter, organ: await organName(ledger.reader), by: actor.staffNo, at: now });
  const target = await services.desktop.chooseTarget('导出《文书编号登记簿》', `${paper.name}.${format}`, format);
  if (target === null) return { file: null };
  await saveFile(target, await makePaper(paper, format, services.press, now));
  await ledger.command({ actor, now }, () => Promise.resolve({ value: undefined, entry: { operation: 'papers.exportRegister', subject: { kind: 'register', id: `${year}${letter}`, label: `${year} 文书编号登记簿` }, summary: `导出 ${year} 年文书编号登记簿${letter}`, changes: { year, letter, format } }, topics: ['journal'] }));
  return { file: services.files.written(target) };
});

/** 《文书编号登记簿》: every number of a year with its void ones; it names no person. */
export function registerPaper(rows: readonly NumberRow[], made: { year: number; letter: string; organ: string; by: string; at: number }): Paper {
  const word = made.letter === '' ? '' : `（${NUMBER_CLASS_WORD[made.letter as NumberClass]}）`;
  return {
    name: `文书编号登记簿-${made.year}${made.letter === '' ? '' : `-${made.letter}`}`, page: { landscape: true, margins: [20, 20, 20, 20], tablePt: 9, textPt: 10 }, footLeft: made.organ, footRight: `${shanghaiMinute(made.at)} 制，工号 ${made.by}`,
    blocks: [
      { kind: 'title', sizePt: 20, lines: [`${made.year} 年文书编号登记簿${word}`] }, { kind: 'gap', mm: 2 },
      {
        kind: 'table', groups: [], strongRows: 0, empty: '没有取过编号',
        columns: [['编号', 62, 'left'], ['文书', 48, 'left'], ['事项', 70, 'left'], ['取号时间', 32, 'center'], ['工号', 14, 'center'], ['作废', 31, 'left']].map(([head, widthMm, align]) => ({ head: [String(head)], widthMm: Number(widthMm), align: align as 'left' | 'center' })),
        rows: rows.map((row) => [one(row.number), one(row.title), one(row.label || '—'), one(shanghaiMinute(row.taken_at)), one(row.taken_by), row.voided_at === null ? one('') : [`${shanghaiDay(row.voided_at)} 工号 ${row.voided_by}`, row.void_reason]]),
      },
    ],
  };
}
