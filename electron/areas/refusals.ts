import type { OperationName } from '#shared/contract/index.ts';
import { mayRun } from '#shared/rules/posts/operations.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { actingOfficer } from './permission.ts';
import { hasAdministrator } from './people/reads.ts';
import { workingRelation } from './people/staff/relation.ts';
import type { StaffSubject } from './people/staff/subject.ts';

/**
 * Why an officer may not run each of some operations on a matter, in one Chinese sentence each; allowed ones are left out. The record shows its buttons by this, so that
 * none is offered that would be refused.
 */
export async function refusalsOf(reader: Reader, actor: Actor, now: number, subject: StaffSubject, names: readonly OperationName[]): Promise<Partial<Record<OperationName, string>>> {
  const [relation, officer, administered] = await Promise.all([workingRelation(reader, actor, subject), actingOfficer(reader, actor, now), hasAdministrator(reader)]);
  const found: Partial<Record<OperationName, string>> = {};
  for (const name of names) {
    const verdict = mayRun(name, { ...officer, noAdministrator: !administered }, relation);
    if (!verdict.allowed) found[name] = verdict.why;
  }
  return found;
}
