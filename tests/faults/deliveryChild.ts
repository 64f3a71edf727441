import { openLedger } from '#electron/ledger/open.ts';
import { CITY_LIMITS } from '#electron/outbox/cityClient.ts';
import { RunningCourier } from '#electron/outbox/courier.ts';
import { openKeyring } from '#electron/outbox/keyring.ts';
import { outboxRows } from '#electron/outbox/repository.ts';

/*
 * A process that delivers a ledger's outbox until it is killed. It acknowledges on standard output, a line each: `ready` when the courier runs, and
 * the serial of each revision that it has found delivered in the ledger.
 */
async function main(): Promise<void> {
  const [folder = '', passphrase = ''] = process.argv.slice(2);
  const ledger = await openLedger(folder, { now: Date.now() });
  const keyring = await openKeyring(ledger, null);
  await keyring.unlock(passphrase);
  const told = new Set<string>();
  const tell = async (): Promise<void> => {
    for (const row of await outboxRows(ledger.reader)) {
      if (row.state !== 'delivered' || told.has(row.serial)) continue;
      told.add(row.serial);
      process.stdout.write(`${row.serial}\n`);
    }
  };
  ledger.onChange(() => void tell());
  process.stdout.write('ready\n');
  const courier = new RunningCourier({
    ledger, keyring, limits: CITY_LIMITS, now: () => Date.now(), chance: () => 0.5, changed: () => undefined,
    after(ms, run) {
      const timer = setTimeout(run, Math.min(ms, 50)); // looks more often than a product does; what is due decides
      return () => clearTimeout(timer);
    },
  });
  process.once('SIGTERM', () => void courier.stop().then(() => ledger.close()).then(() => process.exit(0)));
  await tell();
}

void main();
