import type { RulePack } from '../rulePack.ts';
import { evaluateAccount, yellowRatio } from '../tables/accounts.ts';
import { qualityCodeText, type QualityCode } from '../tables/columns.ts';
import { isLiveIn, isNameOnly } from '../tables/court.ts';
import { insuranceCodes } from '../tables/wageRow.ts';
import { addMonths, monthWindow } from '../time.ts';
import type { AlertFacts } from './facts.ts';

export interface MissingData {
  readonly code: QualityCode;
  /** What is missing, with account and month. */
  readonly what: string;
  /** Whom to ask for it. */
  readonly ask: string;
}

/** What keeps an employer's level for a month unknown, one entry a missing record; the codes are those of W21. */
export function missingData(facts: AlertFacts, month: string, pack: RulePack): MissingData[] {
  const window = monthWindow(month);
  const previous = addMonths(month, -1);
  const limit = yellowRatio(pack);
  const found: MissingData[] = [];
  const add = (code: QualityCode, what: string): void => void found.push({ code, what, ask: qualityCodeText(code).ask });
  for (const account of facts.accounts) {
    const { codes } = evaluateAccount({ id: account.id, openedAt: account.openedAt, closedAt: account.closedAt, payablePrevFen: account.payable.get(previous) ?? null, snapshots: account.snapshots }, window, limit);
    if (codes.includes('B')) add('B', `专户 ${account.id} 缺 ${month} 余额`);
    if (codes.includes('P')) add('P', `专户 ${account.id} 缺 ${previous} 应付工资`);
  }
  for (const record of facts.court) if (isLiveIn(record, window) && isNameOnly(record)) add('N', `被执行人 ${record.caseNo} 仅名称相符，尚未核实`);
  const insurance = { insuranceFeed: [...facts.uninsured.keys()].some((known) => known <= month), uninsuredPrev: facts.uninsured.get(previous) ?? null, uninsuredThis: facts.uninsured.get(month) ?? null };
  for (const code of insuranceCodes(insurance)) add(code, code === 'S' ? `缺 ${month} 未参保人数` : `${month} 有人未参保，缺 ${previous} 未参保人数`);
  if (facts.duplicateCode) add('C', qualityCodeText('C').what);
  return found.toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}
