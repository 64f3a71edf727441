import { accounts } from './accounts.ts';
import { balances } from './balances.ts';
import { cases } from './cases.ts';
import { complaintWorkers } from './complaintWorkers.ts';
import { court } from './court.ts';
import { employers } from './employers.ts';
import { followups } from './followups.ts';
import { gridreports } from './gridreports.ts';
import { headcounts } from './headcounts.ts';
import { insurance } from './insurance.ts';
import { major } from './major.ts';
import { payments } from './payments.ts';
import { payroll } from './payroll.ts';
import { workers } from './workers.ts';
import type { BatchKindName, ImportKind, ListKind } from './types.ts';

/** All import kinds, parents before what hangs on them: rows that wait are matched in this order. */
export const importKinds: readonly ListKind[] = [employers, accounts, cases, court, insurance, headcounts, gridreports, balances, payroll, payments, major, followups, workers];

const byName = new Map<BatchKindName, ImportKind>(importKinds.map((kind) => [kind.kind, kind]));

/** A kind by its name. Of one that hangs on a record, without that record: enough to show a batch of it or to take it back. */
export function kindOf(name: BatchKindName): ImportKind {
  const kind = byName.get(name) ?? (name === 'complaintWorkers' ? complaintWorkers({ id: 0, receiptNo: '' }) : undefined);
  if (kind === undefined) throw new Error(`no such import kind: ${name}`);
  return kind;
}
