import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createPublicKey, verify } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { calculateJwkThumbprint } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLedger, type NewLedger } from '#electron/ledger/create.ts';
import { firstBrokenEntry } from '#electron/ledger/journalChain.ts';
import { readMeta } from '#electron/ledger/meta.ts';
import { openLedger } from '#electron/ledger/open.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { openKeyring } from '#electron/outbox/keyring.ts';
import { unwrapSecret } from '#electron/outbox/wrap.ts';
import type { Keychain } from '#electron/areas/services.ts';

const NOW = Date.UTC(2025, 3, 1);
const wish: NewLedger = { districtCode: '990101', districtName: '清河区', officer: { staffNo: '0001', name: '大队长' }, passphrase: '', keychain: null, now: NOW };

let parent: string;
let folder: string;
const open: Ledger[] = [];

beforeEach(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'keyring-'));
  folder = path.join(parent, 'a', 'ledger');
});
afterEach(async () => {
  for (const ledger of open.splice(0)) await ledger.close();
  await rm(parent, { recursive: true, force: true });
});

async function reopen(): Promise<Ledger> {
  const ledger = await openLedger(folder, { now: NOW });
  open.push(ledger);
  return ledger;
}

/** A keychain that reverses bits: enough to tell what went through it. */
function keychainOf(account: number): Keychain {
  const turn = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => byte ^ account);
  return {
    protect: (secret) => Promise.resolve(turn(secret)),
    reveal: (sealed) => Promise.resolve(turn(sealed)),
  };
}

async function bytesBelow(root: string): Promise<Buffer> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return Buffer.concat(await Promise.all(files.map((file) => readFile(file))));
}

describe('a new ledger', () => {
  it('holds its identity, its officer in all posts, its key and its first journal entry', async () => {
    const created = await createLedger(folder, wish);
    const ledger = await reopen();
    expect(await readMeta(ledger.reader)).toEqual({ ledgerId: created.ledgerId, districtCode: '990101', districtName: '清河区', createdAt: NOW });
    const officers = await ledger.reader.rows<{ staff_no: string; posts: string }>('SELECT staff_no, posts FROM officers');
    expect(officers).toHaveLength(1);
    expect(JSON.parse(officers[0]?.posts ?? '')).toEqual(['handler', 'legalReviewer', 'enforcementTracker', 'captain', 'intakeClerk', 'archivist']);
    expect(await ledger.reader.rows('SELECT seq, staff_no, operation FROM journal')).toEqual([{ seq: 1, staff_no: '0001', operation: 'settings.createLedger' }]);
    expect(await firstBrokenEntry(ledger.reader)).toBeNull();
    expect((await readdir(folder)).filter((name) => !name.startsWith('ledger.sqlite')).sort()).toEqual(['attachments', 'backups', 'outbox', 'refused']);
  });

  it('makes up a passphrase of 120 bits only where none was given', async () => {
    const created = await createLedger(folder, wish);
    expect(created.recoveryPassphrase).toMatch(/^([2-9A-HJ-NP-Z]{4}-){5}[2-9A-HJ-NP-Z]{4}$/);
    expect((await createLedger(path.join(parent, 'b'), { ...wish, passphrase: '保险柜里的 口令' })).recoveryPassphrase).toBeNull();
  });

  it('names its key by the thumbprint and publishes nothing but the public half', async () => {
    const { publicKeyJwk } = await createLedger(folder, wish);
    expect(Object.keys(publicKeyJwk).sort()).toEqual(['crv', 'kid', 'kty', 'x']);
    expect(publicKeyJwk['kid']).toBe(await calculateJwkThumbprint({ kty: 'OKP', crv: 'Ed25519', x: String(publicKeyJwk['x']) }));
  });

  it('refuses a folder in which something lies, and leaves it as it was', async () => {
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'letter.txt'), 'x');
    await expect(createLedger(folder, wish)).rejects.toMatchObject({ code: 'ledger.alreadyThere' });
    expect(await readdir(folder)).toEqual(['letter.txt']);
    await expect(createLedger(path.join(folder, 'letter.txt', 'under'), wish)).rejects.toMatchObject({ code: 'ledger.folderReadOnly' });
  });

  it('is never made over another one, and of two at once one is made', async () => {
    const results = await Promise.allSettled([createLedger(folder, wish), createLedger(folder, wish)]);
    const made = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.ledgerId] : []));
    expect(made).toHaveLength(1);
    const ledger = await reopen();
    expect((await readMeta(ledger.reader)).ledgerId).toBe(made[0]);
    await expect(createLedger(folder, wish)).rejects.toMatchObject({ code: 'ledger.alreadyThere' });
  });

  it('leaves nothing behind when it fails, whatever was there before', async () => {
    const broken: NewLedger = { ...wish, officer: { staffNo: '0001', name: null as unknown as string } };
    await expect(createLedger(folder, broken)).rejects.toThrow();
    expect(await readdir(parent)).toEqual([]);
    await mkdir(folder, { recursive: true });
    await expect(createLedger(folder, broken)).rejects.toThrow();
    expect(await readdir(folder)).toEqual([]);
  });

  it('goes on in a folder where an attempt was killed', async () => {
    await mkdir(path.join(folder, '.making-0011', 'attachments'), { recursive: true });
    await writeFile(path.join(folder, '.making-0011', 'ledger.sqlite'), 'half');
    await mkdir(path.join(folder, 'outbox'));
    await createLedger(folder, wish);
    expect((await readdir(folder)).some((name) => name.startsWith('.making'))).toBe(false);
    await reopen();
  });
});

