import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { profileFor } from '../screens.ts';

/** Starts that end in a page of their own: the first run, and ledgers that cannot be opened. Each gets a profile of its own on a copy of the ledger. */
export async function troubles(folder: string): Promise<readonly { readonly name: string; readonly profile: string }[]> {
  const source = path.join(folder, 'ledger');
  const place = async (name: string, spoil: (ledger: string) => Promise<void>): Promise<{ name: string; profile: string }> => {
    const own = path.join(folder, 'starts', name);
    const ledger = path.join(own, 'ledger');
    await mkdir(own, { recursive: true });
    await cp(source, ledger, { recursive: true });
    await spoil(ledger);
    return { name, profile: await profileFor(own, ledger) };
  };
  const empty = path.join(folder, 'starts', '初次');
  await mkdir(path.join(empty, 'profile'), { recursive: true });
  const missing = path.join(folder, 'starts', '不见');
  return [
    { name: '初次', profile: path.join(empty, 'profile') },
    { name: '不见', profile: await profileFor(missing, path.join(missing, 'ledger')) },
    await place('登录', () => Promise.resolve()),
    await place('损坏', async (ledger) => {
      const file = path.join(ledger, 'ledger.sqlite');
      await writeFile(file, (await readFile(file)).fill(0x5a, 0, 100));
    }),
    await place('别处在用', (ledger) => writeFile(path.join(ledger, 'in-use.json'), JSON.stringify({ machine: 'another', name: '二楼办公室', kind: 'window', pid: 1, started: '', holder: 'x', beat: 5, at: 0 }))),
    await place('同步文件夹', (ledger) => writeFile(path.join(ledger, '..', '.dropbox'), '')),
  ];
}
