import type { Keychain, Services } from '#electron/areas/services.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import type { PaperAct } from '#electron/areas/papers/draft.ts';

/** A keychain that keeps what it is given as it is. */
export const openKeychain: Keychain = { protect: (secret) => Promise.resolve(Uint8Array.from(secret)), reveal: (kept) => Promise.resolve(Uint8Array.from(kept)) };
export const LEDGER_ID = '11111111-2222-4333-8444-555555555555';
const CAPTAIN: Actor = { staffNo: '0001', name: '大队长', posts: ['handler', 'enforcementTracker', 'captain'] };

/** One write in a transaction with a journal entry, as an operation does it. */
export function writing<T>(ledger: Ledger, services: Services, now: number, work: (act: PaperAct) => Promise<T>, actor: Actor = CAPTAIN): Promise<T> {
  return ledger.command({ actor, now }, async (w) => ({ value: await work({ w, now, actor, services }), entry: { operation: 'test', subject: { kind: 'test', id: '1', label: '' }, summary: '', changes: {} }, topics: [] }));
}
