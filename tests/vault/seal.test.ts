import { webcrypto } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { open, seal, SEAL_OVERHEAD, sealWith } from '#electron/vault/seal.ts';
import { keysFrom, refusalOf } from './support.ts';

const keys = keysFrom(7);
const place = { table: 'persons', column: 'id_no', row: 12 };

describe('a sealed field', () => {
  it('opens again, whatever Unicode it holds, empty and long', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => open(keys, place, seal(keys, place, text)) === text), { numRuns: 500 });
    for (const text of ['', '\0', '张三', '𠮷野家', '👩‍👩‍👧', '\uFEFF开头', 'ئۇيغۇر', '字'.repeat(500_000)]) expect(open(keys, place, seal(keys, place, text))).toBe(text);
  });

  it('is what another implementation of AES-GCM and HKDF reads', async () => {
    const sealed = sealWith(keys, place, '11010519491231002X', Buffer.alloc(12, 3));
    const material = await webcrypto.subtle.importKey('raw', Buffer.alloc(32, 7), 'HKDF', false, ['deriveKey']);
    const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: Buffer.from('brigade-ledger/vault/1/field') };
    const key = await webcrypto.subtle.deriveKey(hkdf, material, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
    const additionalData = Buffer.concat([sealed.subarray(0, 5), Buffer.from('field\0persons\0id_no\x0012')]);
    const plain = await webcrypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.subarray(5, 17), additionalData }, key, sealed.subarray(17));
    expect(Buffer.from(plain).toString()).toBe('11010519491231002X');
    expect(Buffer.from(sealed).toString('hex')).toBe('01842fa1f00303030303030303030303034456eef5a6b79f0540bc107159c8e891775147b479688a33d9a9a1ff8142fe11b2d9');
  });

  it('never gives the same bytes twice and nothing of the text', () => {
    const [a, b] = [seal(keys, place, '13812345678'), seal(keys, place, '13812345678')];
    expect(Buffer.from(a).equals(Buffer.from(b))).toBe(false);
    expect(Buffer.from(a).includes('138')).toBe(false);
    expect(a.length).toBe(11 + SEAL_OVERHEAD);
  });

  it('does not open with any one bit flipped, any byte cut or added', async () => {
    const sealed = seal(keys, place, '张三');
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const flipped = Uint8Array.from(sealed);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const why = bit < 8 ? 'format' : bit < 40 ? 'key' : 'altered';
      expect(await refusalOf(() => open(keys, place, flipped))).toBe(`vault.notOpened:${why}`);
    }
    for (let length = 0; length < sealed.length; length += 1) {
      expect(await refusalOf(() => open(keys, place, sealed.subarray(0, length)))).toMatch(/^vault\.notOpened:(format|altered)$/);
    }
    expect(await refusalOf(() => open(keys, place, Buffer.concat([sealed, Buffer.alloc(1)])))).toBe('vault.notOpened:altered');
  });

  it('does not open in another place', async () => {
    const sealed = seal(keys, place, '张三');
    for (const other of [{ ...place, table: 'officers' }, { ...place, column: 'phone' }, { ...place, row: 13 }, { table: 'persons\x01', column: 'id_no', row: 12 }]) {
      expect(await refusalOf(() => open(keys, other, sealed))).toBe('vault.notOpened:altered');
    }
    expect(open(keys, { ...place, row: '12' }, sealed)).toBe('张三');
  });

  it('does not open with another key, also not one of the same id', async () => {
    const sealed = seal(keys, place, '张三');
    expect(await refusalOf(() => open(keysFrom(8), place, sealed))).toBe('vault.notOpened:key');
    expect(await refusalOf(() => open({ ...keysFrom(8), id: keys.id }, place, sealed))).toBe('vault.notOpened:altered');
  });

  it('refuses half of a surrogate pair, which would come back as another character', async () => {
    expect(await refusalOf(() => seal(keys, place, '张\uD842'))).toBe('vault.illFormed');
  });

  it('opens 200 fields in a few milliseconds', () => {
    const sealed = Array.from({ length: 200 }, (_, row) => seal(keys, { ...place, row }, '11010519491231002X'));
    const times = Array.from({ length: 30 }, () => {
      const begin = performance.now();
      sealed.forEach((value, row) => open(keys, { ...place, row }, value));
      return performance.now() - begin;
    });
    expect(Math.min(...times)).toBeLessThan(4); // about 1 ms on an idle machine; the bound leaves room for a busy one
  });
});
