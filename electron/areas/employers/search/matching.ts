import { halfWidth } from '#shared/rules/text.ts';
import { readingsOf, type Reading } from '../spelling.ts';
import type { Term } from '../searchTerms.ts';

export type MatchedBy = 'text' | 'code' | 'initials' | 'pinyin';
export type Range = [from: number, to: number];

/** How well a record fits what was typed: 0 exactly, 1 from its start, 2 somewhere inside. */
export interface Match { readonly tier: 0 | 1 | 2; readonly by: MatchedBy; readonly marks: Range[] }

export interface Searched { readonly name: string; readonly uscc: string; readonly tempNo: string }

/** The best way in which all terms are found in a record; null when one of them is not. Marks are ranges of the name. */
export function matchOfRecord(record: Searched, terms: readonly Term[]): Match | null {
  const found = terms.map((term) => bestOf(record, term));
  if (found.length === 0 || found.some((match) => match === null)) return null;
  const matches = found.filter((match) => match !== null);
  const [first] = matches;
  if (first === undefined) return null;
  if (matches.length === 1) return first;
  return { tier: 2, by: first.by, marks: merged(matches.flatMap((match) => match.marks)) };
}

function bestOf(record: Searched, term: Term): Match | null {
  const all = [inName(record.name, term.text), inCode(record, term.text), inReadings(record.name, term.text)].filter((match) => match !== null);
  return all.reduce<Match | null>((best, match) => (best === null || match.tier < best.tier ? match : best), null);
}

function tierOf(at: number, length: number, whole: number): 0 | 1 | 2 {
  return at > 0 ? 2 : length === whole ? 0 : 1;
}

function inName(name: string, text: string): Match | null {
  const plain = halfWidth(name).toLowerCase();
  const at = plain.indexOf(text);
  return at < 0 ? null : { tier: tierOf(at, text.length, plain.length), by: 'text', marks: [[at, at + text.length]] };
}

function inCode(record: Searched, text: string): Match | null {
  for (const code of [record.uscc, record.tempNo]) {
    const at = code.toLowerCase().indexOf(text);
    if (code !== '' && at >= 0) return { tier: tierOf(at, text.length, code.length), by: 'code', marks: [] };
  }
  return null;
}

function inReadings(name: string, text: string): Match | null {
  if (!/^[a-z0-9]+$/.test(text)) return null;
  const readings = readingsOf(name);
  const found = readings.flatMap((reading) => [inSounds(name, reading.map((s) => s.slice(0, 1)), text, 'initials'), inSounds(name, reading, text, 'pinyin')]).filter((match) => match !== null);
  return found.reduce<Match | null>((best, match) => (best === null || match.tier < best.tier ? match : best), null);
}

/** Finds the text in the joined sounds and marks the characters that they belong to; one that begins with a syllable is preferred. */
function inSounds(name: string, sounds: Reading, text: string, by: MatchedBy): Match | null {
  const joined = sounds.join('');
  const starts: number[] = [];
  let length = 0;
  for (const sound of sounds) {
    starts.push(length);
    length += sound.length;
  }
  let at = joined.indexOf(text);
  if (at < 0) return null;
  for (let next = at; next >= 0; next = joined.indexOf(text, next + 1)) {
    if (starts.some((start, i) => start === next && sounds[i] !== '')) { at = next; break; }
  }
  const end = at + text.length;
  const touched = sounds.flatMap((sound, i) => ((starts[i] ?? 0) < end && (starts[i] ?? 0) + sound.length > at ? [i] : []));
  return { tier: tierOf(at, text.length, joined.length), by, marks: rangeOf(name, touched) };
}

/** Range of code units from the first to the last of the numbered characters. */
function rangeOf(name: string, touched: readonly number[]): Range[] {
  const characters = Array.from(name);
  const unitsBefore = (index: number): number => characters.slice(0, index).join('').length;
  const first = touched[0];
  const last = touched.at(-1);
  return first === undefined || last === undefined ? [] : [[unitsBefore(first), unitsBefore(last + 1)]];
}

function merged(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}
