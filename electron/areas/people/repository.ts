import type { Reader, Writer } from '#electron/ledger/access.ts';

export interface OfficerRow {
  id: number; staff_no: string; name: string; posts: string; active: number; row_version: number; cert_no: string; cert_until: string | null;
  password_hash: string; must_change: number; failures: number; locked_until: number | null; last_sign_in_at: number | null; provisional: number;
}
export interface DeputyRow { id: number; staff_no: string; name: string; post: string; from_day: string; until_day: string; reason: string; ended_at: number | null }

const COLUMNS = 'id, staff_no, name, posts, active, row_version, cert_no, cert_until, password_hash, must_change, failures, locked_until, last_sign_in_at, provisional';

/** In the order in which the accounts were made. */
export function allOfficers(reader: Reader): Promise<OfficerRow[]> {
  return reader.rows(`SELECT ${COLUMNS} FROM officers ORDER BY id`);
}

export function officerByNumber(reader: Reader, staffNo: string): Promise<OfficerRow | undefined> {
  return reader.first(`SELECT ${COLUMNS} FROM officers WHERE staff_no = ?`, [staffNo]);
}

/** Deputies, the running ones first. */
export function allDeputies(reader: Reader): Promise<DeputyRow[]> {
  return reader.rows('SELECT d.id, d.staff_no, o.name, d.post, d.from_day, d.until_day, d.reason, d.ended_at FROM officer_deputies d JOIN officers o ON o.staff_no = d.staff_no ORDER BY d.ended_at IS NOT NULL, d.until_day DESC, d.id DESC');
}

/** Posts that an officer holds for somebody on a day (`YYYY-MM-DD`, Shanghai). */
export async function deputisedPosts(reader: Reader, staffNo: string, day: string): Promise<string[]> {
  const rows = await reader.rows<{ post: string }>('SELECT DISTINCT post FROM officer_deputies WHERE staff_no = ? AND from_day <= ? AND until_day >= ? AND ended_at IS NULL', [staffNo, day, day]);
  return rows.map((row) => row.post);
}

export const postsOf = (row: Pick<OfficerRow, 'posts'>): string[] => JSON.parse(row.posts) as string[];

/** Changes an officer that is still as the caller saw it; false when somebody was faster. */
export async function updateOfficer(w: Writer, row: OfficerRow, set: Readonly<Record<string, string | number | null>>): Promise<boolean> {
  return (await w.update('officers', { ...set, row_version: row.row_version + 1 }, { id: row.id, row_version: row.row_version })) === 1;
}

/** Counters of sign-ins; they are no part of what an editor sees, so the version stays. */
export async function noteSignIn(w: Writer, id: number, set: Readonly<Record<string, string | number | null>>): Promise<void> {
  await w.update('officers', set, { id });
}

/** Who last changed an account, and when; signing in is no change. */
export async function accountChange(reader: Reader, staffNo: string): Promise<{ staffNo: string; at: number | null }> {
  const row = await reader.first<{ at: number; staff_no: string }>(
    `SELECT at, staff_no FROM journal WHERE subject_kind = 'officer' AND subject_id = ? AND operation IN ('people.addOfficer', 'people.editOfficer', 'people.grantPosts', 'people.setPassword', 'people.changePassword')
     ORDER BY seq DESC LIMIT 1`, [staffNo],
  );
  return { staffNo: row?.staff_no ?? '', at: row?.at ?? null };
}

/** Who set the present password, and when. */
export async function passwordChange(reader: Reader, staffNo: string): Promise<{ staffNo: string; at: number | null }> {
  const row = await reader.first<{ at: number; staff_no: string }>(
    `SELECT at, staff_no FROM journal WHERE subject_kind = 'officer' AND subject_id = ? AND operation IN ('people.addOfficer', 'people.setPassword', 'people.changePassword') ORDER BY seq DESC LIMIT 1`, [staffNo],
  );
  return { staffNo: row?.staff_no ?? '', at: row?.at ?? null };
}

/** Whether the present password came from somebody else's reset, and not from the opening of the account or from its officer. */
export async function passwordWasReset(reader: Reader, staffNo: string): Promise<boolean> {
  const last = await reader.first<{ operation: string }>(
    `SELECT operation FROM journal WHERE subject_kind = 'officer' AND subject_id = ? AND operation IN ('people.addOfficer', 'people.setPassword', 'people.changePassword') ORDER BY seq DESC LIMIT 1`, [staffNo],
  );
  return last?.operation === 'people.setPassword';
}
