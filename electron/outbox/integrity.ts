import { createPublicKey, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, compactVerify, decodeProtectedHeader } from 'jose';
import type { Reader } from '#electron/ledger/access.ts';
import type { IntegrityCheck } from '#electron/ledger/integrity.ts';
import { readReceipt } from './receipts.ts';
import { jwsDigest } from './signing.ts';

interface Row { serial: string; payload: string; jws: string; jws_digest: string; state: string; receipt_jws: string }

/**
 * The outbox's own part of a verification: our key is what its name says; every signed text is the frozen payload under our signature; every kept receipt
 * is signed by a key of the city that is or was pinned, and is for that very text. Changes nothing and needs no opened key.
 */
export async function checkOutbox(reader: Reader): Promise<IntegrityCheck[]> {
  const device = await keysOf(reader, 'SELECT kid AS name, public_jwk AS jwk FROM device_keys');
  const city = await keysOf(reader, 'SELECT thumbprint AS name, jwk FROM city_keys');
  const faults: string[] = [];
  const ids = await reader.rows<{ id: number }>(`SELECT id FROM outbox WHERE jws <> '' ORDER BY id`);
  for (const { id } of ids) {
    const row = await reader.first<Row>('SELECT v.serial, v.payload, o.jws, o.jws_digest, o.state, o.receipt_jws FROM outbox o JOIN report_revisions v ON v.id = o.revision_id WHERE o.id = ?', [id]);
    if (row === undefined) continue;
    if (!(await isOurs(row, device.keys))) faults.push(`${row.serial} 的签名或内容被改动`);
    if (row.state === 'delivered' && !(await isTheirs(row, city.keys))) faults.push(`${row.serial} 的回执核验不通过`);
  }
  return [
    { check: 'keys', ok: device.wrong === 0 && city.wrong === 0 && device.keys.size > 0, detail: keyWords(device, city) },
    { check: 'outbox', ok: faults.length === 0, detail: faults.length === 0 ? `上报 ${ids.length} 份，签名与回执核验无误` : faults.slice(0, 10).join('；') },
  ];
}

interface Keys { readonly keys: ReadonlyMap<string, KeyObject>; readonly wrong: number }

/** Keys by thumbprint; `wrong` counts those whose name is not their thumbprint or that are no keys. */
async function keysOf(reader: Reader, sql: string): Promise<Keys> {
  const keys = new Map<string, KeyObject>();
  let wrong = 0;
  for (const { name, jwk } of await reader.rows<{ name: string; jwk: string }>(sql)) {
    try {
      const parsed = JSON.parse(jwk) as Record<string, string>;
      if ((await calculateJwkThumbprint({ kty: 'OKP', crv: 'Ed25519', x: parsed['x'] ?? '' })) !== name) throw new Error('thumbprint');
      keys.set(name, createPublicKey({ key: parsed, format: 'jwk' }));
    } catch {
      wrong += 1;
    }
  }
  return { keys, wrong };
}

function keyWords(device: Keys, city: Keys): string {
  if (device.keys.size === 0) return '没有本机签名密钥';
  if (device.wrong + city.wrong > 0) return `${device.wrong + city.wrong} 把公钥与其名称不符`;
  return `本机签名密钥完好；支队公钥 ${city.keys.size} 把`;
}

async function isOurs(row: Row, keys: ReadonlyMap<string, KeyObject>): Promise<boolean> {
  return row.jws_digest === jwsDigest(row.jws) && (await payloadUnder(row.jws, keys)) === row.payload;
}

async function isTheirs(row: Row, keys: ReadonlyMap<string, KeyObject>): Promise<boolean> {
  return readReceipt(row.receipt_jws)?.digest === row.jws_digest && (await payloadUnder(row.receipt_jws, keys)) !== null;
}

/** The payload text where one of the keys signed it, the one that the header names first; else null. */
async function payloadUnder(jws: string, keys: ReadonlyMap<string, KeyObject>): Promise<string | null> {
  const named = keys.get(kidOf(jws));
  for (const key of named === undefined ? keys.values() : [named]) {
    const verified = await compactVerify(jws, key, { algorithms: ['EdDSA'] }).catch(() => null);
    if (verified !== null) return new TextDecoder().decode(verified.payload);
  }
  return null;
}

function kidOf(jws: string): string {
  try {
    return decodeProtectedHeader(jws).kid ?? '';
  } catch {
    return '';
  }
}
