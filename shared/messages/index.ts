import { attachmentsMessages } from './attachments.ts';
import { backupsMessages } from './backups.ts';
import { casesMessages } from './cases.ts';
import { clocksMessages } from './clocks.ts';
import { cliMessages } from './cli.ts';
import { devicesMessages } from './devices.ts';
import { employersMessages } from './employers.ts';
import { identitiesMessages } from './identities.ts';
import { importsMessages } from './imports.ts';
import { journalMessages } from './journal.ts';
import { intakeMessages } from './intake.ts';
import { ledgerMessages } from './ledger.ts';
import { outboxMessages } from './outbox.ts';
import { papersMessages } from './papers.ts';
import { peopleMessages } from './people.ts';
import { Refusal } from './refusal.ts';
import { reportsMessages } from './reports.ts';
import { settingsMessages } from './settings.ts';
import { vaultMessages } from './vault.ts';
import { updatesMessages } from './updates.ts';
import { wagesMessages } from './wages.ts';

/** Every sentence that a person reads from an error or a state, by code. One file an area. */
export const catalogue = {
  ...identitiesMessages, ...vaultMessages,
  ...backupsMessages,
  ...journalMessages,
  ...updatesMessages,
  ...intakeMessages,
  ...ledgerMessages, ...settingsMessages, ...peopleMessages, ...employersMessages, ...wagesMessages, ...casesMessages, ...clocksMessages, ...importsMessages, ...reportsMessages, ...outboxMessages, ...papersMessages, ...cliMessages,
  ...devicesMessages,
  ...attachmentsMessages,
};

export type MessageCode = keyof typeof catalogue;
type Params<C extends MessageCode> = Parameters<(typeof catalogue)[C]>[0];

/**
 * Builds the refusal of a code; the caller throws it.
 * @example throw refuse('ledger.notFound', { what: '这个单位' });
 */
export function refuse<C extends MessageCode>(code: C, params: Params<C>, options: { field?: string; data?: Record<string, unknown> } = {}): Refusal {
  const words = catalogue[code] as (p: Params<C>) => { message: string; todo: string };
  return new Refusal(code, words(params), options);
}

export { Refusal } from './refusal.ts';
