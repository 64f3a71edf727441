import type { MajorCaseFacts } from '#shared/rules/tables/types.ts';
import { monthWindow } from '#shared/rules/time.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { readPayments } from '../repository/arrears.ts';
import { changesSince } from '../repository/history.ts';
import { headsOf } from '../repository/listed.ts';
import { followUpsOf, readMajorCases, type MajorRow } from '../repository/major.ts';
import { asAtEnd, type ChangedSince } from './asAtEnd.ts';
import { groupBy, push } from './groups.ts';
import { namesAtEnd } from './names.ts';

export interface MajorFound { readonly caseId: number; readonly employerId: number; readonly facts: MajorCaseFacts }

/** Facts of the major cases of one month. */
export async function readMajorMonth(reader: Reader, month: string, changed: ChangedSince[]): Promise<MajorFound[]> {
  const { start, end } = monthWindow(month);
  return majorFactsOf(reader, await readMajorCases(reader, start, end), end, end, changed);
}

/** Facts of some major cases as known at `end`; payments up to `until`, so that an explanation can also show what came too late. */
export async function majorFactsOf(reader: Reader, rows: readonly MajorRow[], end: number, until: number, changed: ChangedSince[]): Promise<MajorFound[]> {
  const ids = rows.map((row) => row.id);
  const [changes, paid, followUps, heads] = [
    await changesSince(reader, 'case', rows.filter((row) => row.created_at < end).map((row) => row.id), end), await readPayments(reader, ids, until),
    groupBy(await followUpsOf(reader, ids), (row) => row.case_id, (row) => [row.kind, row.done_at] as const), await headsOf(reader, rows.map((row) => row.employer_id)),
  ];
  const names = await namesAtEnd(reader, heads, end, changed);
  const payments = new Map<number, (readonly [number, number])[]>();
  for (let i = 0; i < paid.caseId.length; i += 1) push(payments, paid.caseId[i] ?? 0, [paid.at[i] ?? 0, paid.fen[i] ?? 0] as const);
  return rows.map((row) => {
    const then = asAtEnd(row, ['closed_at', 'verified_fen', 'headcount', 'major_headcount', 'triggers'], changes.get(row.id), { label: row.case_no, into: changed });
    return {
      caseId: row.id, employerId: row.employer_id,
      facts: {
        caseNo: row.case_no, t0: row.t0, triggers: [...then.triggers], headcount: then.headcount ?? then.major_headcount, verifiedFen: then.verified_fen, payments: payments.get(row.id) ?? [], closedAt: then.closed_at,
        nodes: { brigade: row.brigade_at, police: row.police_at, brief: row.brief_at, agreement: row.agreement_at, refusalAt: row.refusal_at, policeFiling: row.police_filing_at, report: row.report_at },
        uscc: heads.get(row.employer_id)?.uscc ?? '', name: names.get(row.employer_id) ?? '', industry: row.industry, followUps: followUps.get(row.id) ?? [],
      },
    };
  });
}
