import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { refuse } from '#shared/messages/index.ts';
import type { Services } from '#electron/areas/services.ts';
import type { Reader, Writer } from '#electron/ledger/access.ts';
import { assertSeen } from '#electron/ledger/seen.ts';
import { readCityKeys, type CityKeys } from './cityKeyFile.ts';
import { activeDeviceKey } from './keyRepository.ts';

export interface PinnedCityKey extends CityKeys { readonly pinnedAt: number }

/** The pinned key, or null while there is none: then nothing is sent, for no receipt could be verified. */
export async function pinnedCityKey(reader: Reader): Promise<PinnedCityKey | null> {
  const row = await reader.first<{ thumbprint: string; kid: string; jwk: string; encryption_jwk: string; pinned_at: number }>(
    'SELECT thumbprint, kid, jwk, encryption_jwk, pinned_at FROM city_keys WHERE retired_at IS NULL ORDER BY pinned_at DESC LIMIT 1',
  );
  if (row === undefined) return null;
  const jwkOf = (text: string): Record<string, string> => JSON.parse(text) as Record<string, string>;
  return {
    thumbprint: row.thumbprint, kid: row.kid, jwk: jwkOf(row.jwk), encryptionJwk: row.encryption_jwk === '' ? null : jwkOf(row.encryption_jwk), pinnedAt: row.pinned_at,
  };
}

const LARGEST_FILE = 65_536;

/**
 * Pins the city's public key from its enrolment file (plain JWK or JWK set). A key that it replaces is retired, never forgotten. Refuses with
 * `outbox.badKeyFile` (also this installation's own key) or `outbox.fileUnreadable`; pinning the same file again changes nothing.
 * @param seen fingerprint of the key that the officer saw pinned, empty for none; another one that was pinned meanwhile is refused. Null: whichever stands
 */
export async function pinCityKeyFile(services: Services, file: string, seen: string | null = null): Promise<{ kid: string; thumbprint: string }> {
  const name = path.basename(file);
  const keys = await readCityKeys(await readSmall(file, name));
  if ('why' in keys) throw refuse('outbox.badKeyFile', { name, why: keys.why });
  const ledger = services.ledger();
  const own = await activeDeviceKey(ledger.reader);
  if (own?.publicJwk.x === keys.jwk['x']) throw refuse('outbox.badKeyFile', { name, why: '这是本机自己的登记文件' });
  const actor = services.actor();
  const now = services.now();
  return ledger.command({ actor, now }, async (w) => {
    const before = await pinnedCityKey(w);
    const same = before !== null && before.thumbprint === keys.thumbprint && before.kid === keys.kid && JSON.stringify(before.encryptionJwk) === JSON.stringify(keys.encryptionJwk);
    if (seen !== null) await assertSeen(w, '支队公钥', { kind: 'cityKey', id: before?.thumbprint ?? '' }, { seen: { key: seen }, now: { key: before?.thumbprint ?? '' }, wish: { key: keys.thumbprint } });
    if (!same) await pin(w, keys, actor.staffNo, now);
    const replaced = before !== null && before.thumbprint !== keys.thumbprint ? `，替换原公钥 ${before.thumbprint}` : '';
    return {
      value: { kid: keys.kid, thumbprint: keys.thumbprint },
      entry: same ? null : {
        operation: 'settings.pinCityKey', subject: { kind: 'cityKey', id: keys.thumbprint, label: '支队公钥' },
        summary: `登记支队公钥，指纹 ${keys.thumbprint}${keys.encryptionJwk === null ? '' : '，含加密公钥'}${replaced}`,
        changes: { before: before?.thumbprint ?? null, after: keys },
      },
      topics: ['settings', 'outbox', 'journal'],
    };
  });
}

async function pin(w: Writer, keys: CityKeys, staffNo: string, now: number): Promise<void> {
  await w.run('UPDATE city_keys SET retired_at = ? WHERE retired_at IS NULL AND thumbprint <> ?', [now, keys.thumbprint]);
  await w.run(
    `INSERT INTO city_keys (thumbprint, kid, jwk, encryption_jwk, pinned_at, pinned_by) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (thumbprint) DO UPDATE SET kid = excluded.kid, jwk = excluded.jwk, encryption_jwk = excluded.encryption_jwk, pinned_at = excluded.pinned_at,
       pinned_by = excluded.pinned_by, retired_at = NULL`,
    [keys.thumbprint, keys.kid, JSON.stringify(keys.jwk), keys.encryptionJwk === null ? '' : JSON.stringify(keys.encryptionJwk), now, staffNo],
  );
}

async function readSmall(file: string, name: string): Promise<string> {
  const facts = await stat(file).catch(() => null);
  if (facts === null || !facts.isFile()) throw refuse('outbox.fileUnreadable', { path: file });
  if (facts.size > LARGEST_FILE) throw refuse('outbox.badKeyFile', { name, why: '文件太大' });
  return readFile(file, 'utf8').catch(() => { throw refuse('outbox.fileUnreadable', { path: file }); });
}
