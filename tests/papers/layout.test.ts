import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { balancedLines, breakLines } from '#electron/papers/official/lines.ts';
import { composed, officialHtml } from '#electron/papers/official/html.ts';
import { crc32 } from '#electron/papers/official/ink.ts';
import { officialDocx } from '#electron/papers/official/docx.ts';
import { widthMm } from '#electron/papers/official/measure.ts';
import { kindOf, paperKinds } from '#electron/papers/kinds/index.ts';
import type { OfficialPaper } from '#electron/papers/official/model.ts';
import { BODY, GRID, PAGE } from '#electron/papers/official/page.ts';
import { sheetsOf } from '#electron/papers/official/sheets.ts';
import { complaint, filing, RARE, SIXTY_LINES, supplement } from './contents.ts';
import { redirection, refusal } from './contents.ts';
import { inkOf, paperOf, samples } from './samples.ts';

const han = (count: number): string => '办'.repeat(count);
const textsOf = (paper: OfficialPaper): string[] => composed(paper).flatMap((page) => page.items.flatMap((item) => (item.kind === 'line' ? [item.text] : [])));

describe('lines', () => {
  it('hold 28 characters, the first of a paragraph 26', () => {
    const lines = breakLines(han(80), PAGE.areaWidth, BODY, 2 * GRID.pitch);
    expect(lines.map((line) => line.text.length)).toEqual([26, 28, 26]);
  });

  it('never begin with a closing sign nor end with an opening one, and never tear an amount', () => {
    for (let before = 20; before < 32; before += 1) {
      const lines = breakLines(`${han(before)}（共计168,032.05元）。“${han(30)}”`, PAGE.areaWidth, BODY).map((line) => line.text);
      for (const line of lines) {
        expect(line).not.toMatch(/^[，。、；：？！）》”]/);
        expect(line).not.toMatch(/[（《“]$/);
        expect(widthMm(line, BODY)).toBeLessThanOrEqual(PAGE.areaWidth + 1e-6);
      }
      expect(lines.some((line) => line.includes('168,032.05'))).toBe(true);
    }
  });

  it('tear a word that is longer than a line, and count a rare character once', () => {
    expect(breakLines('W'.repeat(100), PAGE.areaWidth, BODY).length).toBeGreaterThan(1);
    expect(widthMm(RARE, { emMm: 5, spacingMm: 0 })).toBe(10);
    expect(balancedLines('统一社会信用代码', 5)).toEqual(['统一社会', '信用代码']);
  });
});

describe('gb9704', () => {
  const long = (paragraphs: number): OfficialPaper => ({ ...paperOf('D03', supplement), parts: [...Array.from({ length: paragraphs }, () => ({ kind: 'paragraph' as const, text: han(26) })), { kind: 'seal', organ: '清河区劳动保障监察大队', day: '2026年11月24日' }] });

  it('sets every line on one of 22 lines', () => {
    for (const page of composed(long(60))) {
      const slots = page.items.flatMap((item) => (item.kind === 'line' && item.y < PAGE.areaHeight ? [item.y / GRID.line] : []));
      expect(slots.every((slot) => Math.abs(slot - Math.round(slot)) < 1e-6 && slot < 22)).toBe(true);
      expect(new Set(slots.map(Math.round)).size).toBe(slots.length);
    }
  });

  it('leaves no page with the seal alone: a line of the text goes with it', () => {
    for (let paragraphs = 1; paragraphs < 50; paragraphs += 1) {
      const pages = composed(long(paragraphs));
      const last = pages.at(-1)?.items.flatMap((item) => (item.kind === 'line' ? [item.text] : [])) ?? [];
      expect(last.some((text) => text.startsWith('办')), `${paragraphs}`).toBe(true);
      expect(last).toContain('2026年11月24日');
      const count = pages.flatMap((page) => page.items).filter((item) => item.kind === 'line' && item.text.startsWith('办')).length;
      expect(count).toBe(paragraphs);
    }
  });

  it('a red head: the mark 35 mm below, the number two lines under it, the rule of the full width 4 mm below that', () => {
    const paper: OfficialPaper = { ...paperOf('D03', supplement), redHead: true };
    const [page] = composed(paper);
    const mark = page?.items.find((item) => item.kind === 'line' && item.red === true);
    expect(mark).toMatchObject({ y: 35, align: 'center', face: 'title' });
    const rule = page?.items.find((item) => item.kind === 'rule' && item.red === true);
    expect(rule).toMatchObject({ from: [0, expect.any(Number)], to: [156, expect.any(Number)] });
    expect(officialHtml(paper)).toContain('class="l title center red"');
  });

  it('drafts say so in the place of the number, and show where the seal goes', () => {
    const draft = paperOf('D03', supplement, true);
    expect(textsOf(draft)).toContain('（草稿）');
    expect(composed(draft)[0]?.items.some((item) => item.kind === 'sealPlace')).toBe(true);
    expect(composed(paperOf('D03', supplement))[0]?.items.some((item) => item.kind === 'sealPlace')).toBe(false);
  });
});

