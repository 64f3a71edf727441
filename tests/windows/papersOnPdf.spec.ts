import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { composed, officialHtml, officialPage } from '#electron/papers/official/html.ts';
import type { OfficialPaper } from '#electron/papers/official/model.ts';
import { pageOptions } from '#electron/papers/make.ts';
import { paperHtml } from '#electron/papers/render/html.ts';
import { tablePaper } from '#electron/papers/tables/paper.ts';
import { wageDocument } from '../papers/golden.ts';
import { expect, test } from './fixtures.ts';
import { sizeOf, startPress, wordsOf } from './press/fixture.ts';
import { complaint, RARE, SIXTY_LINES, supplement } from '../papers/contents.ts';
import { inkOf, paperOf, samples } from '../papers/samples.ts';

// A hidden page paints no frame that a screenshot could wait for.
test.use({ screenshot: 'off' });

interface Word { readonly page: number; readonly x: number; readonly right: number; readonly y: number; readonly bottom: number; readonly text: string }
const MM = 25.4 / 72;

/** Words with their boxes, millimetres from the upper left corner of their page. */
function boxesOf(pdf: string): Word[] {
  const markup = execFileSync('pdftotext', ['-bbox', pdf, '-'], { encoding: 'utf8' });
  return markup.split('<page ').slice(1).flatMap((page, index) => [...page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g)]
    .map(([, x, y, right, bottom, text]) => ({ page: index + 1, x: Number(x) * MM, y: Number(y) * MM, right: Number(right) * MM, bottom: Number(bottom) * MM, text: text ?? '' })));
}

interface Ink { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }

/** Each line of ink on a page with its edges, millimetres: what a ruler would show. */
function inkLines(pdf: string, page: number): Ink[] {
  const picture = execFileSync('pdftoppm', ['-r', '254', '-gray', '-f', String(page), '-l', String(page), pdf], { maxBuffer: 64e6 });
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(picture.toString('latin1', 0, 40));
  const [width, height, start] = [Number(head?.[1]), Number(head?.[2]), head?.[0].length ?? 0];
  const lines: { top: number; bottom: number; left: number; right: number }[] = [];
  let open = false;
  for (let y = 0; y < height; y += 1) {
    const row = picture.subarray(start + y * width, start + (y + 1) * width);
    const left = row.findIndex((dot) => dot < 128);
    if (left >= 0) {
      if (!open) lines.push({ top: y / 10, bottom: 0, left: width, right: 0 });
      const line = lines.at(-1);
      if (line !== undefined) Object.assign(line, { bottom: (y + 1) / 10, left: Math.min(line.left, left / 10), right: Math.max(line.right, (row.findLastIndex((dot) => dot < 128) + 1) / 10) });
    }
    open = left >= 0;
  }
  return lines;
}

const letter: OfficialPaper = { ...paperOf('D03', supplement), parts: [...Array.from({ length: 24 }, () => ({ kind: 'paragraph' as const, text: '办'.repeat(80) })), { kind: 'seal', organ: '清河区劳动保障监察大队', day: '2026年11月24日' }] };

