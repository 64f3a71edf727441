import { ARREARS_TAG, type StatusChange } from '#shared/rules/tables/population.ts';
import { isOpenAt } from '#shared/rules/tables/arrears.ts';
import type { AccountFacts, ArrearsCaseFacts, CourtFacts } from '#shared/rules/tables/types.ts';
import { addMonths, monthWindow, shanghaiDay } from '#shared/rules/time.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { readAccounts } from '../repository/accounts.ts';
import { readOpenArrears, readPayments } from '../repository/arrears.ts';
import { liveCourtRecords } from '../repository/court.ts';
import { changesSince } from '../repository/history.ts';
import { fedUntil, readEmployers, readInsurance, sharingCode, statusChangesAfter, tagsAmong } from '../repository/population.ts';
import { asAtEnd, type ChangedSince } from './asAtEnd.ts';
import { groupBy, push } from './groups.ts';
import { lookup, type Lookup } from './lookup.ts';

/** Until ratings come, the latest local grade is kept as a tag. */
export const GRADE_TAGS: Readonly<Record<string, string>> = { '诚信C级': 'C', '诚信D级': 'D' };

/** Everything of one month that the wage-risk table rests on, read in a fixed number of statements and grouped by employer. */
export interface WageReading {
  readonly employers: Awaited<ReturnType<typeof readEmployers>>;
  /** Only changes after the start of the window: the first one tells what held before it. */
  readonly statusChanges: ReadonlyMap<number, readonly StatusChange[]>;
  readonly tags: ReadonlyMap<number, readonly string[]>;
  readonly sharing: ReadonlySet<number>;
  readonly accounts: ReadonlyMap<number, readonly AccountFacts[]>;
  readonly uninsuredPrev: Lookup;
  readonly uninsuredThis: Lookup;
  /** Of those without either month: who has an earlier one. */
  readonly fedBefore: ReadonlySet<number>;
  readonly court: ReadonlyMap<number, readonly CourtFacts[]>;
  readonly cases: ReadonlyMap<number, readonly ArrearsCaseFacts[]>;
  readonly changed: readonly ChangedSince[];
}

/** Reads a month. The cost follows the size of the district and of the month, not the length of the history. */
export async function readWageMonth(reader: Reader, month: string): Promise<WageReading> {
  const { start, end } = monthWindow(month);
  const previous = addMonths(month, -1);
  const changed: ChangedSince[] = [];
  const employers = await readEmployers(reader, shanghaiDay(end));
  const [uninsuredPrev, uninsuredThis] = [await insuranceOf(reader, previous), await insuranceOf(reader, month)];
  const bare = employers.id.filter((id) => uninsuredPrev.of(id) === null && uninsuredThis.of(id) === null);
  const marked = employers.id.filter((_, i) => employers.duplicate[i] === 1);
  return {
    employers, uninsuredPrev, uninsuredThis, changed, fedBefore: await fedUntil(reader, bare, month),
    statusChanges: groupBy(await statusChangesAfter(reader, start, null), (row) => row.employer_id, (row) => ({ at: row.from_at, from: row.old_status, to: row.new_status })),
    tags: groupBy(await tagsAmong(reader, [ARREARS_TAG, ...Object.keys(GRADE_TAGS)]), (row) => row.employer_id, (row) => row.tag),
    sharing: new Set([...marked, ...(await sharingCode(reader, marked))]),
    accounts: await accountsOf(reader, previous, start, end),
    court: groupBy(await liveCourtRecords(reader, start, end), (row) => row.employer_id, (row) => ({ listedAt: row.listed_at, endedAt: row.ended_at, confirmed: row.confirmed === 1, matchedBy: row.matched_by, caseNo: row.case_no })),
    cases: await casesOf(reader, end, changed),
  };
}

async function insuranceOf(reader: Reader, month: string): Promise<Lookup> {
  const { employer, uninsured } = await readInsurance(reader, month);
  return lookup(employer, uninsured);
}

async function accountsOf(reader: Reader, previous: string, start: number, end: number): Promise<Map<number, AccountFacts[]>> {
  const read = await readAccounts(reader, previous, start, end);
  const byEmployer = new Map<number, AccountFacts[]>();
  for (let i = 0; i < read.no.length; i += 1) {
    const [asOf, fen] = [read.asOf[i] ?? null, read.fen[i] ?? null];
    push(byEmployer, read.employer[i] ?? 0, {
      id: read.no[i] ?? '', label: accountLabel(read.four[i] ?? '', read.project[i] ?? ''), openedAt: read.opened[i] ?? 0, closedAt: read.closed[i] ?? null, payablePrevFen: read.payable[i] ?? null,
      snapshots: asOf === null || fen === null ? [] : [[asOf, fen]],
    });
  }
  return byEmployer;
}

export function accountLabel(four: string, project: string): string {
  return [four === '' ? '' : `尾号 ${four}`, project].filter((part) => part !== '').join(' ');
}

async function casesOf(reader: Reader, end: number, changed: ChangedSince[]): Promise<Map<number, ArrearsCaseFacts[]>> {
  const read = await readOpenArrears(reader, end);
  const rows = read.id.map((id, i) => ({ id, employer: read.employer[i] ?? 0, no: read.no[i] ?? '', filed: read.filed[i] ?? 0, closed_at: read.closed[i] ?? null, verified_fen: read.verified[i] ?? null, unpaid_headcount: read.unpaid[i] ?? null, created: read.created[i] ?? 0 }));
  const [changes, paid] = [await changesSince(reader, 'case', rows.filter((row) => row.created < end).map((row) => row.id), end), await readPayments(reader, read.id, end)];
  const payments = new Map<number, (readonly [number, number])[]>();
  for (let i = 0; i < paid.caseId.length; i += 1) push(payments, paid.caseId[i] ?? 0, [paid.at[i] ?? 0, paid.fen[i] ?? 0] as const);
  const byEmployer = new Map<number, ArrearsCaseFacts[]>();
  for (const row of rows) {
    const then = asAtEnd(row, ['closed_at', 'verified_fen', 'unpaid_headcount'], changes.get(row.id), { label: row.no, into: changed });
    if (!isOpenAt({ filedAt: then.filed, closedAt: then.closed_at }, end)) continue;
    push(byEmployer, row.employer, { caseNo: row.no, filedAt: row.filed, closedAt: then.closed_at, verifiedFen: then.verified_fen, unpaidHeadcount: then.unpaid_headcount, payments: payments.get(row.id) ?? [] });
  }
  return byEmployer;
}
