// Packages for this platform: `npm run pack -- dir`, `tar.gz`, `deb`, `nsis`. With the official Electron a release, else a trial.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aptInstall } from '../setup/apt.mjs';
import { which } from '../setup/exec.mjs';
import { inRoot, root } from '../setup/paths.mjs';
import { prepare } from '../setup/prepare.mjs';
import { findRuntime, pinnedVersion } from '../setup/runtime-home.mjs';
import { say } from '../setup/say.mjs';

const byPlatform = { linux: ['dir'], win32: ['nsis'], darwin: ['dir'] };

/** electron-builder would download its helpers; Debian's do as well. */
async function useLocalHelpers(/** @type {string[]} */ targets) {
  if (process.platform !== 'linux') return;
  if (targets.some((name) => name === 'tar.gz' || name === 'zip')) {
    const find = () => which('7za') ?? which('7zz') ?? which('7z');
    if (!find()) await aptInstall(['p7zip-full'], '压缩安装包', 'compressing packages');
    const found = find();
    if (found) process.env['ELECTRON_BUILDER_7ZIP_PATH'] ??= found;
  }
  if (targets.includes('deb')) process.env['CUSTOM_FPM_PATH'] ??= inRoot('build', 'pack', 'fpm.mjs');
}

/**
 * @param {string[]} args targets
 * @returns {Promise<number>}
 */
export async function main(args) {
  await prepare({ sqlite: true, runtime: true, bundles: ['electron', 'renderer'] });
  const runtime = findRuntime();
  if (!runtime) return 1;
  const trial = runtime.version !== pinnedVersion();
  if (trial) say(`使用替代的 Electron ${runtime.version}，只作试用；正式安装包须用官方 Electron ${pinnedVersion()}。`);
  const platform = /** @type {keyof typeof byPlatform} */ (process.platform);
  const targets = args.length > 0 ? args : (byPlatform[platform] ?? ['dir']);
  await useLocalHelpers(targets);
  rmSync(inRoot('release'), { recursive: true, force: true });
  const [{ Arch, Platform, build }, { packConfig }, { verifyPackage }] = await Promise.all([
    import('electron-builder'),
    import('../pack/config.mjs'),
    import('../pack/verify.mjs'),
  ]);
  // The public half of the release key (a JWK). Without one the package never takes an update, and says so.
  const releaseKey = process.env['BRIGADE_RELEASE_PUBLIC_KEY'] ?? '';
  const releaseKeyFolder = releaseKey === '' ? null : mkdtempSync(join(tmpdir(), 'brigade-release-'));
  if (releaseKeyFolder !== null) writeFileSync(join(releaseKeyFolder, 'release-key.json'), releaseKey);
  else say('没有设 BRIGADE_RELEASE_PUBLIC_KEY：这个安装包不会接受任何更新。');
  const config = packConfig({ electronDist: runtime.dir, electronVersion: runtime.version, trial, releaseKeyFolder });
  const arch = process.arch === 'arm64' ? Arch.arm64 : Arch.x64;
  const files = await build({ projectDir: root, config, targets: Platform.current().createTarget(targets, arch) });
  if (releaseKeyFolder !== null) rmSync(releaseKeyFolder, { recursive: true, force: true });
  for (const file of files) process.stdout.write(`${file}\n`);
  const folder = ['linux-unpacked', 'linux-arm64-unpacked', 'win-unpacked'].map((name) => inRoot('release', name)).find((name) => existsSync(name));
  if (folder) {
    await verifyPackage(folder, { releaseKey: releaseKey !== '' });
    process.stdout.write(`${folder}\n`);
  }
  return 0;
}
