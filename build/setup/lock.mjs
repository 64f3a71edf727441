// One set-up at a time: several commands may be started together on a bare clone.
import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { cacheDir } from './paths.mjs';
import { say } from './say.mjs';

const heartbeatMs = 5_000;
const deadAfterMs = 60_000;

/**
 * Under an init that does not reap, a killed process still answers to its number.
 * @param {number} pid
 */
function isZombie(pid) {
  try {
    return process.platform === 'linux' && readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

/**
 * @param {string} file
 * @returns {boolean} whether the process that made the lock is gone
 */
function abandoned(file) {
  try {
    const age = Date.now() - statSync(file).mtimeMs;
    const owner = Number(readFileSync(file, 'utf8'));
    if (age > deadAfterMs) return true;
    if (!owner) return false; // just being written
    process.kill(owner, 0);
    return isZombie(owner);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

/**
 * Runs `work` while no other process of this user runs anything under the same name.
 * A lock whose owner was killed is taken over.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function locked(name, work) {
  const file = join(cacheDir(), `${name}.lock`);
  let told = false;
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    if (abandoned(file)) {
      // Renamed first, so that of two waiting processes only one takes it away.
      const grave = `${file}.${process.pid}`;
      try {
        renameSync(file, grave);
        rmSync(grave, { force: true });
      } catch {
        // Another one was quicker.
      }
      continue;
    }
    if (!told) say('另一个准备过程正在进行，等待它完成……');
    told = true;
    await pause(200);
  }
  const beat = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date());
    } catch {
      // Taken away by hand: the work still ends well.
    }
  }, heartbeatMs);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    rmSync(file, { force: true });
  }
}
