// Unpacking a zip with modes and links kept, as a runtime needs them.
import { createWriteStream } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

const typeMask = 0o170000;
const linkType = 0o120000;

/**
 * Unpacks what `rename` names.
 * @param {string} archive
 * @param {string} target an existing folder
 * @param {(name: string) => string | undefined} rename path in the archive → path below target; undefined leaves it out
 */
export async function unzip(archive, target, rename) {
  const { default: yauzl } = await import('yauzl');
  const zip = await yauzl.openPromise(archive);
  const inside = resolve(target) + sep;
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    const name = rename(entry.fileName);
    if (!name) continue;
    const file = resolve(join(target, name));
    if (!file.startsWith(inside)) throw new Error(`entry leaves its folder: ${entry.fileName}`);
    await mkdir(dirname(file), { recursive: true });
    const mode = entry.externalFileAttributes >>> 16;
    const content = await zip.openReadStreamPromise(entry);
    if ((mode & typeMask) === linkType) {
      const to = await text(content);
      if (!resolve(dirname(file), to).startsWith(inside)) throw new Error(`link leaves its folder: ${entry.fileName}`);
      await symlink(to, file);
    } else {
      await pipeline(content, createWriteStream(file, { mode: mode & 0o100 ? 0o755 : 0o644 }));
    }
  }
}
