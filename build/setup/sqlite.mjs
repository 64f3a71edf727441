// The native SQLite addon: from the cache, else the package's own prebuilt file, else built here.
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { checkoutStamp } from './dependencies.mjs';
import { capture, run } from './exec.mjs';
import { locked } from './lock.mjs';
import { cacheDir, inRoot, platformTag, root } from './paths.mjs';
import { SetupError, say } from './say.mjs';
import { addToStamp, fileMark, readStamp } from './stamp.mjs';
import { ensureCompiler } from './compiler.mjs';

const home = inRoot('node_modules', 'sqlite3');
const placed = join(home, 'build', 'Release', 'node_sqlite3.node');
const prebuiltTimeoutMs = 30_000;

/** Cheap: the addon is the one that was tried before. */
export function sqliteReady() {
  const mark = fileMark(placed);
  return mark !== 'absent' && readStamp(checkoutStamp)['sqlite'] === mark;
}

/** @returns {string} where a later checkout finds the built file; musl and glibc do not mix */
function cached() {
  const { version, binary } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const napi = Math.max(...binary.napi_versions);
  return join(cacheDir(), 'sqlite3', `${version}-napi${napi}-${platformTag}${muslSuffix()}`, 'node_sqlite3.node');
}

function muslSuffix() {
  if (process.platform !== 'linux') return '';
  const report = /** @type {{header?: {glibcVersionRuntime?: string}}} */ (process.report.getReport());
  return report.header?.glibcVersionRuntime ? '' : '-musl';
}

/**
 * Loads an addon in a process of its own and asks it something: a file for another C library fails only there.
 * @param {string} file
 */
async function works(file) {
  const script = `const binding = require.resolve('sqlite3/lib/sqlite3-binding.js');
    require.cache[binding] = { id: binding, filename: binding, loaded: true, exports: require(${JSON.stringify(file)}) };
    const db = new (require('sqlite3').Database)(':memory:', (error) => { if (error) process.exit(1);
      db.get("SELECT count(*) FROM json_each('[1,2]')", (failed) => process.exit(failed ? 1 : 0)); });`;
  return (await capture(process.execPath, ['-e', script], { cwd: root, timeout: 20_000 })).code === 0;
}

/**
 * Copies under another name first: a killed copy must not look like an addon.
 * @param {string} from
 * @param {string} to
 */
function place(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  const next = `${to}.${process.pid}`;
  copyFileSync(from, next);
  renameSync(next, to);
}

/**
 * A copy of the package beside the installed ones, so that `require` resolves there and the real one stays whole.
 * @returns {string}
 */
function workCopy() {
  const modules = inRoot('node_modules');
  for (const name of readdirSync(modules)) {
    if (name.startsWith('.sqlite3-build')) rmSync(join(modules, name), { recursive: true, force: true });
  }
  const copy = join(modules, `.sqlite3-build-${process.pid}`);
  cpSync(home, copy, { recursive: true, filter: (source) => basename(source) !== 'build' || dirname(source) !== home });
  return copy;
}

/**
 * @param {string} copy
 * @returns {Promise<string | undefined>} the prebuilt addon when it could be had and works here
 */
async function fetchPrebuilt(copy) {
  const script = inRoot('node_modules', 'prebuild-install', 'bin.js');
  const log = join(cacheDir(), 'sqlite3-prebuilt.log');
  const code = await run(process.execPath, [script, '-r', 'napi'], { cwd: copy, timeout: prebuiltTimeoutMs, log, tied: true });
  const file = join(copy, 'build', 'Release', 'node_sqlite3.node');
  return code === 0 && existsSync(file) && (await works(file)) ? file : undefined;
}

/**
 * Headers that came with this Node; without them node-gyp downloads its own.
 * @returns {string[]}
 */
function headerFlag() {
  const prefix = dirname(dirname(process.execPath));
  return existsSync(join(prefix, 'include', 'node', 'node_api.h')) ? [`--nodedir=${prefix}`] : [];
}

/**
 * @param {string} copy
 * @returns {Promise<string>}
 */
async function build(copy) {
  const python = await ensureCompiler();
  say('正在编译 SQLite 组件，约需两分钟……');
  const log = join(cacheDir(), 'sqlite3-build.log');
  rmSync(log, { force: true });
  const script = inRoot('node_modules', 'node-gyp', 'bin', 'node-gyp.js');
  const code = await run(process.execPath, [script, 'rebuild', ...headerFlag()], {
    cwd: copy,
    log,
    tied: true,
    env: { ...process.env, JOBS: String(availableParallelism()), ...(python ? { npm_config_python: python } : {}) },
  });
  const file = join(copy, 'build', 'Release', 'node_sqlite3.node');
  if (code !== 0 || !existsSync(file) || !(await works(file))) {
    throw new SetupError(`SQLite 组件编译失败，详情见 ${log}。`);
  }
  return file;
}

/** Puts a working addon into node_modules and remembers it. */
export async function installSqlite() {
  if (sqliteReady()) return;
  await locked('sqlite3', async () => {
    const keep = cached();
    if (existsSync(placed) && (await works(placed))) return existsSync(keep) ? undefined : place(placed, keep);
    if (existsSync(keep) && (await works(keep))) return place(keep, placed);
    const copy = workCopy();
    try {
      place((await fetchPrebuilt(copy)) ?? (await build(copy)), keep);
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
    place(keep, placed);
  });
  addToStamp(checkoutStamp, { sqlite: fileMark(placed) });
}
