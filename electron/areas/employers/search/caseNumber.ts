import { likePattern } from '../searchTerms.ts';

export interface CaseNumberQuestion {
  /** Patterns that the number must hold, all of them. */
  readonly patterns: readonly string[];
  /** The text names the running number alone (18, 第18号): such a case is meant, not one that merely holds these digits. */
  readonly sequence: boolean;
}

/**
 * Reads a typed text as part of a case number: `18` and `第18号` mean the running number, other words any part of it; brackets may be typed
 * in whatever form (〔2025〕, [2025], (2025)). The short code of a file label (documents S05, `990101L202600007`) means its year and number.
 * Null when the text is no part of a case number.
 */
export function caseNumberQuestion(typed: string): CaseNumberQuestion | null {
  const words = typed.normalize('NFKC').split(/\s+/).filter((word) => word !== '');
  const sequence = words.length === 1 ? /^第?(\d{1,5})号?$/.exec(words[0] ?? '') : null;
  if (sequence !== null) return { patterns: [likePattern(`第${sequence[1] ?? ''}号`, 'anywhere')], sequence: true };
  const label = words.length === 1 ? /^\d{6}L(\d{4})0*(\d{1,5})$/i.exec(words[0] ?? '') : null;
  if (label !== null) return { patterns: [`%${label[1] ?? ''}_第${label[2] ?? ''}号`], sequence: true };
  if (words.length === 0 || !words.some((word) => /\d|字/.test(word))) return null;
  return { patterns: words.map((word) => likePattern(word, 'anywhere').replace(/[[\](){}〔〕【】〈〉]/g, '_')), sequence: false };
}
