import type { Reader } from '#electron/ledger/access.ts';
import { allOfficers, postsOf, type OfficerRow } from './repository.ts';

export { officerByNumber } from './repository.ts';

/** Whether somebody sees to accounts, settings and backups; else the captain does. */
export async function hasAdministrator(reader: Reader): Promise<boolean> {
  return (await reader.first(`SELECT 1 FROM officers o, json_each(o.posts) p WHERE o.active = 1 AND p.value = 'sysAdmin' LIMIT 1`)) !== undefined;
}

/** The first officer while nobody else holds a business post: takes every part of a case but its review (duty 8). */
export async function holdsAlone(reader: Reader, row: OfficerRow): Promise<boolean> {
  if (row.provisional === 0) return false;
  return !(await allOfficers(reader)).some((other) => other.id !== row.id && other.active === 1 && postsOf(other).some((post) => post !== 'sysAdmin'));
}
