// Whether sources changed since they were bundled, by names, sizes and times: a few hundred stats, no reading.
import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../setup/paths.mjs';
import { fileMark } from '../setup/stamp.mjs';

/** Whatever is bundled depends on these too. */
const always = ['build/bundle', 'package.json', 'package-lock.json'];

/**
 * @param {string} path below the checkout
 * @param {string[]} lines
 */
function collect(path, lines) {
  const stat = statSync(inRoot(path), { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isDirectory()) {
    lines.push(`${path} ${fileMark(inRoot(path))}`);
    return;
  }
  for (const entry of readdirSync(inRoot(path), { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue;
    collect(join(path, entry.name), lines);
  }
}

/**
 * @param {string[]} sources
 * @returns {string}
 */
export function fingerprint(sources) {
  /** @type {string[]} */
  const lines = [];
  for (const path of [...sources, ...always]) collect(path, lines);
  return createHash('sha256').update(lines.sort().join('\n')).digest('hex');
}