describe('the keyring', () => {
  it('opens with the passphrase, also as a tired person types it, and signs', async () => {
    const { recoveryPassphrase, publicKeyJwk } = await createLedger(folder, wish);
    const keyring = await openKeyring(await reopen(), null);
    expect(keyring.unlocked()).toBe(false);
    await expect(keyring.sign('{}')).rejects.toMatchObject({ code: 'outbox.keyLocked' });
    await keyring.unlock(` ${(recoveryPassphrase ?? '').toLowerCase().replaceAll('-', ' ')} `);
    const jws = await keyring.sign('{"a":"清河区"}');
    const [head = '', body = '', signature = ''] = jws.split('.');
    expect(Buffer.from(head, 'base64url').toString()).toBe(`{"alg":"EdDSA","kid":"${keyring.kid}"}`);
    expect(Buffer.from(body, 'base64url').toString()).toBe('{"a":"清河区"}');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: String(publicKeyJwk['x']) }, format: 'jwk' });
    expect(verify(null, Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
  });

  it('refuses a wrong passphrase in plain words and stays closed', async () => {
    await createLedger(folder, { ...wish, passphrase: 'right one' });
    const keyring = await openKeyring(await reopen(), null);
    await expect(keyring.unlock('wrong one')).rejects.toMatchObject({ code: 'outbox.wrongPassphrase', message: '恢复口令不对，签名密钥没有打开。' });
    expect(keyring.unlocked()).toBe(false);
    await keyring.unlock('right one');
    expect(keyring.unlocked()).toBe(true);
  });

  it('is opened by the keychain at once; that of another account cannot, and takes the key over after the passphrase', async () => {
    await createLedger(folder, { ...wish, passphrase: 'p', keychain: keychainOf(7) });
    const ledger = await reopen();
    expect((await openKeyring(ledger, keychainOf(7))).unlocked()).toBe(true);
    const elsewhere = await openKeyring(ledger, keychainOf(9), () => NOW);
    expect(elsewhere.unlocked()).toBe(false);
    await elsewhere.unlock('p');
    expect((await openKeyring(ledger, keychainOf(9))).unlocked()).toBe(true);
    expect(await firstBrokenEntry(ledger.reader)).toBeNull();
  });

  it('works on without a keychain that refuses', async () => {
    const none: Keychain = { protect: () => Promise.reject(new Error('no')), reveal: () => Promise.reject(new Error('no')) };
    await createLedger(folder, { ...wish, passphrase: 'p', keychain: none });
    const keyring = await openKeyring(await reopen(), none);
    await keyring.unlock('p');
    expect(keyring.unlocked()).toBe(true);
  });

  it('never leaves the private half on the disk: no byte form of it stands in any file', async () => {
    const { ledgerId } = await createLedger(folder, { ...wish, passphrase: 'p', keychain: keychainOf(7) });
    const ledger = await reopen();
    const row = await ledger.reader.first<{ kid: string; wrapped_by_passphrase: string }>('SELECT kid, wrapped_by_passphrase FROM device_keys');
    const seed = await unwrapSecret(row?.wrapped_by_passphrase ?? '', 'p', `device-key|${ledgerId}|${row?.kid ?? ''}`);
    if (typeof seed === 'string') throw new Error(seed);
    const all = await bytesBelow(folder);
    const bytes = Buffer.from(seed);
    expect(bytes).toHaveLength(32);
    for (const form of [bytes, Buffer.from(bytes.toString('base64url')), Buffer.from(bytes.toString('base64')), Buffer.from(bytes.toString('hex'))]) expect(all.includes(form)).toBe(false);
    expect(all.includes(Buffer.from(row?.kid ?? ''))).toBe(true);
  });

  it('binds the wrapped key to its ledger and refuses doctored values', async () => {
    await createLedger(folder, { ...wish, passphrase: 'p' });
    const ledger = await reopen();
    const stored = await ledger.reader.first<{ wrapped_by_passphrase: string }>('SELECT wrapped_by_passphrase FROM device_keys');
    const wrapped = stored?.wrapped_by_passphrase ?? '';
    expect(wrapped.startsWith('scrypt-aes256gcm-1.')).toBe(true);
    expect(await unwrapSecret(wrapped, 'p', 'device-key|another ledger|kid')).toBe('wrong');
    expect(await unwrapSecret(wrapped.replace('.65536.', '.1073741824.'), 'p', '')).toBe('damaged');
    expect(await unwrapSecret('rot13.abc', 'p', '')).toBe('damaged');
  });
});
