import type { Term } from '../searchTerms.ts';
import type { FoundEmployer } from '../repository/search.ts';
import { matchOfRecord, type Match, type MatchedBy } from './matching.ts';

export interface RankedEmployer { readonly row: FoundEmployer; readonly match: Match }

const FIELDS: readonly MatchedBy[] = ['code', 'text', 'initials', 'pinyin'];

/**
 * Puts found employers in order: working ones before closed, moved and merged ones; exact before from the start before inside; code and name
 * before how it sounds; then the stronger alert, the shorter name.
 */
export function ranked(found: readonly FoundEmployer[], terms: readonly Term[]): RankedEmployer[] {
  return found
    .flatMap((row) => {
      const match = matchOfRecord({ name: row.name, uscc: row.uscc, tempNo: row.temp_no }, terms);
      return match === null ? [] : [{ row, match }];
    })
    .sort((a, b) => gone(a.row) - gone(b.row) || a.match.tier - b.match.tier || FIELDS.indexOf(a.match.by) - FIELDS.indexOf(b.match.by)
      || b.row.alert_rank - a.row.alert_rank || a.row.name.length - b.row.name.length || a.row.id - b.row.id);
}

function gone(row: FoundEmployer): number {
  if (row.merged_into !== null) return 2;
  return row.status === 'closed' || row.status === 'moved' ? 1 : 0;
}
