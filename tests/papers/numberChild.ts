import path from 'node:path';
import { approvePaper } from '#electron/areas/papers/approve.ts';
import { draftPaper } from '#electron/areas/papers/draft.ts';
import type { Services } from '#electron/areas/services.ts';
import { loadRulePacks } from '#electron/host/rulePacks.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { Vault } from '#electron/vault/vault.ts';
import type { VaultState } from '#electron/vault/vaultState.ts';
import { acceptance } from './contents.ts';
import { LEDGER_ID, openKeychain, writing } from './writing.ts';

/** A process of its own that drafts and approves papers of one class; a number a line on standard output. */
async function main(): Promise<void> {
  const [folder = '', resources = '', state = '', count = '0'] = process.argv.slice(2);
  const now = Date.UTC(2026, 10, 24);
  const ledger = await openLedger(folder, { now });
  const vault = await Vault.of(LEDGER_ID, JSON.parse(state) as VaultState, openKeychain);
  const services = { rulePacks: await loadRulePacks(path.join(resources, 'rulepacks')), vault: () => vault } as unknown as Services;
  for (let n = 0; n < Number(count); n += 1) {
    const paper = await writing(ledger, services, now, (act) => draftPaper(act, { kind: 'D04', subject: { kind: 'complaint', id: 1 }, employerId: null, label: '', content: acceptance }));
    const { number } = await writing(ledger, services, now, (act) => approvePaper(act, paper.id, paper.rowVersion));
    process.stdout.write(`${number}\n`);
  }
  await ledger.close();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