test('letters measured on the PDF: A4, 22 lines a page, 10.227 mm apart, 28 characters in 156 mm, page numbers 7 mm below on the outer side', async ({ place }) => {
  const app = await startPress(place);
  const pdf = path.join(place.folder, 'letter.pdf');
  const make = async (paper: OfficialPaper, file: string): Promise<void> => {
    const base64 = await app.evaluate(async (_electron, [html, options]) => Buffer.from(await globalThis.press.pdf(html, options)).toString('base64'), [officialHtml(paper, [inkOf('recipient'), inkOf('complainant')]), officialPage(paper)] as const);
    writeFileSync(file, Buffer.from(base64, 'base64'));
  };
  await make(letter, pdf);
  expect(sizeOf(pdf)).toContain('A4');
  const words = boxesOf(pdf);
  const body = words.filter((word) => word.text.startsWith('办'));
  const second = body.filter((word) => word.page === 2);
  expect(second).toHaveLength(22);
  // Every line on its place (Chromium sets a line on whole pixels, a quarter of a millimetre; it never adds up): pitch, left and right edge of full lines, first and last line inside of the type area.
  const ink = inkLines(pdf, 2).filter((line) => line.top < 37 + 225);
  expect(ink).toHaveLength(22);
  const tops = ink.map((line) => line.top);
  tops.forEach((y, index) => expect(Math.abs(y - (tops[0] ?? 0) - (index * 225) / 22)).toBeLessThan(0.4));
  const full = second.filter((word) => word.text.length === 28);
  expect(full.length).toBeGreaterThan(5);
  for (const word of full) {
    expect(Math.abs(word.x - 28)).toBeLessThan(0.5);
    expect(Math.abs(word.right - (28 + 156))).toBeLessThan(0.7);
  }
  const indented = second.find((word) => word.text.length === 26);
  expect(Math.abs((indented?.x ?? 0) - (28 + (2 * 156) / 28))).toBeLessThan(0.5);
  expect(ink[0]?.top).toBeGreaterThan(37);
  expect(ink.at(-1)?.bottom).toBeLessThan(37 + 225);
  // The characters stand in the middle of their lines.
  expect(Math.abs(((ink[0]?.top ?? 0) + (ink[0]?.bottom ?? 0)) / 2 - (37 + 225 / 44))).toBeLessThan(1);
  // — 1 — right, — 2 — left, one character in.
  for (const [page, side] of [[1, 'right'], [2, 'left'], [3, 'right']] as const) {
    const number = words.filter((word) => word.page === page && word.y > 37 + 225 - 1);
    expect(number.map((word) => word.text).join('')).toBe(`—${page}—`);
    expect(Math.abs((inkLines(pdf, page).at(-1)?.top ?? 0) - (37 + 225 + 7 + 1.5))).toBeLessThan(2);
    if (side === 'right') expect(Math.abs(Math.max(...number.map((word) => word.right)) - (28 + 156 - 156 / 28))).toBeLessThan(0.7);
    else expect(Math.abs(Math.min(...number.map((word) => word.x)) - (28 + 156 / 28))).toBeLessThan(0.7);
  }
  // The date ends four characters before the margin; the organ is centred over it.
  const lastPage = inkLines(pdf, words.at(-1)?.page ?? 0).filter((line) => line.top < 37 + 225);
  const [organ, date] = [lastPage.at(-2), lastPage.at(-1)];
  if (organ === undefined || date === undefined) throw new Error('no signature on the last page');
  expect(Math.abs(date.right - (28 + 156 - (4 * 156) / 28))).toBeLessThan(1);
  expect(Math.abs((date.left + date.right) / 2 - (organ.left + organ.right) / 2)).toBeLessThan(1);

  // Every kind of paper, the hard ones too: as many pages as were set, nothing lost, rare characters as text.
  for (const { name, paper } of samples) {
    const file = path.join(place.folder, `${name}.pdf`);
    await make(paper, file);
    const pages = wordsOf(file);
    expect(pages, name).toHaveLength(composed(paper).length);
    if (paper.number !== '') expect(pages[0], name).toContain('〔2026〕');
    // Each sheet of a form bears its number and `第 x 页 共 y 页`, and stands in the type area.
    if (paper.profile === 'form') {
      pages.forEach((sheet, index) => {
        expect(sheet, name).toMatch(new RegExp(`第 ?${index + 1} ?页\\s+共 ?${pages.length} ?页`));
        if (paper.number !== '') expect(sheet.replaceAll(/\s/g, ''), `${name} ${index + 1}`).toContain(paper.number.replaceAll(/\s/g, ''));
        const ink = inkLines(file, index + 1);
        expect(Math.min(...ink.map((line) => line.left)), name).toBeGreaterThan(28 - 0.6);
        expect(Math.max(...ink.map((line) => line.right)), name).toBeLessThan(28 + 156 + 0.6);
        expect(ink.at(-1)?.bottom ?? 0, name).toBeLessThan(37 + 225 + 16);
      });
    }
    expect(execFileSync('pdffonts', [file], { encoding: 'utf8' }).split('\n').slice(2).filter((line) => line !== '').every((line) => / yes +(yes|no) +(yes|no) +\d/.test(line)), name).toBe(true);
  }
  const hard = path.join(place.folder, 'hard.pdf');
  await make(paperOf('D01', { ...complaint, name: `张${RARE}`, statement: SIXTY_LINES }), hard);
  const text = execFileSync('pdftotext', [hard, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '');
  expect(text).toContain(RARE);
  for (let n = 1; n <= 60; n += 1) expect(text).toContain(`${n}．`);

  // A table's signatures never stand on a sheet of their own: the last row comes along.
  const wage = wageDocument('exact');
  const [first] = wage.rows;
  const long = tablePaper({ ...wage, rows: wage.rows.map((row) => (row === first ? { ...row, W04: '某某建设工程有限公司'.repeat(6) } : row)) } as typeof wage);
  const table = path.join(place.folder, 'table.pdf');
  writeFileSync(table, Buffer.from(await app.evaluate(async (_electron, [html, options]) => Buffer.from(await globalThis.press.pdf(html, options)).toString('base64'), [paperHtml(long), pageOptions(long)] as const), 'base64'));
  const sheets = wordsOf(table);
  expect(sheets).toHaveLength(2);
  expect(sheets[1]).toMatch(/91990101MA1A\w+[\s\S]*批准/);
  await app.close();
});
