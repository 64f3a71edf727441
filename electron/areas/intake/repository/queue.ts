import type { Reader } from '#electron/ledger/access.ts';
import { SELECT, type ComplaintRow } from './complaints.ts';

export type Tab = 'open' | 'registered' | 'mine' | 'supplementing' | 'decide' | 'done';

const OPEN = `c.state IN ('registered', 'dispatched', 'supplementing', 'filingReview')`;
const TABS: Readonly<Record<Tab, string>> = {
  open: OPEN, registered: `c.state = 'registered'`, mine: `c.dispatched_to = :me AND ${OPEN}`, supplementing: `c.state = 'supplementing'`,
  decide: `c.state = 'dispatched' AND c.answer_proposed_at IS NOT NULL`, done: `c.state IN ('refused', 'redirected', 'filed')`,
};

/** Whom the queue is for: an A without a post that sees all sees what is dispatched to it. */
export interface Viewer { readonly staffNo: string; readonly ownOnly: boolean; readonly recused: ReadonlySet<number> }

const scope = `(:ownOnly = 0 OR c.dispatched_to = :me) AND c.id NOT IN (SELECT value FROM json_each(:recused))`;
/** The clock that ends first decides the order; what runs no clock comes last, the newest first. */
const ORDER = `ORDER BY (SELECT min(k.due_at) FROM deadline_clocks k WHERE k.subject_kind = 'complaint' AND k.subject_id = c.id AND k.stop_at IS NULL) IS NULL,
  (SELECT min(k.due_at) FROM deadline_clocks k WHERE k.subject_kind = 'complaint' AND k.subject_id = c.id AND k.stop_at IS NULL), c.registered_at DESC, c.id DESC`;

export async function queueRows(reader: Reader, tab: Tab, viewer: Viewer, text: string, offset: number, limit: number): Promise<{ total: number; rows: ComplaintRow[] }> {
  const where = `${TABS[tab]} AND ${scope} AND (:text = '' OR instr(c.receipt_no, upper(:text)) > 0 OR instr(e.name, :text) > 0 OR c.pseudonym = :text)`;
  const bindings = { me: viewer.staffNo, ownOnly: viewer.ownOnly ? 1 : 0, recused: JSON.stringify([...viewer.recused]), text };
  const total = await reader.first<{ n: number }>(`SELECT count(*) AS n FROM complaints c LEFT JOIN employers e ON e.id = c.employer_id WHERE ${where}`, bindings);
  const rows = await reader.rows<ComplaintRow>(`${SELECT} WHERE ${where} ${ORDER} LIMIT :limit OFFSET :offset`, { ...bindings, limit, offset });
  return { total: total?.n ?? 0, rows };
}

export async function queueCounts(reader: Reader, viewer: Viewer): Promise<Record<Tab, number>> {
  const sums = (Object.keys(TABS) as Tab[]).map((tab) => `coalesce(sum(CASE WHEN ${TABS[tab]} THEN 1 ELSE 0 END), 0) AS "${tab}"`).join(', ');
  const found = await reader.first<Record<Tab, number>>(`SELECT ${sums} FROM complaints c WHERE ${scope}`, { me: viewer.staffNo, ownOnly: viewer.ownOnly ? 1 : 0, recused: JSON.stringify([...viewer.recused]) });
  return found ?? { open: 0, registered: 0, mine: 0, supplementing: 0, decide: 0, done: 0 };
}
