import type { AreaName, OperationName } from '#shared/contract/index.ts';
import type { EffectContext, OperationContext, QueryContext, WriteContext, AreaOperations } from './operation.ts';
import type { Outcome } from '#electron/ledger/ledger.ts';
import { attachmentsOperations } from './attachments/operations.ts';
import { backupsOperations } from './backups/operations.ts';
import { casesOperations } from './cases/operations.ts';
import { devicesOperations } from './devices/operations.ts';
import { clocksOperations } from './clocks/operations.ts';
import { employersOperations } from './employers/operations.ts';
import { identitiesOperations } from './identities/operations.ts';
import { updatesOperations } from './updates/operations.ts';
import { journalOperations } from './journal/operations.ts';
import { importsOperations } from './imports/operations.ts';
import { intakeOperations } from './intake/operations.ts';
import { outboxOperations } from './outbox/operations.ts';
import { papersOperations } from './papers/operations.ts';
import { peopleOperations } from './people/operations.ts';
import { reportsOperations } from './reports/operations.ts';
import { settingsOperations } from './settings/operations.ts';
import { vaultOperations } from './vault/operations.ts';
import { wagesOperations } from './wages/operations.ts';

/** An operation as the dispatcher sees it, after its arguments were validated by the contract. */
export type AnyHandler =
  | { readonly how: 'shell'; run(ctx: OperationContext, args: unknown): Promise<unknown> }
  | { readonly how: 'query'; run(ctx: QueryContext, args: unknown): Promise<unknown> }
  | { readonly how: 'effect'; run(ctx: EffectContext, args: unknown): Promise<unknown> }
  | { readonly how: 'write'; run(ctx: WriteContext, args: unknown): Promise<Outcome<unknown>> };

/** Each area registers in one place; the type makes every operation of the contract present exactly once. */
const areas: { readonly [A in AreaName]: AreaOperations<A> } = {
  settings: settingsOperations,
  backups: backupsOperations,
  people: peopleOperations,
  employers: employersOperations,
  wages: wagesOperations,
  vault: vaultOperations,
  intake: intakeOperations,
  cases: casesOperations,
  clocks: clocksOperations,
  identities: identitiesOperations,
  journal: journalOperations,
  updates: updatesOperations,
  imports: importsOperations,
  reports: reportsOperations,
  papers: papersOperations,
  outbox: outboxOperations,
  devices: devicesOperations,
  attachments: attachmentsOperations,
};

export function handlerOf(name: OperationName): AnyHandler {
  const [area, operation] = name.split('.') as [AreaName, string];
  const handlers = areas[area] as unknown as Readonly<Record<string, AnyHandler>>;
  const handler = handlers[operation];
  if (handler === undefined) throw new Error(`${name} stands in the contract but has no operation`);
  return handler;
}
