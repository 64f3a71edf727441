import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DOCUMENT_ACT_WORD, type DocumentAct } from '#shared/rules/posts/acts.ts';
import type { Cell, Scope, Term } from '#shared/rules/posts/cells.ts';
import type { Post } from '#shared/rules/posts/posts.ts';

/** Columns of the document, in its order. */
export const COLUMNS: readonly Post[] = ['handler', 'legalReviewer', 'enforcementTracker', 'captain', 'gridWorker', 'sysAdmin', 'intakeClerk', 'archivist'];

/** What a word in a cell means in its row: the act, and whether the row is about one case (then B and C are those of the case, and A writes own ones). */
export interface Line { readonly row: string; readonly cells: string; readonly verbs: Readonly<Record<string, string>>; readonly ofCase: boolean }

const paper = (row: string, object: string, cells: string, more: Record<string, DocumentAct> = {}, ofCase = true): Line => ({
  row, cells, ofCase, verbs: { R: `${object}.read`, W: `${object}.write`, review: `${object}.review`, A: `${object}.approve`, ...more },
});

/**
 * The table of domain 2, copied by hand: A | B | C | captain | grid | sysAdmin | intake | archivist. Backup has a line of its own here, and the last
 * row, which is a sentence in the document, its two cells.
 */
export const TABLE: readonly Line[] = [
  paper('Employer ledger', 'employer', 'RW | R | R | RW | W own (propose) | - | R | R', { propose: 'employer.propose' }, false),
  paper('Complaint text without identity', 'complaint', 'own RW | own R | own R | R | own W (create) | - | RW | -', { create: 'complaint.create' }),
  paper('Complainant identity', 'complainant', 'own R (logged, reason) | - (pseudonym) | - | R (logged, reason) | only those it entered, 72 h | - | W, R until dispatched | -'),
  paper('Informant identity', 'informant', '- unless captain grants per case | - | - | R (second confirmation) | - | - | W, R until dispatched | -'),
  paper('Dispatch complaint', 'dispatch', '- | - | - | A | - | - | W | -'),
  paper('D05 filing', 'filing', 'W | review | - | A | - | - | - | -'),
  paper('Emergency filing 4.2(2)', 'emergencyFiling', 'W | review within 2 h after | - | A | - | - | - | -'),
  paper('Evidence, interviews', 'evidence', 'own RW | own R | own R | R | - | - | - | -'),
  paper('D14, D17, D21', 'order', 'W | review | - | A | - | - | - | -'),
  paper('D19', 'penalty', 'W | review | R | endorse | - | - | - | -', { endorse: 'penalty.endorse' }),
  paper('D19 issue', 'penalty', '- | - | - | record detachment return | - | - | - | -', { record: 'penalty.recordReturn' }),
  paper('D24, D25, payments', 'execution', 'R | review | W | A | - | - | - | -'),
  paper('Surcharge waiver (execution agreement only)', 'waiver', '- | review | W | A | - | - | - | -'),
  paper('Listing, repair first check', 'listing', 'R | review | W | A | - | - | - | -', {}, false),
  paper('Random draw', 'draw', '- | witness | - | A | - | - | - | -', { witness: 'draw.witness' }, false),
  paper('Monthly tables', 'table', '- | - | W | A | - | - | - | -', {}, false),
  paper('Suspension, extension, withdrawal', 'course', 'W | review | - | A (organ head for +30 days) | - | - | - | -'),
  paper('Closing D28', 'closing', 'W | review | W (execution part) | A | - | - | - | -'),
  paper('Return visit', 'returnVisit', '- | W (not same case) | W (not same case) | A | - | - | W | -'),
  paper('Open volume of closed case', 'openVolume', 'own R | own R | own R | R | - | - | - | RW'),
  paper('Sealed volume', 'sealedVolume', 'own R (logged) | - | - | A (open) | - | - | - | custody, no read', { A: 'sealedVolume.open', custody: 'sealedVolume.custody' }),
  paper('Accounts, settings, backup', 'settings', '- | - | - | A (role grants) | - | W | - | -', { A: 'account.grant' }, false),
  paper('Backup', 'backup', '- | - | - | - | - | W | - | -', {}, false),
  paper('Rule pack, calendar', 'rulePack', '- | R | - | A | - | W (import) | - | -', { W: 'rulePack.import' }, false),
  paper('Audit log', 'journal', '- | R own case | - | R | - | R (no content) | - | -'),
  paper('Delete a record or video', 'deletion', '- | - | - | after expiry A | - | - | - | after expiry W'),
];

