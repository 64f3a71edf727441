import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLedgerFile } from '#electron/ledger/open.ts';
import { writeMeta } from '#electron/ledger/meta.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import { writeVaultState } from '#electron/vault/stateRepository.ts';
import { TEST_VAULT } from './vault.ts';

/** The sample district's first officer. */
export const CAPTAIN: Actor = { staffNo: '0001', name: '大队长', posts: ['handler', 'enforcementTracker', 'captain'] };

export interface TestLedger {
  readonly ledger: Ledger;
  readonly folder: string;
  close(): Promise<void>;
}

/** An empty ledger of the sample district in a folder of its own, as a new one begins. */
export async function makeLedger(): Promise<TestLedger> {
  const parent = await mkdtemp(path.join(tmpdir(), 'ledger-test-'));
  const folder = path.join(parent, 'ledger');
  const ledger = await createLedgerFile(folder, { now: 0 });
  await ledger.transaction(async (w) => {
    await writeMeta(w, { ledgerId: '11111111-2222-4333-8444-555555555555', districtCode: '990101', districtName: '清河区', createdAt: 0 });
    await writeVaultState(w, TEST_VAULT);
    await w.insert('officers', { staff_no: CAPTAIN.staffNo, name: CAPTAIN.name, posts: JSON.stringify(CAPTAIN.posts), created_at: 0 });
    return { commit: true };
  });
  return { ledger, folder, close: async () => { await ledger.close(); await rm(parent, { recursive: true, force: true }); } };
}
