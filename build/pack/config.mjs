// What a package consists of. The same for a release and for a trial package; they differ in the Electron they are made with.
import { existsSync, readFileSync } from 'node:fs';
import { inRoot } from '../setup/paths.mjs';
import { afterPack } from './after-pack.mjs';
import { fuses } from './fuses.mjs';
import { runtimePackages } from './runtime-packages.mjs';

/**
 * @typedef {object} PackWish
 * @property {string} electronDist
 * @property {string} electronVersion
 * @property {string | null} [releaseKeyFolder] where release-key.json lies: the public half of the key that signs updates
 * @property {boolean} trial made with the stand-in Electron: says so in its file names
 */

/** Newer Debian and Ubuntu renamed some of them. */
const debDepends = [
  'libgtk-3-0 | libgtk-3-0t64', 'libnss3', 'libasound2 | libasound2t64', 'libgbm1', 'libxss1',
  'libatk-bridge2.0-0 | libatk-bridge2.0-0t64', 'libdrm2', 'libxtst6', 'libcups2 | libcups2t64', 'udev',
];

/**
 * @param {PackWish} wish
 * @returns {import('electron-builder').Configuration}
 */
export function packConfig({ electronDist, electronVersion, trial, releaseKeyFolder = null }) {
  const { version, homepage } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const icon = ['resources/icons/icon.png', 'resources/icons/app.png'].find((file) => existsSync(inRoot(file)));
  return {
    appId: 'cn.brigade.ledger',
    // The folder below /opt: Chromium's setuid helper cannot start a program whose path has a space. The name inside stays.
    productName: process.platform === 'linux' ? 'brigade-ledger' : 'Brigade Ledger',
    executableName: 'brigade-ledger',
    copyright: 'Apache-2.0',
    electronDist,
    electronVersion,
    electronLanguages: ['zh-CN', 'en-US'],
    npmRebuild: false,
    nodeGypRebuild: false,
    asar: true,
    asarUnpack: ['**/*.node'],
    directories: { output: 'release', buildResources: 'resources/icons' },
    artifactName: `\${name}-${version}${trial ? '-trial' : ''}-\${os}-\${arch}.\${ext}`,
    files: [
      'package.json',
      'dist/electron/**',
      'dist/renderer/**',
      'resources/**',
      '!**/*.map',
      '!node_modules/**',
      ...runtimePackages().map((name) => `node_modules/${name}/**`),
      // The addon is there; what it was built from is not needed.
      '!node_modules/sqlite3/{deps,src,node-addon-api,binding.gyp}{,/**}',
      '!node_modules/sqlite3/build/{*,Release/{obj,obj.target,.deps,*.a}}{,/**}',
      'node_modules/sqlite3/build/Release/node_sqlite3.node',
      ...(releaseKeyFolder === null ? [] : [{ from: releaseKeyFolder, to: 'resources', filter: ['release-key.json'] }]),
    ],
    // A .deb must name a homepage; `.invalid` is reserved for none.
    extraMetadata: { homepage: homepage ?? 'https://brigade-ledger.invalid/', desktopName: 'brigade-ledger.desktop' },
    electronFuses: fuses,
    afterPack,
    publish: null,
    linux: {
      target: ['dir', 'tar.gz', 'deb', 'AppImage'],
      syncDesktopName: true,
      category: 'Office',
      synopsis: '劳动保障监察台账',
      maintainer: 'Brigade Ledger <noreply@brigade.invalid>',
      ...(icon ? { icon } : {}),
      desktop: { entry: { Name: '劳监台账', Comment: '劳动保障监察台账', StartupWMClass: 'brigade-ledger' } },
    },
    deb: { depends: debDepends, recommends: ['fonts-noto-cjk', 'libsecret-1-0'], compression: 'gz' },
    win: { target: ['nsis'], ...(icon ? { icon } : {}) },
    nsis: {
      oneClick: false,
      perMachine: false,
      allowToChangeInstallationDirectory: true,
      installerLanguages: ['zh_CN'],
      language: '2052',
      deleteAppDataOnUninstall: false, // the ledger stays when the product goes
    },
  };
}
