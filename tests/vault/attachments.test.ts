import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFile, readSealedFile, rewrapFile, sealFile } from '#electron/vault/attachments.ts';
import { CHUNK_BYTES, SEALED_CHUNK_BYTES } from '#electron/vault/chunks.ts';
import { HEADER_BYTES, looksSealed } from '#electron/vault/fileHeader.ts';
import { keysFrom, refusalOf } from './support.ts';

const keys = keysFrom(7);
const place = { table: 'attachments', column: 'file', row: 'a1' };
let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vault-test-'));
  file = path.join(folder, 'a1.sealed');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const reading = (): Promise<string> => refusalOf(() => readSealedFile(keys, place, file));

describe('a sealed file', () => {
  it.each([0, 1, 15, 16, 17, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 3 * CHUNK_BYTES + 5])('of %i bytes comes back the same, in pieces of any size', async (size) => {
    const plain = randomBytes(size);
    for (const piece of [1009, CHUNK_BYTES, 1_000_000]) {
      const pieces = Array.from({ length: Math.ceil(size / piece) }, (_, i) => plain.subarray(i * piece, (i + 1) * piece));
      expect(await sealFile(keys, place, pieces, file)).toEqual({ size });
      expect((await readSealedFile(keys, place, file)).equals(plain)).toBe(true);
    }
    expect(looksSealed(await readFile(file))).toBe(true);
    expect(await readdir(folder)).toEqual(['a1.sealed']);
  });

  it('is refused when cut, extended, reordered, repeated or with a chunk left out', async () => {
    await sealFile(keys, place, [randomBytes(3 * CHUNK_BYTES + 100)], file);
    const whole = await readFile(file);
    const head = whole.subarray(0, HEADER_BYTES);
    const chunk = (i: number): Buffer => whole.subarray(HEADER_BYTES + i * SEALED_CHUNK_BYTES, HEADER_BYTES + (i + 1) * SEALED_CHUNK_BYTES);
    const wrong: Buffer[][] = [
      [], [head.subarray(0, 40)], [head], [head, chunk(0)], [head, chunk(0), chunk(1), chunk(2)], [head, chunk(0), chunk(1), chunk(2), chunk(3).subarray(0, -1)],
      [whole, Buffer.alloc(1)], [whole, chunk(3)], [whole, chunk(0)], [head, chunk(1), chunk(0), chunk(2), chunk(3)], [head, chunk(0), chunk(0), chunk(1), chunk(2), chunk(3)],
      [head, chunk(0), chunk(2), chunk(3)], [head, chunk(3)], [chunk(0), chunk(1), chunk(2), chunk(3)],
    ];
    for (const [index, bytes] of wrong.entries()) {
      await writeFile(file, Buffer.concat(bytes));
      expect([index, await reading()]).toEqual([index, 'vault.fileDamaged']);
    }
  });

  it('is refused with any one bit flipped, in header and content', async () => {
    await sealFile(keys, place, [Buffer.from('张三')], file);
    const whole = await readFile(file);
    for (let bit = 0; bit < whole.length * 8; bit += 1) {
      const flipped = Buffer.from(whole);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      await writeFile(file, flipped);
      expect([bit, await reading()]).toEqual([bit, 'vault.fileDamaged']);
    }
  });

  it('is refused in another place, under another key, and when missing', async () => {
    await sealFile(keys, place, [Buffer.from('张三')], file);
    expect(await refusalOf(() => readSealedFile(keys, { ...place, row: 'a2' }, file))).toBe('vault.fileDamaged');
    expect(await refusalOf(() => readSealedFile(keysFrom(8), place, file))).toBe('vault.fileDamaged');
    expect(await refusalOf(() => readSealedFile(keys, place, path.join(folder, 'none')))).toBe('vault.fileDamaged');
  });

  it('does not open with the content of another one', async () => {
    await sealFile(keys, place, [Buffer.from('one')], file);
    const one = await readFile(file);
    await sealFile(keys, place, [Buffer.from('two')], file);
    const two = await readFile(file);
    await writeFile(file, Buffer.concat([one.subarray(0, HEADER_BYTES), two.subarray(HEADER_BYTES)]));
    expect(await reading()).toBe('vault.fileDamaged');
  });

  it('leaves the file before it when its source fails or the folder is gone', async () => {
    await sealFile(keys, place, [Buffer.from('before')], file);
    async function* failing(): AsyncGenerator<Buffer> {
      yield randomBytes(2 * CHUNK_BYTES);
      await Promise.resolve();
      throw new Error('source');
    }
    await expect(sealFile(keys, place, failing(), file)).rejects.toThrow('source');
    expect((await readSealedFile(keys, place, file)).toString()).toBe('before');
    expect(await readdir(folder)).toEqual(['a1.sealed']);
    expect(await refusalOf(() => sealFile(keys, place, [], path.join(folder, 'gone', 'x')))).toBe('vault.fileNotWritten');
  });

  it('goes under a new key by its header alone, once', async () => {
    const plain = randomBytes(CHUNK_BYTES + 9);
    await sealFile(keys, place, [plain], file);
    const before = await readFile(file);
    const next = keysFrom(8);
    expect(await refusalOf(() => rewrapFile(keys, next, { ...place, row: 'a2' }, file))).toBe('vault.fileDamaged');
    expect([await rewrapFile(keys, next, place, file), await rewrapFile(keys, next, place, file)]).toEqual([true, false]);
    expect((await readFile(file)).subarray(HEADER_BYTES).equals(before.subarray(HEADER_BYTES))).toBe(true);
    expect((await readSealedFile(next, place, file)).equals(plain)).toBe(true);
    expect(await reading()).toBe('vault.fileDamaged');
  });

  it('can be left in the middle of reading', async () => {
    await sealFile(keys, place, [randomBytes(5 * CHUNK_BYTES)], file);
    for await (const piece of openFile(keys, place, file)) {
      expect(piece.length).toBe(CHUNK_BYTES);
      break;
    }
    await rm(file);
  });
});
