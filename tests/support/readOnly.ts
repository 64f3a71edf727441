import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';

/**
 * Makes a folder that really cannot be written; gives back what undoes it. For a plain user the mode is enough; root needs a read-only mount or the
 * immutable flag. Null where this machine offers neither.
 */
export function makeReadOnly(folder: string): (() => void) | null {
  if (process.getuid?.() !== 0) {
    chmodSync(folder, 0o500);
    return () => chmodSync(folder, 0o700);
  }
  if (works('mount', ['--bind', '-o', 'ro', folder, folder])) return () => void works('umount', ['-l', folder]);
  if (works('chattr', ['+i', folder])) return () => void works('chattr', ['-i', folder]);
  return null;
}

/** A tiny disk of its own, in memory; null where this account may not mount. Gives back what takes it away. */
export function mountTinyDisk(folder: string, kib: number): (() => void) | null {
  return works('mount', ['-t', 'tmpfs', '-o', `size=${kib}k`, 'tmpfs', folder]) ? () => void works('umount', ['-l', folder]) : null;
}

function works(command: string, words: readonly string[]): boolean {
  try {
    execFileSync(command, words, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
