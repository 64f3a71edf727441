#!/usr/bin/env node
// Stands in for fpm where that cannot be downloaded: takes electron-builder's arguments for a .deb and asks dpkg-deb, Debian's own tool.
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const flags = new Set(['--force', '--debug']);

/**
 * @param {string[]} args
 * @returns {{options: Map<string, string[]>, mappings: [string, string][]}}
 */
function parse(args) {
  /** @type {Map<string, string[]>} */
  const options = new Map();
  /** @type {[string, string][]} */
  const mappings = [];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (flags.has(arg)) continue;
    if (arg.startsWith('-')) {
      index += 1;
      options.set(arg, [...(options.get(arg) ?? []), args[index] ?? '']);
    } else {
      const cut = arg.lastIndexOf('=');
      mappings.push([arg.slice(0, cut), arg.slice(cut + 1)]);
    }
  }
  return { options, mappings };
}

/** Debian wants plain modes, whatever umask built the files. @param {string} folder */
function plainModes(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) plainModes(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}

/** @param {string} folder @returns {number} bytes */
const sizeOf = (folder) =>
  readdirSync(folder, { withFileTypes: true }).reduce(
    (sum, entry) => sum + (entry.isDirectory() ? sizeOf(join(folder, entry.name)) : statSync(join(folder, entry.name)).size),
    0,
  );

const { options, mappings } = parse(process.argv.slice(2));
const one = (/** @type {string} */ name) => options.get(name)?.[0] ?? '';
if (one('-t') !== 'deb') {
  process.stderr.write(`only .deb can be made without fpm, not ${one('-t')}\n`);
  process.exit(1);
}

const stage = mkdtempSync(join(tmpdir(), 'brigade-deb-'));
try {
  for (const [from, to] of mappings) {
    const target = join(stage, to);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(from, target, { recursive: true, verbatimSymlinks: true });
  }
  plainModes(stage);
  const installedKilobytes = Math.ceil(sizeOf(stage) / 1024);
  const control = join(stage, 'DEBIAN');
  mkdirSync(control);
  const [summary = '', ...details] = one('--description').split('\n').map((line) => line.trim()).filter(Boolean);
  const recommends = options.get('--deb-recommends') ?? [];
  const lines = [
    `Package: ${one('--name')}`,
    `Version: ${one('--version')}`,
    `Architecture: ${one('--architecture')}`,
    `Maintainer: ${one('--maintainer')}`,
    `Installed-Size: ${installedKilobytes}`,
    `Depends: ${(options.get('-d') ?? []).join(', ')}`,
    ...(recommends.length > 0 ? [`Recommends: ${recommends.join(', ')}`] : []),
    'Section: misc',
    `Priority: ${one('--deb-priority') || 'optional'}`,
    `Homepage: ${one('--url')}`,
    `Description: ${summary}`,
    ...details.map((line) => ` ${line}`),
  ];
  writeFileSync(join(control, 'control'), `${lines.join('\n')}\n`);
  for (const [option, name] of [['--after-install', 'postinst'], ['--after-remove', 'postrm']]) {
    if (!option || !name || !one(option)) continue;
    copyFileSync(one(option), join(control, name));
    chmodSync(join(control, name), 0o755);
  }
  chmodSync(control, 0o755);
  const { status } = spawnSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '--build', stage, one('--package')], { stdio: ['ignore', 2, 2] });
  process.exitCode = status ?? 1;
} finally {
  rmSync(stage, { recursive: true, force: true });
}
