// What set-up has already seen to be true, so that the next run only compares a few numbers.
import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * @param {string} file
 * @returns {Record<string, string>} empty when there is none, or it was damaged
 */
export function readStamp(file) {
  try {
    const value = JSON.parse(readFileSync(file, 'utf8'));
    return value && typeof value === 'object' ? value : {};
  } catch {
    return {};
  }
}

/**
 * Adds to a stamp file; written under another name first, so that it is whole or absent.
 * @param {string} file
 * @param {Record<string, string>} values
 */
export function addToStamp(file, values) {
  mkdirSync(dirname(file), { recursive: true });
  const next = `${file}.${process.pid}`;
  writeFileSync(next, JSON.stringify({ ...readStamp(file), ...values }));
  renameSync(next, file);
}

/**
 * Size and time of a file as one word; `absent` without it.
 * @param {string} file
 */
export function fileMark(file) {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.size}:${stat.mtimeMs}` : 'absent';
}

/**
 * @param {string} file
 * @returns {string} SHA-256, hexadecimal
 */
export const digestOf = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

/**
 * Digest of a file too large to hold in memory.
 * @param {string} file
 * @param {'sha256' | 'sha512'} algorithm
 * @param {'hex' | 'base64'} encoding
 */
export async function streamDigest(file, algorithm, encoding) {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  return hash.digest(encoding);
}
