import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createLedger } from '#electron/ledger/create.ts';
import { openLedger } from '#electron/ledger/open.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { openKeyring } from '#electron/outbox/keyring.ts';
import { PcSettings } from '#electron/host/pcSettings.ts';
import type { Host, Keyring, Services } from '#electron/areas/services.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { acting, testServices } from '../support/acting.ts';
import { at } from '../support/desk.ts';

export const PASSPHRASE = 'ABCD-EFGH-JKLM-NPQR-STUV-WXYZ';
export const DAY = 86_400_000;

/** A real ledger with keys on a PC of its own, the area's operations, and a clock that stands until the test moves it. */
export async function makePc(now = at('2026-11-24 09:42')) {
  const parent = await mkdtemp(path.join(tmpdir(), 'backup-test-'));
  const folder = path.join(parent, 'ledger');
  const home = path.join(parent, 'home');
  mkdirSync(home);
  const made = await createLedger(folder, { districtCode: '990101', districtName: '清河区', officer: { staffNo: '0001', name: '大队长' }, passphrase: PASSPHRASE, keychain: null, now });
  const clock = { now };
  const pc = new PcSettings(home);
  let ledger: Ledger = await openLedger(folder, { now });
  let keyring: Keyring = await openKeyring(ledger, null);
  const tokens = new Map<string, string>();
  const host: Host = {
    session: () => Promise.reject(new Error('not here')), restoreNewestBackup: () => Promise.reject(new Error('not here')), problemReport: () => Promise.reject(new Error('not here')),
    signIn: () => undefined, lock: () => undefined, signOut: () => undefined, locked: () => false, person: () => null, pin: () => null, keepPin: () => undefined, openWritten: () => Promise.resolve(),
    secondPlace: (ledgerId) => pc.secondPlace(ledgerId), keepSecondPlace: (ledgerId, place) => pc.keepSecondPlace(ledgerId, place),
    stopDailyWork: () => Promise.resolve(),
    async replaceLedger(work) {
      await ledger.close();
      try {
        return await work();
      } finally {
        ledger = await openLedger(folder, { now: clock.now });
        keyring = await openKeyring(ledger, null);
      }
    },
    async openLedger(next) {
      const opened = await openLedger(next, { now: clock.now });
      await ledger.close();
      ledger = opened;
      keyring = await openKeyring(ledger, null);
    },
  };
  const base = await testServices({ get ledger() { return ledger; }, folder, close: () => Promise.resolve() }, clock);
  const services: Services = {
    ...base, ledger: () => ledger, keyring: () => keyring, host,
    files: { pathOf: (token) => tokens.get(token) ?? base.files.pathOf(token), written: (file) => ({ token: 'w'.repeat(16), name: path.basename(file), folder: path.dirname(file) }) },
  };
  let entries = 0;
  return {
    parent, folder, home, pc, clock, services, ledgerId: made.ledgerId,
    ledger: () => ledger,
    backups: acting('backups', services),
    token(file: string) {
      const token = `token-${tokens.size}-${'x'.repeat(16)}`;
      tokens.set(token, file);
      return { token, name: path.basename(file), size: 1 };
    },
    /** One more journal entry, so that a new backup differs from the one before. */
    async work() {
      entries += 1;
      await ledger.command({ actor: services.actor(), now: clock.now }, async (w) => {
        await w.run('INSERT INTO streets (code, name) VALUES (?, ?)', [String(990101000 + entries), `街道${entries}`]);
        return { value: undefined, entry: { operation: 'settings.setStreetName', subject: { kind: 'street', id: String(entries), label: `街道${entries}` }, summary: `登记街道${entries}`, changes: { entries } }, topics: [] };
      });
    },
    async close() {
      await ledger.close();
      await rm(parent, { recursive: true, force: true });
    },
  };
}

export type Pc = Awaited<ReturnType<typeof makePc>>;
