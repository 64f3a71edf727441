import { createHmac, hkdfSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { blindIndex, normalForm } from '#electron/vault/blindIndex.ts';
import { keysFrom } from './support.ts';

const keys = keysFrom(7);

describe('a keyed hash', () => {
  it('is HMAC-SHA-256 under a key of its own, cut to 128 bits', () => {
    const key = Buffer.from(hkdfSync('sha256', Buffer.alloc(32, 7), '', 'brigade-ledger/vault/1/blind-index', 32));
    const hash = createHmac('sha256', key).update('citizen\x0011010519491231002X').digest().subarray(0, 16).toString('base64url');
    expect(blindIndex(keys, 'citizen', '11010519491231002X')).toBe(`h1.${hash}`);
  });

  it.each([
    ['citizen', '11010519491231002X', ['11010519491231002x', ' 110105 19491231 002X ', '１１０１０５１９４９１２３１００２ｘ', '110105-19491231-002X', '110105491231002']],
    ['phone', '13812345678', ['138 1234 5678', '138-1234-5678', '+86 138 1234 5678', '+86-13812345678', '008613812345678', '8613812345678', '（+86）13812345678', '１３８１２３４５６７８']],
    ['phone', '09911234567', ['0991-1234567', '(0991) 1234567', '０９９１－１２３４５６７']],
  ] as const)('%s %s is found however it was written', (kind, text, others) => {
    for (const other of others) expect([other, blindIndex(keys, kind, other)]).toEqual([other, blindIndex(keys, kind, text)]);
  });

  it('tells other numbers, kinds and keys apart', () => {
    const all = [
      blindIndex(keys, 'phone', '13812345678'), blindIndex(keys, 'phone', '13812345679'), blindIndex(keys, 'citizen', '13812345678'),
      blindIndex(keysFrom(8), 'phone', '13812345678'), blindIndex(keys, 'citizen', '110105194912310021'), blindIndex(keys, 'citizen', '11010519491231002X'),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('keeps a mobile number whose first digits are 86 otherwise placed, and gives nothing for nothing', () => {
    expect(normalForm('phone', '18612345678')).toBe('18612345678');
    expect(normalForm('phone', '86123456')).toBe('86123456');
    for (const text of ['', '  ', '-', '（）']) expect([blindIndex(keys, 'phone', text), blindIndex(keys, 'citizen', text)]).toEqual([null, null]);
  });
});
