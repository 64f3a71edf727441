import { duplicateGrounds } from '#shared/rules/intake/duplicates.ts';
import { mayAct } from '#shared/rules/posts/matrix.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { read, type QueryContext } from '#electron/areas/operation.ts';
import { clocksOfMany } from '#electron/areas/clocks/view.ts';
import { findPersonsByHash } from '#electron/areas/identities/persons.ts';
import { relationTo } from '#electron/areas/people/staff/relation.ts';
import { actingOfficer } from '#electron/areas/permission.ts';
import { comparableComplaints } from './repository/complaints.ts';
import { claimsOf, lineOf } from './row.ts';

/**
 * Earlier complaints that may be the same: same person by keyed hash of number or phone, or same employer with a claim and months in common. Whose number it is says
 * who the pseudonym is: an informant is never found by it, and a complaint only by who may read it. Of others at the same employer comes their number alone.
 */
export const duplicates = read<'intake.duplicates'>(async (ctx, { employerId, claims, periodFrom, periodTo, idNo, phone }) => {
  const { reader, now, services } = ctx;
  const asked = { ...(idNo.trim() === '' ? {} : { idNo }), ...(phone.trim() === '' ? {} : { phone }) };
  const persons = Object.keys(asked).length === 0 ? [] : await findPersonsByHash(reader, services.vault(), asked);
  const same = new Set(persons.filter((one) => one.subject.kind === 'complaint' && one.role !== 'informant').map((one) => one.subject.id));
  const readable = await readableBy(ctx);
  const candidate = { employerId, claims, from: periodFrom, to: periodTo };
  const found = [];
  let more = 0;
  for (const row of await comparableComplaints(reader, employerId, [...same])) {
    const grounds = duplicateGrounds(candidate, { employerId: row.employer_id, claims: claimsOf(row), from: row.period_from, to: row.period_to }, same.has(row.id));
    if (grounds.length === 0) continue;
    if (await readable(row.id)) found.push({ row, grounds });
    else if (grounds.includes('employer')) more += 1;
  }
  const clocks = await clocksOfMany(reader, 'complaint', found.map(({ row }) => row.id), now, services);
  const { pack } = services.rulePacks.on(shanghaiDay(now));
  return { found: found.slice(0, 10).map(({ row, grounds }) => ({ line: lineOf(row, clocks.get(row.id) ?? [], pack), grounds })), more };
});

/** Whether the one who asks may read a complaint, by what it strictly is to it. */
async function readableBy({ reader, now, services }: QueryContext): Promise<(id: number) => Promise<boolean>> {
  const actor = services.actor();
  const officer = await actingOfficer(reader, actor, now);
  return async (id) => mayAct('complaint.read', officer, await relationTo(reader, actor.staffNo, { kind: 'complaint', id })).allowed;
}
