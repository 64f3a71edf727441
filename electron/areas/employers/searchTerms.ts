import { halfWidth } from '#shared/rules/text.ts';

/** One word of what a person typed, in the forms in which the ledger may hold it. */
export interface Term {
  /** Half-width, lower case. */
  readonly text: string;
  /** The same with the full-width brackets and letters that business names carry, where that differs. */
  readonly wide: string | null;
  /** Three characters or more: the trigram index can find it. */
  readonly indexed: boolean;
}

/** Words of a typed text; all of them must be found. Empty for an empty text. Control characters part words: a NUL would end the engine's query. */
export function termsOf(typed: string): Term[] {
  return halfWidth(typed)
    .toLowerCase()
    .split(/[\s\u0000-\u001f\u007f]+/)
    .filter((word) => word !== '')
    .slice(0, 6)
    .map((text) => {
      const wide = text.replaceAll('(', '（').replaceAll(')', '）');
      return { text, wide: wide === text ? null : wide, indexed: Array.from(text).length >= 3 };
    });
}

/** A phrase of the full-text query language: quoted, so that nothing in it is an operator. */
export function phrase(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** Full-text query that finds a term in any of the searched columns. */
export function matchOf(term: Term): string {
  return term.wide === null ? phrase(term.text) : `${phrase(term.text)} OR ${phrase(term.wide)}`;
}

/** Pattern for LIKE … ESCAPE '\' that finds the text anywhere, or at the start. */
export function likePattern(text: string, where: 'anywhere' | 'start'): string {
  const escaped = text.replace(/[\\%_]/g, (c) => `\\${c}`);
  return where === 'start' ? `${escaped}%` : `%${escaped}%`;
}
