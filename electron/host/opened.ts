import type { Ledger } from '#electron/ledger/ledger.ts';
import { readMeta, readSetting, type LedgerMeta } from '#electron/ledger/meta.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import { refuse } from '#shared/messages/index.ts';
import type { Courier, Keyring } from '#electron/areas/services.ts';

/** An open ledger with all that lives and dies with it. */
export interface OpenLedger {
  readonly ledger: Ledger;
  readonly meta: LedgerMeta;
  readonly officer: Actor;
  readonly demo: boolean;
  readonly openedAt: number;
  /** Number of the database file on its disk: another file in its place is another ledger. */
  readonly inode: number;
  readonly keyring: Keyring;
  readonly courier: Courier;
}

/** What the ledger itself tells a session. Until accounts come, the acting officer is the one who was entered at first run. */
export async function readIdentity(ledger: Ledger): Promise<Pick<OpenLedger, 'meta' | 'officer' | 'demo'>> {
  const meta = await readMeta(ledger.reader);
  const row = await ledger.reader.first<{ staff_no: string; name: string; posts: string }>('SELECT staff_no, name, posts FROM officers WHERE active = 1 ORDER BY id LIMIT 1');
  if (row === undefined) throw refuse('ledger.noOfficer', { staffNo: '' });
  const posts: unknown = JSON.parse(row.posts);
  if (!Array.isArray(posts)) throw new Error('posts of the officer are no list');
  return {
    meta,
    officer: { staffNo: row.staff_no, name: row.name, posts: posts.map(String) },
    demo: (await readSetting(ledger.reader, 'demo', '')) !== '',
  };
}
