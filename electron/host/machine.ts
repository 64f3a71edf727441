import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';

/** This PC: an id that is the same at each start, of all accounts, and its name for people. Nothing of it can be turned back into the PC's own ids. */
export function thisMachine(): { id: string; name: string } {
  const name = hostname();
  const own = readOr('/etc/machine-id') || readOr('/var/lib/dbus/machine-id') || cardOf();
  return { id: createHash('sha256').update(`brigade-ledger machine|${own}|${name}`).digest('base64url').slice(0, 22), name: name === '' ? '未命名的电脑' : name };
}

/** Smallest address of a network card, where the system has no id of its own that can be read. */
function cardOf(): string {
  const cards = Object.values(networkInterfaces()).flatMap((cards) => cards ?? []).filter(({ internal, mac }) => !internal && mac !== '00:00:00:00:00:00');
  return cards.map(({ mac }) => mac).sort()[0] ?? '';
}

/** When a process began (Linux: boot and tick); empty where the system does not tell. Null: there is no such process. */
export function processStart(pid: number): string | null {
  if (process.platform === 'linux') {
    const text = readOr(`/proc/${pid}/stat`);
    if (text === '') return null;
    // The name in brackets may hold anything; the fields follow the last bracket.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return null;
    return `${readOr('/proc/sys/kernel/random/boot_id').trim()}.${fields[19] ?? ''}`;
  }
  try {
    process.kill(pid, 0);
    return '';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? '' : null;
  }
}

function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}
