// Looks into a packed folder: what must be there is there, what must be off is off.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { wrongFuses } from './fuses.mjs';
import { SetupError, say } from '../setup/say.mjs';

/**
 * @param {string} folder e.g. release/linux-unpacked
 * @param {{releaseKey?: boolean}} [wish] whether it must hold the public release key
 * @throws {SetupError} naming everything that is wrong
 */
export async function verifyPackage(folder, { releaseKey = false } = {}) {
  const executable = join(folder, process.platform === 'win32' ? 'brigade-ledger.exe' : 'brigade-ledger');
  const archive = join(folder, 'resources', 'app.asar');
  const { listPackage } = await import('@electron/asar');
  const listed = new Set(listPackage(archive, { isPack: false }).map((name) => name.replaceAll('\\', '/')));
  const wanted = ['/package.json', '/dist/electron/main.cjs', '/dist/electron/preload.cjs', '/dist/renderer/index.html', '/resources/app-update.yml', '/node_modules/sqlite3/lib/sqlite3.js', '/node_modules/knex/knex.js', ...(releaseKey ? ['/resources/release-key.json'] : [])];
  const addon = join(`${archive}.unpacked`, 'node_modules', 'sqlite3', 'build', 'Release', 'node_sqlite3.node');
  const problems = [
    ...(await wrongFuses(executable)).map((name) => `fuse ${name}`),
    ...wanted.filter((name) => !listed.has(name)).map((name) => `missing ${name}`),
    ...(existsSync(addon) ? [] : ['the SQLite addon is not unpacked']),
    ...(existsSync(join(folder, 'resources', 'default_app.asar')) ? ['default_app.asar is there'] : []),
    ...[...listed].filter((name) => /^\/(tests|electron|renderer|shared|build|node_modules\/(electron|vite|docx|exceljs))\//.test(name)).slice(0, 5),
  ];
  if (problems.length > 0) throw new SetupError(`安装包有问题：${problems.join('；')}`);
  say(`安装包已检查：${listed.size} 个文件，开关（fuses）正确。`);
}
