import { shanghaiMinute } from '#shared/rules/time.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { reviewContinuous } from '#electron/areas/office.ts';
import { effect } from '#electron/areas/operation.ts';
import { pageOptions } from '#electron/papers/make.ts';
import { one, type Paper } from '#electron/papers/model.ts';
import { paperHtml } from '#electron/papers/render/html.ts';
import { answerOf } from './calculator.ts';

const WHY = { weekend: '周末', holiday: '放假', pause: '中止' } as const;
const COLUMNS = 4;

/** Prints the explanation of a reckoned deadline through the system's dialog; an aid, no official paper: it has no number and is not kept. */
export const print = effect<'clocks.print'>(async ({ services, ledger, now }, question) => {
  const paper = explanationPaper(answerOf(services, question, await reviewContinuous(ledger.reader)), now);
  return { outcome: await services.press.print(paperHtml(paper), { ...pageOptions(paper), printer: null, copies: 1 }) };
});

/** The same that the screen says, with the days that were left out, four to a line. */
export function explanationPaper(answer: OutputOf<'clocks.calculate'>, now: number): Paper {
  const { result, text, shifted, conflictWords } = answer;
  const days = result.skipped.map(({ day, why }) => `${day} ${WHY[why]}`);
  const rows = Array.from({ length: Math.ceil(days.length / COLUMNS) }, (_, row) => Array.from({ length: COLUMNS }, (__, column) => one(days[row * COLUMNS + column] ?? '')));
  return {
    name: `期限推算 ${result.zh}`, page: { landscape: false, margins: [25, 20, 20, 25], tablePt: 10.5, textPt: 12 }, footLeft: '供内部核对，不是法律文书', footRight: `${shanghaiMinute(now)} 推算`,
    blocks: [
      { kind: 'title', lines: ['期限推算说明'], sizePt: 18 },
      ...text.map((line) => ({ kind: 'text' as const, text: line, align: 'left' as const })),
      ...(shifted.length === 0 ? [] : [{ kind: 'text' as const, text: `其间调休上班　${shifted.join('、')}`, align: 'left' as const }]),
      ...(conflictWords.length === 0 ? [] : [{ kind: 'heading' as const, text: '计划与法定' }, ...conflictWords.map((line) => ({ kind: 'text' as const, text: line, align: 'left' as const }))]),
      { kind: 'heading', text: '未计入的日子' },
      { kind: 'table', columns: Array.from({ length: COLUMNS }, () => ({ head: ['日期'], widthMm: 41, align: 'left' as const })), groups: [], rows, strongRows: 0, empty: '没有' },
    ],
  };
}
