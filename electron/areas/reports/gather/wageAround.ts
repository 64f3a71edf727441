import { headcountDays, latestHeadcount } from '#shared/rules/tables/headcount.ts';
import type { AccountFacts, ArrearsCaseFacts, CourtFacts, WageEmployerFacts } from '#shared/rules/tables/types.ts';
import { addMonths, DAY_MS, monthWindow } from '#shared/rules/time.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { accountsOf, arrearsCasesOf, insuranceOf, markedDuplicate, snapshotsOf } from '../repository/around.ts';
import { readPayments } from '../repository/arrears.ts';
import { courtRecordsOf } from '../repository/court.ts';
import { changesSince } from '../repository/history.ts';
import { headcountsOf, headsOf } from '../repository/listed.ts';
import { fedUntil } from '../repository/population.ts';
import { asAtEnd } from './asAtEnd.ts';
import { groupBy, push } from './groups.ts';
import { namesAtEnd } from './names.ts';
import { previousRuns } from './runs.ts';
import { accountLabel } from './wageReading.ts';

/** What came this long after the month is shown too, as not used. */
const AFTERWARDS_MS = 31 * DAY_MS;
const NEXT_SNAPSHOTS_MS = DAY_MS;

/**
 * Facts of some employers for one month with what lies around it: all snapshots of the month and of the first day after it, cases closed in the month,
 * payments that came later, court records of any time. The rules leave out what the table does not use, so each cell comes out the same.
 */
export async function wageFactsAround(reader: Reader, month: string, ids: readonly number[]): Promise<Map<number, WageEmployerFacts>> {
  const { start, end } = monthWindow(month);
  const previous = addMonths(month, -1);
  const days = headcountDays(month);
  const heads = await headsOf(reader, ids);
  const [names, accounts, cases, court, runs, sharing] = [
    await namesAtEnd(reader, heads, end, []), await accountsAround(reader, ids, previous, start, end), await casesAround(reader, ids, start, end),
    groupBy(await courtRecordsOf(reader, ids), (row) => row.employer_id, (row): CourtFacts => ({ listedAt: row.listed_at, endedAt: row.ended_at, confirmed: row.confirmed === 1, matchedBy: row.matched_by, caseNo: row.case_no })),
    await previousRuns(reader, month, ids), new Set((await markedDuplicate(reader, ids)).map((row) => row.employer_id)),
  ];
  const [insurance, fed, reports] = [groupBy(await insuranceOf(reader, ids, [previous, month]), (row) => row.employer_id, (row) => row), await fedUntil(reader, ids, month), await headcountsOf(reader, ids, days.from, days.before)];
  return new Map([...heads.values()].map((head) => {
    const known = reports.get(head.id) ?? [];
    const headcount = latestHeadcount(month, known);
    const uninsured = (of: string): number | null => insurance.get(head.id)?.find((row) => row.month === of)?.uninsured ?? null;
    const facts: WageEmployerFacts = {
      uscc: head.uscc, name: names.get(head.id) ?? head.name, industry: head.industry, street: head.street_code, headcount, headcountOn: headcount === null ? null : known.reduce((latest, { day }) => (day > latest ? day : latest), ''),
      accounts: accounts.get(head.id) ?? [], insuranceFeed: fed.has(head.id), uninsuredPrev: uninsured(previous), uninsuredThis: uninsured(month), court: court.get(head.id) ?? [], cases: cases.get(head.id) ?? [],
      duplicateCode: sharing.has(head.id), previousRun: runs.get(head.id) ?? 0,
    };
    return [head.id, facts];
  }));
}

async function accountsAround(reader: Reader, ids: readonly number[], previous: string, start: number, end: number): Promise<Map<number, AccountFacts[]>> {
  const rows = await accountsOf(reader, ids, end, previous);
  const snapshots = groupBy(await snapshotsOf(reader, rows.map((row) => row.id), start, end + NEXT_SNAPSHOTS_MS), (row) => row.account_id, (row) => [row.as_of, row.fen] as const);
  return groupBy(rows, (row) => row.employer_id, (row): AccountFacts => ({
    id: row.account_no, label: accountLabel(row.last_four, row.project), openedAt: row.opened_at, closedAt: row.closed_at, payablePrevFen: row.payable_fen, snapshots: snapshots.get(row.id) ?? [],
  }));
}

async function casesAround(reader: Reader, ids: readonly number[], start: number, end: number): Promise<Map<number, ArrearsCaseFacts[]>> {
  const rows = await arrearsCasesOf(reader, ids, start, end + AFTERWARDS_MS);
  const [changes, paid] = [await changesSince(reader, 'case', rows.filter((row) => row.created_at < end).map((row) => row.id), end), await readPayments(reader, rows.map((row) => row.id), end + AFTERWARDS_MS)];
  const payments = new Map<number, (readonly [number, number])[]>();
  for (let i = 0; i < paid.caseId.length; i += 1) push(payments, paid.caseId[i] ?? 0, [paid.at[i] ?? 0, paid.fen[i] ?? 0] as const);
  return groupBy(rows, (row) => row.employer_id, (row): ArrearsCaseFacts => {
    const then = asAtEnd(row, ['closed_at', 'verified_fen', 'unpaid_headcount'], changes.get(row.id));
    return { caseNo: row.case_no, filedAt: row.filed_at, closedAt: then.closed_at, verifiedFen: then.verified_fen, unpaidHeadcount: then.unpaid_headcount, payments: payments.get(row.id) ?? [] };
  });
}
