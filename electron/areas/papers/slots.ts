import { completeContent } from '#shared/papers/fields.ts';
import type { Act } from '#shared/rules/posts/acts.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import { signersOf } from './access.ts';
import { knownKind } from './draft.ts';
import { frameOf } from './frame.ts';
import type { Services } from '#electron/areas/services.ts';
import { mayPaper } from './permission.ts';
import type { PaperRow } from './repository/papers.ts';
import { slotsOf } from './view.ts';

/** A place to sign: the parties' own, or an officer's, who signs there only in person. `may`: whether the one who asks may have it signed. */
export interface Slot { readonly slot: string; readonly label: string; readonly officer: boolean; readonly may: boolean }

/** The act that a place to sign belongs to: parties sign before whoever writes the paper. */
export function slotActs(row: Pick<PaperRow, 'kind'>, slot: string): readonly Act[] {
  const { acts, officers } = knownKind(row.kind);
  return acts[officers?.[slot] ?? 'write'];
}

/** Places to sign of a final paper, the same whatever the content says. */
export async function slotsIn(asking: { readonly reader: Reader; readonly actor: Actor; readonly now: number; readonly services: Pick<Services, 'rulePacks'> }, row: PaperRow): Promise<Slot[]> {
  const kind = knownKind(row.kind);
  const frame = await frameOf(asking.reader, asking.services, { subjectKind: row.subject_kind, subjectId: row.subject_id, draftedBy: row.drafted_by }, null, asking.now);
  return Promise.all(slotsOf(kind.layout(completeContent(kind.fields, {}), frame)).map(async ({ slot, label }) => ({
    slot, label, officer: kind.officers?.[slot] !== undefined, may: await mayPaper(asking, { kind: row.subject_kind, id: row.subject_id }, slotActs(row, slot)),
  })));
}

/** Under which names a party signs: of a sealed paper only the pseudonyms of its record, so that nobody's own name stands beside it. Null: any. */
export async function partyNames(reader: Reader, row: PaperRow, now: number): Promise<readonly string[] | null> {
  return row.sealed === 1 ? signersOf(reader, row, now) : null;
}
