import type { TableName } from '#shared/rules/tables/types.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { MonthDraft, TableDraft } from './draft/types.ts';
import { latestFrozen, type FrozenTable } from './frozen.ts';
import { lastSubmission, type Submission } from './repository/submissions.ts';

export type StateName = 'draft' | 'submitted' | 'approved' | 'changed-since';

/** How far one table of a month has come. */
export interface TableState {
  readonly draft: TableDraft;
  readonly latest: FrozenTable | undefined;
  /** Checked and waiting for the captain. */
  readonly waiting: Submission | undefined;
  /** What was checked is not what the ledger gives any more. */
  readonly stale: boolean;
  /** Handed back, and not checked again since. */
  readonly returned: Submission | undefined;
  readonly state: StateName;
  /** Number that the next revision will have. */
  readonly next: number;
}

export async function stateOf(reader: Reader, month: MonthDraft, table: TableName): Promise<TableState> {
  const draft = month.tables[table];
  const [latest, submission] = [await latestFrozen(reader, table, month.month), await lastSubmission(reader, table, month.month)];
  const waiting = submission?.state === 'waiting' ? submission : undefined;
  const stale = waiting !== undefined && waiting.content_sha256 !== draft.digest;
  return { draft, latest, waiting, stale, returned: submission?.state === 'returned' ? submission : undefined, state: stateName(draft, latest, waiting !== undefined && !stale), next: (latest?.head.revision ?? 0) + 1 };
}

function stateName(draft: TableDraft, latest: FrozenTable | undefined, checked: boolean): StateName {
  if (latest?.contentDigest === draft.digest) return 'approved';
  if (checked) return 'submitted';
  return latest === undefined ? 'draft' : 'changed-since';
}
