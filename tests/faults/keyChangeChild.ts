import { beginKeyChange, finishKeyChange } from '#electron/areas/vault/changeKey.ts';
import { SYSTEM } from '#electron/ledger/journal.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { VaultKeeper } from '#electron/vault/keeper.ts';

/*
 * A process that changes the key of a ledger's vault again and again until it is killed. It acknowledges on standard output, a line each: `ready`, then
 * `begun` and `changed` of each change.
 */
async function main(): Promise<void> {
  const [folder = '', passphrase = ''] = process.argv.slice(2);
  const ledger = await openLedger(folder, { now: Date.now() });
  const keeper = await VaultKeeper.open(ledger, { protect: (secret) => Promise.resolve(Uint8Array.from(secret)), reveal: (kept) => Promise.resolve(Uint8Array.from(kept)) });
  process.stdout.write('ready\n');
  for (;;) {
    const acting = { ledger, keeper, actor: SYSTEM, now: Date.now() };
    if (keeper.vault.keys.retiring === null) await beginKeyChange(acting, passphrase);
    process.stdout.write('begun\n');
    await finishKeyChange(acting, () => undefined, 7);
    process.stdout.write('changed\n');
  }
}

void main();
