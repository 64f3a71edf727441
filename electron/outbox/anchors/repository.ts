import { createPublicKey, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import type { Reader, Writer } from '#electron/ledger/access.ts';

export interface AnchorRow { readonly id: number; readonly day: string; readonly seq: number; readonly digest: string; readonly made_at: number; readonly kid: string; readonly jws: string }

/** The entry under which each anchor is journalled. */
export const ANCHOR_OPERATION = 'journal.anchor';

export function allAnchors(reader: Reader): Promise<AnchorRow[]> {
  return reader.rows('SELECT id, day, seq, digest, made_at, kid, jws FROM journal_anchors ORDER BY id');
}

export function lastAnchor(reader: Reader): Promise<AnchorRow | undefined> {
  return reader.first('SELECT id, day, seq, digest, made_at, kid, jws FROM journal_anchors ORDER BY id DESC LIMIT 1');
}

export async function saveAnchor(w: Writer, row: AnchorRow): Promise<void> {
  await w.run('INSERT INTO journal_anchors (id, day, seq, digest, made_at, kid, jws) VALUES (?, ?, ?, ?, ?, ?, ?)', [row.id, row.day, row.seq, row.digest, row.made_at, row.kid, row.jws]);
}

export interface JournalHead { readonly seq: number; readonly digest: string; readonly entries: number }

export async function journalHead(reader: Reader): Promise<JournalHead> {
  const row = await reader.first<JournalHead>('SELECT seq, digest, (SELECT count(*) FROM journal) AS entries FROM journal ORDER BY seq DESC LIMIT 1');
  return row ?? { seq: 0, digest: '', entries: 0 };
}

/** Whether anything but anchors was journalled after an entry. */
export async function movedSince(reader: Reader, seq: number): Promise<boolean> {
  return (await reader.first('SELECT 1 FROM journal WHERE seq > ? AND operation <> ? LIMIT 1', [seq, ANCHOR_OPERATION])) !== undefined;
}

export async function digestAt(reader: Reader, seq: number): Promise<string | null> {
  return (await reader.first<{ digest: string }>('SELECT digest FROM journal WHERE seq = ?', [seq]))?.digest ?? null;
}

/** Numbers of the anchors that the journal knows of. */
export async function journalledAnchors(reader: Reader): Promise<ReadonlySet<number>> {
  const rows = await reader.rows<{ n: string }>('SELECT subject_id AS n FROM journal WHERE operation = ?', [ANCHOR_OPERATION]);
  return new Set(rows.map(({ n }) => Number(n)));
}

/** The ledger's own keys by thumbprint, retired ones too; a row whose name is not its thumbprint is none. */
export async function deviceKeys(reader: Reader): Promise<ReadonlyMap<string, KeyObject>> {
  const keys = new Map<string, KeyObject>();
  for (const { kid, public_jwk: text } of await reader.rows<{ kid: string; public_jwk: string }>('SELECT kid, public_jwk FROM device_keys')) {
    try {
      const jwk = JSON.parse(text) as Record<string, string>;
      if ((await calculateJwkThumbprint({ kty: 'OKP', crv: 'Ed25519', x: jwk['x'] ?? '' })) === kid) keys.set(kid, createPublicKey({ key: jwk, format: 'jwk' }));
    } catch {
      // no key; what it signed counts as unsigned
    }
  }
  return keys;
}
