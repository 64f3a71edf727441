// The pinned Electron as its makers publish it, checked against the digests inside the npm package.
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { inRoot } from './paths.mjs';
import { pinnedVersion } from './runtime-home.mjs';
import { say } from './say.mjs';
import { unzip } from './unzip.mjs';

const answerWithinMs = 10_000;
const silenceMs = 20_000;

/**
 * A downloader that gives up on silence, not on slowness: a slow line still ends well, a dead one ends soon.
 * @param {string} url
 * @param {string} file
 */
async function download(url, file) {
  const stop = new AbortController();
  let timer = setTimeout(() => stop.abort(new Error('no answer')), answerWithinMs);
  const watch = new Transform({
    transform(chunk, _encoding, done) {
      clearTimeout(timer);
      timer = setTimeout(() => stop.abort(new Error('stalled')), silenceMs);
      done(null, chunk);
    },
  });
  try {
    const response = await fetch(url, { signal: stop.signal });
    if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
    await mkdir(dirname(file), { recursive: true });
    const body = Readable.fromWeb(/** @type {import('node:stream/web').ReadableStream} */ (response.body));
    await pipeline(body, watch, createWriteStream(file), { signal: stop.signal });
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Fetches and unpacks. Mirrors (ELECTRON_MIRROR) and proxies (HTTPS_PROXY) work as with Electron's own installer, whose
 * downloading part is used; the installer itself declares a newer Node than this product asks for.
 * @param {string} target an existing folder
 * @param {string} work a folder that is thrown away afterwards
 * @returns {Promise<void>}
 * @throws when it cannot be had or its digest is wrong
 */
export async function unpackOfficial(target, work) {
  const electronPackage = createRequire(inRoot('node_modules', 'electron', 'package.json'));
  /** @type {typeof import('@electron/get')} */
  const get = await import(pathToFileURL(electronPackage.resolve('@electron/get')).href);
  if (process.env['HTTPS_PROXY'] || process.env['https_proxy']) get.initializeProxy();
  say(`正在下载 Electron ${pinnedVersion()}……`);
  const archive = await get.downloadArtifact({
    version: pinnedVersion(),
    artifactName: 'electron',
    checksums: electronPackage('./checksums.json'),
    cacheMode: get.ElectronDownloadCacheMode.ReadOnly,
    tempDirectory: work,
    downloader: { download },
  });
  await unzip(archive, target, (name) => name);
}
