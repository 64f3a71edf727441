// Whether Chromium can sandbox its processes for this account.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
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

/** Tells a plain user once what stands in the way; root knows. */
export function tellAboutSandbox() {
  if (sandboxWorks() || process.getuid?.() === 0) return;
  say(
    '本机不允许普通用户建立用户命名空间，窗口将在没有系统沙箱的情况下运行。管理员可以运行：\n' +
      '  sudo sysctl -w kernel.unprivileged_userns_clone=1 kernel.apparmor_restrict_unprivileged_userns=0',
  );
}
