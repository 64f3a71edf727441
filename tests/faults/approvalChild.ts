import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { refuse } from '#shared/messages/index.ts';
import { casesOperations } from '#electron/areas/cases/operations.ts';
import { approveTables } from '#electron/areas/reports/approve.ts';
import { submitTables } from '#electron/areas/reports/submit.ts';
import type { Services } from '#electron/areas/services.ts';
import { loadRulePacks } from '#electron/host/rulePacks.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { openKeyring } from '#electron/outbox/keyring.ts';

/*
 * A process that pays a fen, has the tables of the month checked and approves them, over and over until it is killed. On standard output, a line
 * each: `ready`; `approving <n>` before the n-th approval; and `<table> <revision> <digest>` for each revision that the approval gave back.
 */
const BOTH = ['wage-risk', 'major-cases'] as const;

async function main(): Promise<void> {
  const [folder = '', resources = '', month = '', caseId = ''] = process.argv.slice(2);
  const ledger = await openLedger(folder, { now: Date.now() });
  const keyring = await openKeyring(ledger, { protect: (secret) => Promise.resolve(secret), reveal: (sealed) => Promise.resolve(sealed) });
  const windowOnly = (): never => { throw refuse('operation.windowOnly', {}); };
  const actor = (staffNo: string, posts: Actor['posts']): Actor => ({ staffNo, name: '', posts });
  const services: Services = {
    version: '0', now: () => Date.now(), resources, rulePacks: await loadRulePacks(path.join(resources, 'rulepacks')), ledger: () => ledger, actor: () => actor('0009', ['handler']),
    files: { pathOf: windowOnly, written: windowOnly },
    desktop: { chooseFolder: windowOnly, chooseFiles: windowOnly, open: windowOnly, windowControl: windowOnly, quit: windowOnly, printers: windowOnly, view: windowOnly, endViews: windowOnly, shield: windowOnly, chooseTarget: windowOnly },
    press: { pdf: windowOnly, print: windowOnly }, keychain: null, keyring: () => keyring, vault: windowOnly, vaultKeeper: windowOnly, courier: windowOnly, workshop: { run: windowOnly, cancel: windowOnly }, announce: () => undefined,
  };
  process.stdout.write('ready\n');
  for (let n = 1; ; n += 1) {
    const now = Date.now();
    const payment = { paidAt: Date.UTC(2025, 2, 20), voucher: randomUUID(), fen: 1, kind: 'wage' as const };
    await ledger.command({ actor: services.actor(), now }, (w) => casesOperations.addPayment.run({ services, now, w, actor: services.actor(), ledger }, { id: Number(caseId), payment }));
    await submitTables({ ledger, actor: actor('0003', ['enforcementTracker']), now, services }, month, BOTH);
    process.stdout.write(`approving ${n}\n`);
    const frozen = await approveTables({ ledger, actor: actor('0001', ['captain']), now, services }, { month, tables: BOTH, reasonCode: 'late_data', lookedThrough: true });
    for (const one of frozen) process.stdout.write(`${one.table} ${one.revision} ${one.digest}\n`);
  }
}

void main();
