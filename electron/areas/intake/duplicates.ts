import { duplicateGrounds } from '#shared/rules/intake/duplicates.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { read } from '#electron/areas/operation.ts';
import { clocksOfMany } from '#electron/areas/clocks/view.ts';
import { findPersonsByHash } from '#electron/areas/identities/persons.ts';
import { comparableComplaints } from './repository/complaints.ts';
import { claimsOf, lineOf } from './row.ts';

/** Earlier complaints that may be the same: same person by keyed hash of number or phone, or same employer with a claim and months in common. */
export const duplicates = read<'intake.duplicates'>(async ({ reader, now, services }, { employerId, claims, periodFrom, periodTo, idNo, phone }) => {
  const asked = { ...(idNo.trim() === '' ? {} : { idNo }), ...(phone.trim() === '' ? {} : { phone }) };
  const persons = Object.keys(asked).length === 0 ? [] : await findPersonsByHash(reader, services.vault(), asked);
  const same = new Set(persons.filter((one) => one.subject.kind === 'complaint').map((one) => one.subject.id));
  const rows = await comparableComplaints(reader, employerId, [...same]);
  const candidate = { employerId, claims, from: periodFrom, to: periodTo };
  const found = rows.flatMap((row) => {
    const grounds = duplicateGrounds(candidate, { employerId: row.employer_id, claims: claimsOf(row), from: row.period_from, to: row.period_to }, same.has(row.id));
    return grounds.length === 0 ? [] : [{ row, grounds }];
  });
  const clocks = await clocksOfMany(reader, 'complaint', found.map(({ row }) => row.id), now, services);
  const { pack } = services.rulePacks.on(shanghaiDay(now));
  return { found: found.slice(0, 10).map(({ row, grounds }) => ({ line: lineOf(row, clocks.get(row.id) ?? [], pack), grounds })) };
});
