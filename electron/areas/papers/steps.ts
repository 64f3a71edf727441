import { approvalProblems, type Content } from '#shared/papers/fields.ts';
import type { Act } from '#shared/rules/posts/acts.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import type { Services } from '#electron/areas/services.ts';
import type { PaperKind } from '#electron/papers/kinds/kind.ts';
import { knownKind, type PaperSubject } from './draft.ts';
import { separationProblem, whyNotPaper } from './permission.ts';
import { contentOf } from './sealing.ts';
import type { PaperRow } from './repository/papers.ts';

interface Asking { readonly reader: Reader; readonly actor: Actor; readonly now: number; readonly services: Services }

/** Whether the record makes (or voids) such a paper by its own steps. */
export function madeByRecord({ byRecord }: PaperKind, subject: string, step: 'make' | 'void', content: () => Content): boolean {
  return typeof byRecord === 'function' ? byRecord(subject, step, content) : byRecord === true;
}

/** What an officer may do with one paper: empty where it may be done now, else why not in a sentence. The screen offers by this what the operations would not refuse. */
export interface PaperSteps { readonly edit: string; readonly review: string; readonly giveBack: string; readonly approve: string; readonly issue: string; readonly void: string }

const BY_RECORD = '这份文书随记录办理：请在它所属的投诉或案件里办理。';

export async function stepsOfPaper(asking: Asking, row: PaperRow): Promise<PaperSteps> {
  const kind = knownKind(row.kind);
  const { write, review, approve } = kind.acts;
  const subject: PaperSubject = { kind: row.subject_kind, id: row.subject_id };
  const why = async (acts: readonly Act[], deed: 'review' | 'approve' | null = null): Promise<string> =>
    (await whyNotPaper(asking, subject, acts)) ?? (deed === null ? null : await separationProblem(asking, asking.services, row, deed)) ?? '';
  const readable = row.sealed === 0 || asking.services.vaultKeeper().standing === 'open';
  const made = (step: 'make' | 'void'): boolean => readable && madeByRecord(kind, row.subject_kind, step, () => contentOf(asking.services, row));
  const own = made('make');
  // A step that the kind does not have is refused by what the kind is.
  const edit = await why(write);
  return {
    edit, issue: edit, review: own ? BY_RECORD : review.length === 0 ? '这种文书不用审核。' : await why(review, 'review'), giveBack: own ? BY_RECORD : await why([...review, ...approve]),
    approve: own ? BY_RECORD : (await why(approve, 'approve')) || (edit !== '' && readable && row.approved_at === null ? lackOf(kind, contentOf(asking.services, row)) : ''), void: made('void') ? BY_RECORD : await why(row.approved_at === null ? [...write, ...approve] : approve),
  };
}

/** What a draft still lacks, told to whoever cannot fill it in; the writer sees it beside the fields. */
function lackOf(kind: PaperKind, content: Content): string {
  const problems = approvalProblems(kind.fields, content);
  return problems.length === 0 ? '' : `还缺：${problems.slice(0, 4).map(({ label }) => label).join('、')}；请起草人补齐后再批。`;
}