const TERMS: readonly (readonly [RegExp, readonly Term[]])[] = [
  [/within 2 h/, ['within2h']], [/execution part/, ['executionPart']], [/organ head/, ['organHead']], [/no content/, ['noContent']], [/after expiry/, ['afterExpiry']],
];

/** Cells whose words mean more than a verb, each told once more. */
const SPECIAL: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'own R (logged, reason)': { 'complainant.read': 'own reason logged' },
  'R (logged, reason)': { 'complainant.read': 'any reason logged' },
  'only those it entered, 72 h': { 'complainant.read': 'own reason logged within72h' },
  '- unless captain grants per case': { 'informant.read': 'own reason logged captainGrant' },
  'R (second confirmation)': { 'informant.read': 'any reason logged secondConfirmation in-person' },
  'W own (propose)': { 'employer.propose': 'own' },
  'own W (create)': { 'complaint.create': 'own' },
  'own R (logged)': { 'sealedVolume.read': 'own logged captainOpens' },
  'custody, no read': { 'sealedVolume.custody': 'any' },
};

export function told(cell: Cell): string {
  return [cell.scope, ...cell.terms, ...(cell.inPerson ? ['in-person'] : [])].join(' ');
}

function scopeOf(text: string, post: Post, act: string, ofCase: boolean): Scope {
  if (text.includes('not same case')) return 'notSame';
  const own = post === 'legalReviewer' || post === 'enforcementTracker' ? 'assigned' : 'own';
  if (/\bown\b/.test(text)) return own;
  return ofCase && !act.endsWith('.read') && ['handler', 'legalReviewer', 'enforcementTracker'].includes(post) ? own : 'any';
}

/** Act → what the cell allows, read from the words of the document. */
export function meaning(text: string, post: Post, line: Line): Record<string, string> {
  if (text === 'W, R until dispatched') return { [line.verbs.W as string]: 'any', [line.verbs.R as string]: 'any reason logged untilDispatched' };
  const special = SPECIAL[text];
  if (special !== undefined) return { ...special };
  if (text.startsWith('-')) return {};
  const terms = TERMS.filter(([words]) => words.test(text)).flatMap(([, found]) => found);
  const bare = text.replace(/\(.*?\)/g, '').replace('RW', 'R W');
  return Object.fromEntries(Object.entries(line.verbs).filter(([verb]) => new RegExp(`\\b${verb}\\b`).test(bare)).map(([, act]) => [act, [scopeOf(text, post, act, line.ofCase), ...terms].join(' ')]));
}

/** Beyond the document's letters, decided with their reasons in cells.ts. */
const DECIDED: Readonly<Record<string, Readonly<Partial<Record<Post, string>>>>> = {
  'account.write': { captain: 'any', sysAdmin: 'any' },
  'complaint.create': { intakeClerk: 'any' },
  'informant.grant': { captain: 'any reason logged in-person' },
};

/** The table as it stands in the document: words of each row → its eight cells. */
export function documentRows(): ReadonlyMap<string, readonly string[]> {
  const text = readFileSync(path.join(import.meta.dirname, 'fixtures/permission-matrix.md'), 'utf8');
  const rows = text.split('\n').slice(2).filter((line) => line !== '').map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
  return new Map(rows.map(([row = '', ...cells]) => [row, cells]));
}

/** Act → post → what the document allows, in the words of `told`. */
export function byDocument(): Record<string, Partial<Record<Post, string>>> {
  const wanted: Record<string, Partial<Record<Post, string>>> = Object.fromEntries(Object.keys(DOCUMENT_ACT_WORD).map((act) => [act, { ...DECIDED[act] }]));
  for (const line of TABLE) {
    const cells = line.cells.split(' | ');
    COLUMNS.forEach((post, index) => {
      for (const [act, allowed] of Object.entries(meaning(cells[index] ?? '', post, line))) (wanted[act] ??= {})[post] = allowed;
    });
  }
  return wanted;
}
