import type { Topic } from '#shared/contract/define.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { allOfficers, postsOf, type OfficerRow } from '../repository.ts';
import { loads, recusalRows, staffRows } from './repository.ts';
import type { Part, StaffSubject } from './subject.ts';

/** What changes with a part or a recusal. */
export const casesTopics: readonly Topic[] = ['cases', 'journal', 'people'];

export interface PartLine { part: Part; staffNo: string; name: string; assignedBy: string; assignedAt: number; reason: string; endedAt: number | null }

/** Parts that somebody has or had in a matter, oldest first. */
export async function partHistory(reader: Reader, subject: StaffSubject): Promise<PartLine[]> {
  return (await staffRows(reader, subject)).map((row) => ({
    part: row.part, staffNo: row.staff_no, name: row.name, assignedBy: row.assigned_by, assignedAt: row.assigned_at, reason: row.reason, endedAt: row.ended_at,
  }));
}

/** Recusals that stand. */
export async function recusalsOf(reader: Reader, subject: StaffSubject): Promise<{ staffNo: string; name: string; reason: string; orderedBy: string; orderedAt: number }[]> {
  return (await recusalRows(reader, subject)).filter((row) => row.lifted_at === null).map((row) => ({
    staffNo: row.staff_no, name: row.name, reason: row.reason, orderedBy: row.ordered_by, orderedAt: row.ordered_at,
  }));
}

/** Officers in office with their posts and how many running matters each handles. */
export async function officersForParts(reader: Reader): Promise<{ row: OfficerRow; posts: string[]; load: number }[]> {
  const [officers, busy] = await Promise.all([allOfficers(reader), loads(reader)]);
  return officers.filter((row) => row.active === 1).map((row) => ({ row, posts: postsOf(row), load: busy.get(row.staff_no) ?? 0 })).filter(({ posts }) => !posts.includes('sysAdmin'));
}
