import { accounts } from './accounts.ts';
import { balances } from './balances.ts';
import { cases } from './cases.ts';
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
import type { ImportKind, ImportKindName } from './types.ts';

/** All import kinds, parents before what hangs on them: rows that wait are matched in this order. */
export const importKinds: readonly ImportKind[] = [employers, accounts, cases, court, insurance, headcounts, gridreports, balances, payroll, payments, major, followups, workers];

const byName = new Map(importKinds.map((kind) => [kind.kind, kind]));

export function kindOf(name: ImportKindName): ImportKind {
  const kind = byName.get(name);
  if (kind === undefined) throw new Error(`no such import kind: ${name}`);
  return kind;
}
