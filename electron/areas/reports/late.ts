import { changedCells, reissueNeeded } from '#shared/rules/tables/compare.ts';
import { TABLE_WORD } from '#shared/rules/tables/words.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { TABLES, type MonthDraft } from './draft/types.ts';
import { latestFrozen } from './frozen.ts';

/** A frozen table that the ledger would reckon otherwise now. */
export interface LateLine {
  readonly month: string;
  /** What differs, in one line. */
  readonly text: string;
  /** Late data ask for a re-issue, or W18 changed because an earlier month was re-issued (domain tables 1.2). */
  readonly reissue: boolean;
  readonly why: string[];
}

const MOST_GROUNDS = 20;

/** Compares a month's draft with its latest frozen versions; empty where nothing differs or nothing is frozen. */
export async function differencesOf(reader: Reader, draft: MonthDraft): Promise<LateLine[]> {
  const lines: LateLine[] = [];
  for (const table of TABLES) {
    const frozen = await latestFrozen(reader, table, draft.month);
    const now = draft.tables[table];
    if (frozen === undefined || frozen.contentDigest === now.digest) continue;
    const cells = changedCells(frozen.exact, now.exact);
    const runs = cells.filter((cell) => cell.column === 'W18' && cell.old !== null && cell.new !== null).length;
    const { needed, why } = reissueNeeded(frozen.exact, now.exact);
    const grounds = [...why, ...(runs === 0 ? [] : [`${runs} 户的连续预警月数有变`])];
    lines.push({
      month: draft.month, reissue: needed || runs > 0, text: cells.length === 0 ? `${TABLE_WORD[table]} V${frozen.head.revision}：规则包已换` : `${TABLE_WORD[table]} V${frozen.head.revision} 批准后有 ${cells.length} 格变化`,
      why: grounds.length > MOST_GROUNDS ? [...grounds.slice(0, MOST_GROUNDS), `其余 ${grounds.length - MOST_GROUNDS} 处`] : grounds,
    });
  }
  return lines;
}
