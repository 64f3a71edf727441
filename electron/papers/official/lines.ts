import { emOf, isLatin, type Setting } from './measure.ts';

/** One set line. `full`: it was broken because it was full, and is spread to the whole measure. */
export interface Line { readonly text: string; readonly indentMm: number; readonly full: boolean }

/** Signs that never begin a line, and those that never end one. */
const NO_START = new Set('，。、；：？！）》〉」』】〕］｝”’…—％℃·,.;:?!)]}%');
const NO_END = new Set('（《〈「『【〔［｛“‘([{');
const EPSILON = 1e-6;

/**
 * Breaks a paragraph into lines of a measure. Latin words and figures stay whole (an amount is never torn), signs keep off the edges where they may not
 * stand. Line ends of the text begin new paragraphs, with the same indent.
 */
export function breakLines(text: string, measureMm: number, setting: Setting, indentMm = 0): Line[] {
  return text.split(/\r\n|\r|\n/).flatMap((paragraph) => breakParagraph(paragraph, measureMm, setting, indentMm));
}

function breakParagraph(text: string, measureMm: number, setting: Setting, indentMm: number): Line[] {
  const words = wordsOf(text.replaceAll('\t', ' ').trimEnd(), measureMm - indentMm, setting);
  if (words.length === 0) return [{ text: '', indentMm, full: false }];
  const lines: Line[] = [];
  let from = 0;
  while (from < words.length) {
    const room = measureMm - (lines.length === 0 ? indentMm : 0);
    let to = from;
    let used = 0;
    while (to < words.length && used + (words[to]?.mm ?? 0) <= room + EPSILON) {
      used += words[to]?.mm ?? 0;
      to += 1;
    }
    if (to === from) to = from + 1;
    const end = to < words.length ? allowedEnd(words, from, to) : to;
    const line = words.slice(from, end).map((word) => word.text).join('');
    lines.push({ text: end < words.length ? line.trimEnd() : line, indentMm: lines.length === 0 ? indentMm : 0, full: end < words.length });
    from = end;
    while (words[from]?.text === ' ') from += 1;
  }
  return lines;
}

interface Word { readonly text: string; readonly mm: number }

/** The last place at or before `to` where a line may end; a line of nothing but such signs is torn all the same. */
function allowedEnd(words: readonly Word[], from: number, to: number): number {
  for (let end = to; end > from; end -= 1) {
    const after = words[end]?.text ?? '';
    const before = words[end - 1]?.text ?? '';
    if (!NO_START.has(after.slice(0, 1)) && !NO_END.has(before.slice(-1))) return end;
  }
  return to;
}

function wordsOf(text: string, measureMm: number, { emMm, spacingMm }: Setting): Word[] {
  const words: Word[] = [];
  let latin = '';
  let mm = 0;
  const flush = (): void => {
    if (latin !== '') words.push({ text: latin, mm });
    latin = '';
    mm = 0;
  };
  for (const char of text) {
    const width = emOf(char) * emMm + spacingMm;
    if (!isLatin(char) || char === ' ') {
      flush();
      words.push({ text: char, mm: width });
      continue;
    }
    // A word longer than a line is torn where the line ends.
    if (mm + width > measureMm) flush();
    latin += char;
    mm += width;
  }
  flush();
  return words;
}

/** Lines of nearly the same length, for titles and labels; the first is never the shorter one. */
export function balancedLines(text: string, most: number): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const chars = Array.from(paragraph);
    const count = Math.max(1, Math.ceil(chars.length / Math.max(1, most)));
    const each = Math.ceil(chars.length / count);
    return Array.from({ length: count }, (_, i) => chars.slice(i * each, (i + 1) * each).join(''));
  });
}