describe('form', () => {
  it('a text of 60 lines goes on on ruled continuation sheets with the same number, in the same size', () => {
    const paper = paperOf('D01', { ...complaint, statement: SIXTY_LINES });
    const pages = composed(paper);
    expect(pages.length).toBeGreaterThan(3);
    pages.forEach((page, index) => {
      const texts = page.items.flatMap((item) => (item.kind === 'line' ? [item.text] : []));
      expect(texts).toContain(`第 ${index + 1} 页　共 ${pages.length} 页`);
      expect(texts).toContain(paper.number);
      if (index > 0) expect(texts).toContain('投诉登记表（续页）');
    });
    const whole = textsOf(paper).join('').replaceAll(/\s/g, '');
    for (let n = 1; n <= 60; n += 1) expect(whole).toContain(`${n}．`);
    expect(pages.flatMap((page) => page.items).filter((item) => item.kind === 'line' && item.pt < 14).every((item) => item.kind === 'line' && item.text.startsWith('第 '))).toBe(true);
    // The rest of the last sheet is struck.
    expect(pages.at(-1)?.items.some((item) => item.kind === 'rule' && item.from[0] > item.to[0])).toBe(true);
  });

  it('strikes what is empty and may be empty, and keeps every sheet within the type area', () => {
    for (const { paper } of samples) {
      if (paper.profile !== 'form') continue;
      for (const page of composed(paper)) for (const item of page.items) if (item.kind === 'box') expect(item.y + item.height).toBeLessThanOrEqual(PAGE.areaHeight + 1e-6);
    }
    expect(textsOf(paperOf('D01', { ...complaint, uscc: '', legalRep: '' })).filter((text) => text === '/').length).toBeGreaterThanOrEqual(2);
  });

  it('what an officer signs for stays above the signature, however long it is', async () => {
    const review = { opinion: '事实清楚，同意立案。', by: '工号 0013', at: Date.parse('2026-11-24T09:30:00+08:00') };
    const marks = ['handler', 'reviewer', 'captain'].map(inkOf);
    for (const proposal of ['建议立案调查。', '建议立案调查，并责令限期支付。'.repeat(6), '建议立案调查，并责令限期支付。'.repeat(40)]) {
      const paper = paperOf('D05', { ...filing, proposal }, false, { review });
      const pages = composed(paper, marks);
      const words = pages.flatMap((page) => page.items.flatMap((item) => (item.kind === 'line' && item.pt === 14 && item.x === 29.5 ? [item.text] : []))).join('');
      for (const said of [proposal, review.opinion, '同意立案']) expect(words).toContain(said);
      // Each of the three is drawn once, below its words and within the sheet.
      const strokes = pages.flatMap((page) => page.items.filter((item) => item.kind === 'strokes').map((item) => ({ item, page })));
      expect(strokes).toHaveLength(3);
      for (const { item, page } of strokes) {
        expect(item.y + item.height).toBeLessThanOrEqual(PAGE.areaHeight);
        expect(page.items.some((other) => other.kind === 'line' && other.pt === 14 && other.x === item.x && other.y + other.height > item.y && other.y < item.y + item.height)).toBe(false);
      }
      expect(pages).toHaveLength(sheetsOf(paper).length);
    }
    expect(composed(paperOf('D05', filing, false, { review }), marks)).toHaveLength(1);
  });

  it('a name of 60 characters and rare characters stand in full size', () => {
    const name = '某某'.repeat(28) + RARE;
    const texts = textsOf(paperOf('D01', { ...complaint, name, employerName: '很长的单位名称'.repeat(14) }));
    expect(texts.join('')).toContain(RARE);
    expect(sheetsOf(paperOf('D01', { ...complaint, name })).length).toBeLessThan(4);
  });
});

describe('docx', () => {
  it('has the grid that fits 22 lines of 28 characters, page numbers outside, and the same bytes each time', async () => {
    const paper = paperOf('D03', supplement);
    const [one, two] = [await officialDocx(paper, [inkOf('recipient')], 0), await officialDocx(paper, [inkOf('recipient')], 0)];
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true);
    expect(one.length).toBeGreaterThan(4000);
  });

  it.skipIf(!existsSync('/usr/bin/soffice'))('opens in LibreOffice with as many pages as the set paper', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'papers-docx-'));
    try {
      for (const { name, paper } of samples) writeFileSync(path.join(folder, `${name}.docx`), await officialDocx(paper, [], 0));
      execFileSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...samples.map(({ name }) => path.join(folder, `${name}.docx`))], { stdio: 'ignore', timeout: 120_000 });
      const counts = samples.map(({ name }) => [name, Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [path.join(folder, `${name}.pdf`)], { encoding: 'utf8' }))?.[1])]);
      expect(counts).toEqual(samples.map(({ name, paper }) => [name, composed(paper).length]));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 150_000);
});

it('the checksum of pictures and containers is CRC-32', () => {
  expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926);
  expect(crc32(new Uint8Array())).toBe(0);
});

it('each kind is set as it says of itself, and knows who gets one', () => {
  for (const { paper, name } of samples) expect(kindOf(name.slice(0, 3))?.profile, name).toBe(paper.profile);
  // documents.md 4: a notice goes into the file and to whom it is addressed.
  expect(paperKinds.map((kind) => [kind.id, kind.copies])).toEqual([['D01', 1], ['D02', 1], ['D03', 2], ['D04', 2], ['D05', 1], ['D13', 1], ['D42', 1]]);
});

it.each([['a refusal', refusal], ['a complaint that is handed on', redirection]])('%s names the periods of redress as the rule pack has them', (_what, content) => {
  const text = (reviewDays: number, litigationMonths: number): string => JSON.stringify(paperOf('D04', content, false, { redress: { reviewDays, litigationMonths } }).parts);
  expect(text(60, 6)).toMatch(/六十日内向.*六个月内依法/);
  expect(text(15, 12)).toMatch(/十五日内向.*十二个月内依法/);
  expect(text(120, 3)).toMatch(/120日内向.*三个月内依法/);
});
