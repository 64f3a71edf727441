import type { OperationName } from '#shared/contract/index.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { PaperFacts } from '#shared/rules/posts/papers.ts';
import { paperStanding, paperSubject } from './papers/subject.ts';
import type { StaffSubject } from './people/staff/subject.ts';

/**
 * The case or complaint that an operation is about, where its arguments name one: as `subject`, or by the id of the record, or through a paper. Null: none is known yet
 * (a list, a new record), or the record is of another kind.
 */
export async function subjectOfArgs(reader: Reader, name: OperationName, args: unknown): Promise<StaffSubject | null> {
  if (typeof args !== 'object' || args === null) return null;
  // Asks for itself: a grid worker's own entries and a handler's own cases are not the same relation (shared/rules/posts/looking.ts).
  if (name === 'identities.look') return null;
  // What a grid worker wrote stays its own after the complaint was given to an A; the operation asks, for the recused too.
  if (name === 'papers.paper') return null;
  if ('subject' in args) return matter(args.subject);
  if ('of' in args) return slipSubject(args.of) ?? matter(args.of);
  if ('caseId' in args && typeof args.caseId === 'number') return { kind: 'case', id: args.caseId };
  if (!('id' in args) || typeof args.id !== 'number') return null;
  const [area] = name.split('.');
  if (area === 'cases') return { kind: 'case', id: args.id };
  if (area === 'intake') return OTHER_IDS.has(name) ? null : { kind: 'complaint', id: args.id };
  return area === 'papers' ? matter(await paperSubject(reader, args.id)) : null;
}

/** The paper that an operation of theirs names, by its kind where it is only being made, as the matrix asks about it; null for none. */
export async function paperOfArgs(reader: Reader, name: OperationName, args: unknown): Promise<PaperFacts | null> {
  if (!name.startsWith('papers.') || typeof args !== 'object' || args === null) return null;
  const returned = 'agree' in args && args.agree === false;
  if ('kind' in args && typeof args.kind === 'string') return { kind: args.kind, final: false, returned };
  const paper = 'id' in args && typeof args.id === 'number' ? await paperStanding(reader, args.id) : null;
  // One that is not there the operation refuses in its own words.
  return paper === null ? { kind: '', final: false, returned } : { ...paper, returned };
}

/** The case or complaint that a slip is of. */
function slipSubject(of: unknown): StaffSubject | null {
  if (typeof of === 'object' && of !== null && 'complaintId' in of && typeof of.complaintId === 'number') return { kind: 'complaint', id: of.complaintId };
  return typeof of === 'object' && of !== null && 'caseId' in of && typeof of.caseId === 'number' ? { kind: 'case', id: of.caseId } : null;
}

/** Operations of the desk whose `id` is no complaint. */
const OTHER_IDS: ReadonlySet<OperationName> = new Set<OperationName>([
  'intake.draft', 'intake.saveDraft', 'intake.dropDraft', 'intake.agreeMediation', 'intake.failMediation', 'intake.followUpMediation', 'intake.escalateMediation',
  'intake.mediation', 'intake.lookMediation', 'intake.recordMediation',
]);

function matter(found: unknown): StaffSubject | null {
  if (typeof found !== 'object' || found === null || !('kind' in found) || !('id' in found) || typeof found.id !== 'number') return null;
  return found.kind === 'case' || found.kind === 'complaint' ? { kind: found.kind, id: found.id } : null;
}
