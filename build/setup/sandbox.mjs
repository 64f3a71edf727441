// Whether Chromium can sandbox its processes for this account.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findRuntime } from './runtime-home.mjs';
import { say } from './say.mjs';

/** @type {boolean | undefined} */
let answer;

/** A helper owned by root with the set-user bit does it where user namespaces are closed. */
function hasSetuidHelper() {
  const runtime = findRuntime();
  const stat = runtime && statSync(join(runtime.dir, 'chrome-sandbox'), { throwIfNoEntry: false });
  return Boolean(stat && stat.uid === 0 && stat.mode & 0o4000);
}

/** @returns {boolean} whether this account may make user namespaces; tried, since kernels and distributions close them in several ways */
function hasUserNamespaces() {
  return spawnSync('unshare', ['--user', '--map-root-user', '--net', 'true'], { stdio: 'ignore', timeout: 5_000 }).status === 0;
}

/**
 * Root never can (Chromium refuses), Windows and macOS always can, a plain Linux account where it may make namespaces.
 * @returns {boolean}
 */
export function sandboxWorks() {
  if (process.platform !== 'linux') return true;
  if (process.getuid?.() === 0) return false;
  answer ??= hasSetuidHelper() || hasUserNamespaces();
  return answer;
}

/** Kernel settings that close user namespaces, each with the value that opens them. */
const switches = [
  ['kernel.unprivileged_userns_clone', '1'],
  ['kernel.apparmor_restrict_unprivileged_userns', '0'],
];

/** @returns {string | undefined} what an administrator can run, where a known setting is the cause */
function remedy() {
  const wrong = switches.filter(([name = '', open]) => {
    const file = `/proc/sys/${name.replaceAll('.', '/')}`;
    return existsSync(file) && readFileSync(file, 'utf8').trim() !== open;
  });
  return wrong.length > 0 ? `sudo sysctl -w ${wrong.map((pair) => pair.join('=')).join(' ')}` : undefined;
}

/** Tells a plain user what stands in the way; root knows. */
export function tellAboutSandbox() {
  if (sandboxWorks() || process.getuid?.() === 0) return;
  const command = remedy();
  say(
    '本机不允许普通用户建立用户命名空间，窗口将在没有系统沙箱的情况下运行。' +
      (command ? `管理员可以运行：\n  ${command}` : '（No user namespaces here: running without the OS sandbox.）'),
  );
}
