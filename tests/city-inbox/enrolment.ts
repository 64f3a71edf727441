import { createPublicKey } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { calculateJwkThumbprint } from 'jose';
import { CityProblem } from './problems.ts';
import type { CityStore } from './store.ts';

/** Reads a district's enrolment file: a plain Ed25519 JWK whose kid is its thumbprint. */
export async function readDistrictKey(text: string): Promise<{ kid: string; jwk: Record<string, string> }> {
  const value = parse(text);
  const { kty, crv, x, kid } = value;
  if (kty !== 'OKP' || crv !== 'Ed25519' || typeof x !== 'string' || 'd' in value) throw new CityProblem(422, '不是区（县）的登记文件', '应为 Ed25519 公钥的 JWK');
  const jwk = { kty: 'OKP', crv: 'Ed25519', x };
  createPublicKey({ key: jwk, format: 'jwk' });
  const thumbprint = await calculateJwkThumbprint(jwk);
  if (kid !== undefined && kid !== thumbprint) throw new CityProblem(422, '登记文件的 kid 与公钥不符');
  return { kid: thumbprint, jwk };
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/**
 * Enrols the key of a file. Whose it is tells `CODE=FILE`, else the six digits at the beginning of the file's name; where neither tells, the key belongs to
 * the district under whose name it is first heard.
 */
export async function enrolFile(store: CityStore, wish: string, now: number): Promise<void> {
  const explicit = /^([0-9]{6})=(.+)$/s.exec(wish);
  const file = explicit?.[2] ?? wish;
  const districtCode = explicit?.[1] ?? /^([0-9]{6})(?![0-9])/.exec(path.basename(file))?.[1] ?? '';
  const key = await readDistrictKey(await readFile(file, 'utf8'));
  await store.enrol({ ...key, districtCode }, new Date(now).toISOString());
}

/** Enrols whatever lies in the data folder's `districts/`. */
export async function enrolFolder(store: CityStore, folder: string, now: number): Promise<void> {
  const names = await readdir(folder).catch(() => [] as string[]);
  for (const name of names.filter((one) => one.endsWith('.json')).sort()) await enrolFile(store, path.join(folder, name), now);
}
