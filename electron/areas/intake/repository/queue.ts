import type { Reader } from '#electron/ledger/access.ts';
import { ANSWER_PAPER, SELECT, SENT_OUT, type ComplaintRow } from './complaints.ts';

export type Tab = 'open' | 'registered' | 'mine' | 'supplementing' | 'review' | 'decide' | 'done';

/** Complaints with a D04 in one of some states; the list is made once a query, so that the thousands that are long done cost nothing. */
const ANSWERED = (states: string): string => `(c.id IN (SELECT subject_id FROM papers WHERE subject_kind = 'complaint' AND kind = 'D04' AND state IN (${states})) AND ${ANSWER_PAPER} IN (${states}))`;
/** Filed, and the acceptance still waits for the captain. */
const TO_ACCEPT = `(c.state = 'filed' AND ${ANSWERED(`'draft', 'reviewed'`)})`;
/** The answer has its number and was not handed out yet: the A's turn. */
const TO_HAND_OUT = `(c.state IN ('refused', 'redirected', 'filed') AND ${ANSWERED(`'approved'`)})`;
/** Filed as an emergency, reviewed afterwards: until then the filing is not done. */
const OPEN = `(c.state IN ('registered', 'dispatched', 'supplementing', 'filingReview') OR c.filing_stage = 'late' OR ${TO_ACCEPT} OR ${TO_HAND_OUT})`;
const PART = (part: string, who: string): string => `SELECT 1 FROM matter_staff s WHERE s.subject_kind = 'complaint' AND s.subject_id = c.id AND s.ended_at IS NULL AND s.part IN (${part})${who}`;
/** Filings that wait for B: everybody's who has the post, unless one was given the part already; never those in which the same person acts. */
const REVIEW = `(c.filing_stage IN ('review', 'late') AND (:reviews = 0 OR (NOT EXISTS (${PART(`'handler', 'second'`, ' AND s.person = :person')}) AND (NOT EXISTS (${PART(`'reviewer'`, '')}) OR EXISTS (${PART(`'reviewer'`, ' AND s.person = :person')})))))`;
const TABS: Readonly<Record<Tab, string>> = {
  open: OPEN, registered: `c.state = 'registered'`, mine: `c.dispatched_to = :me AND ${OPEN}`, supplementing: `c.state = 'supplementing'`,
  review: REVIEW, decide: `((c.state = 'dispatched' AND c.answer_proposed_at IS NOT NULL) OR c.filing_stage IN ('approve', 'emergency') OR ${TO_ACCEPT} OR (c.filing_stage IN ('review', 'late') AND ${SENT_OUT} > 0))`,
  done: `NOT ${OPEN}`,
};

/** Whom the queue is for: an A without a post that sees all sees what is dispatched to it, a B what waits for review and what was the own part. */
export interface Viewer { readonly staffNo: string; readonly person: string; readonly ownOnly: boolean; readonly reviews: boolean; readonly recused: ReadonlySet<number> }

const scope = `(:ownOnly = 0 OR c.dispatched_to = :me OR EXISTS (${PART(`'handler', 'second', 'reviewer', 'tracker'`, ' AND s.person = :person')}) OR (:reviews = 1 AND ${REVIEW})) AND c.id NOT IN (SELECT value FROM json_each(:recused))`;
/** The clock that ends first decides the order; what runs no clock comes last, the newest first. */
const ORDER = `ORDER BY (SELECT min(k.due_at) FROM deadline_clocks k WHERE k.subject_kind = 'complaint' AND k.subject_id = c.id AND k.stop_at IS NULL) IS NULL,
  (SELECT min(k.due_at) FROM deadline_clocks k WHERE k.subject_kind = 'complaint' AND k.subject_id = c.id AND k.stop_at IS NULL), c.registered_at DESC, c.id DESC`;

export async function queueRows(reader: Reader, tab: Tab, viewer: Viewer, text: string, offset: number, limit: number): Promise<{ total: number; rows: ComplaintRow[] }> {
  const where = `${TABS[tab]} AND ${scope} AND (:text = '' OR instr(c.receipt_no, upper(:text)) > 0 OR instr(e.name, :text) > 0 OR c.pseudonym = :text)`;
  const bindings = { ...bindingsOf(viewer), text };
  const total = await reader.first<{ n: number }>(`SELECT count(*) AS n FROM complaints c LEFT JOIN employers e ON e.id = c.employer_id WHERE ${where}`, bindings);
  const rows = await reader.rows<ComplaintRow>(`${SELECT} WHERE ${where} ${ORDER} LIMIT :limit OFFSET :offset`, { ...bindings, limit, offset });
  return { total: total?.n ?? 0, rows };
}

export async function queueCounts(reader: Reader, viewer: Viewer): Promise<Record<Tab, number>> {
  const sums = (Object.keys(TABS) as Tab[]).map((tab) => `coalesce(sum(CASE WHEN ${TABS[tab]} THEN 1 ELSE 0 END), 0) AS "${tab}"`).join(', ');
  const found = await reader.first<Record<Tab, number>>(`SELECT ${sums} FROM complaints c WHERE ${scope}`, bindingsOf(viewer));
  return found ?? { open: 0, registered: 0, mine: 0, supplementing: 0, review: 0, decide: 0, done: 0 };
}

function bindingsOf(viewer: Viewer): Record<string, string | number> {
  return { me: viewer.staffNo, person: viewer.person, ownOnly: viewer.ownOnly ? 1 : 0, reviews: viewer.reviews ? 1 : 0, recused: JSON.stringify([...viewer.recused]) };
}
