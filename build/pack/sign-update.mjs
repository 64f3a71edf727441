// Writes and signs what an installed product asks for before it updates: `node build/pack/sign-update.mjs PACKAGE PLATFORM [VERSION] [NOTES.txt]`.
// The release key (Ed25519, PKCS #8 PEM) comes from the environment, as text in BRIGADE_RELEASE_KEY or as a file in BRIGADE_RELEASE_KEY_FILE, and is written nowhere.
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot } from '../setup/paths.mjs';

/** The same words as in electron/updates/metadata.ts. */
const SIGNED_PREFIX = 'brigade-ledger update metadata\n';

/** @returns {import('node:crypto').KeyObject} */
function releaseKey() {
  const file = process.env['BRIGADE_RELEASE_KEY_FILE'];
  const pem = process.env['BRIGADE_RELEASE_KEY'] ?? (file ? readFileSync(file, 'utf8') : '');
  if (pem === '') throw new Error('缺少发布私钥：请设 BRIGADE_RELEASE_KEY 或 BRIGADE_RELEASE_KEY_FILE（Ed25519，PKCS #8 PEM）');
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('发布私钥不是 Ed25519');
  return key;
}

/**
 * @param {string} file package
 * @param {string} platform `win32-x64` (.exe), `linux-x64` (.deb), `linux-x64-appimage`; arm64 alike
 * @param {string} version
 * @param {import('node:crypto').KeyObject} key
 * @param {string} [notes] what is new, in plain words, shown before the installation
 * @returns {string[]} files written beside the package
 */
export function signUpdate(file, platform, version, key, notes = '') {
  const name = basename(file);
  const extension = /^win32-(x64|arm64)$/.test(platform) ? '.exe' : /^linux-(x64|arm64)$/.test(platform) ? '.deb' : /^linux-(x64|arm64)-appimage$/.test(platform) ? '.AppImage' : null;
  if (extension === null) throw new Error(`平台应如 win32-x64、linux-x64、linux-x64-appimage：${platform}`);
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`版本应为三段数字：${version}`);
  if (!/^[\w.+-]+$/.test(name) || !name.endsWith(extension)) throw new Error(`安装包的文件名只能有字母、数字和 . _ + -，并以 ${extension} 结尾：${name}`);
  if (notes.length > 8000) throw new Error('更新说明不能超过 8000 字');
  const text = [
    'product: brigade-ledger', `platform: ${platform}`, `version: ${version}`, `path: ${name}`, `sha512: ${createHash('sha512').update(readFileSync(file)).digest('base64')}`,
    `size: ${statSync(file).size}`, `releaseDate: '${new Date().toISOString().slice(0, 10)}'`,
    // A text as JSON is a text in YAML.
    `releaseNotes: ${JSON.stringify(notes.trim())}`, '',
  ].join('\n');
  const metadata = join(dirname(file), `latest-${platform}.yml`);
  writeFileSync(metadata, text);
  writeFileSync(`${metadata}.sig`, `${sign(null, Buffer.from(SIGNED_PREFIX + text, 'utf8'), key).toString('base64')}\n`);
  return [metadata, `${metadata}.sig`];
}

/** The public half as the product carries it (resources/release-key.json of a package). */
export const publicRelease = (/** @type {import('node:crypto').KeyObject} */ key) => JSON.stringify(createPublicKey(key).export({ format: 'jwk' }));

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [file, platform, version = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')).version, notes] = process.argv.slice(2);
  if (!file || !platform) {
    process.stderr.write('node build/pack/sign-update.mjs 安装包 平台（如 win32-x64） [版本] [更新说明.txt]\n');
    process.exit(2);
  }
  const key = releaseKey();
  for (const written of signUpdate(file, platform, version, key, notes === undefined ? '' : readFileSync(notes, 'utf8'))) process.stdout.write(`${written}\n`);
  process.stdout.write(`公钥 ${publicRelease(key)}\n`);
}
