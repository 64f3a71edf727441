// Debian packages: installed where this account may, else named in one command to run.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { capture, run, which } from './exec.mjs';
import { cacheDir } from './paths.mjs';
import { SetupError, say } from './say.mjs';

/** Whether packages can be installed without asking anyone. */
export function canApt() {
  return process.platform === 'linux' && process.getuid?.() === 0 && Boolean(which('apt-get'));
}

/**
 * Newer Debian and Ubuntu renamed some libraries with a `t64` suffix.
 * @param {string} name
 */
async function installable(name) {
  for (const candidate of [name, `${name}t64`]) {
    const { stdout } = await capture('apt-cache', ['policy', candidate], { env: { ...process.env, LC_ALL: 'C' } });
    if (/Candidate: (?!\(none\))/.test(stdout)) return candidate;
  }
  return name;
}

/** @param {string[]} names */
function advice(names) {
  if (existsSync('/etc/debian_version')) return `sudo apt-get install -y --no-install-recommends ${names.join(' ')}`;
  return undefined;
}

/**
 * Installs packages, or says how.
 * @param {string[]} names Debian package names
 * @param {string} purpose Chinese
 * @param {string} purposeEnglish
 * @throws {SetupError} when they cannot be installed from here
 */
export async function aptInstall(names, purpose, purposeEnglish) {
  if (!canApt()) {
    const command = advice(names);
    throw new SetupError(
      command
        ? `缺少系统组件（${purpose}）。请运行下面的命令后重试：\n  ${command}\n` +
            `Missing system packages (${purposeEnglish}). Run the command above, then try again.`
        : `缺少系统组件（${purpose}）。请用本机的包管理器安装与这些 Debian 包相当的组件：${names.join(' ')}\n` +
            `Missing system packages (${purposeEnglish}); install the equivalents of the Debian packages above.`,
    );
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const log = join(cacheDir(), 'apt-get.log');
  const apt = (/** @type {string[]} */ ...args) => run('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], { env, log });
  const attempt = async () => apt('install', '-y', '--no-install-recommends', ...(await all(names)));
  say(`正在安装系统组件（${purpose}）：${names.join(' ')}`);
  if ((await attempt()) === 0) return;
  await apt('update');
  if ((await attempt()) !== 0) {
    throw new SetupError(`系统组件安装失败（详情见 ${log}）。请手工运行：\n  apt-get update && apt-get install -y ${names.join(' ')}`);
  }
}

/** @param {string[]} names */
const all = (names) => Promise.all(names.map(installable));
