import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '#electron/cli/main.ts';
import { makeBackup } from '#electron/ledger/backup.ts';
import { perform } from '#electron/areas/run.ts';
import { makePc, PASSPHRASE, type Pc } from './support.ts';

let pc: Pc;
let stick: string;
beforeEach(async () => {
  pc = await makePc();
  stick = path.join(pc.parent, 'stick');
  mkdirSync(stick);
  await pc.work();
});
afterEach(() => pc.close());

const move = (): Promise<unknown> => pc.backups('prepareMove', { folder: stick, passphrase: PASSPHRASE });
const packageFile = (): string => path.join(stick, readdirSync(stick)[0] ?? '');

describe('moving to a new PC', () => {
  it('takes everything along; the old PC only reads from then on, in the window and on the command line', async () => {
    await move();
    expect(path.basename(packageFile())).toMatch(/^劳监台账搬家-990101-\d{8}-\d{4}\.blbak$/);
    expect((await pc.backups('overview', {})).moved).toEqual({ at: pc.clock.now, name: path.basename(packageFile()) });
    await expect(pc.work()).rejects.toMatchObject({ code: 'ledger.moved' });
    await expect(perform(pc.services, 'settings.setStreetName', { code: '990101009', name: '后来', seen: '' })).rejects.toMatchObject({ code: 'ledger.moved' });
    await expect(pc.backups('toStick', { folder: stick, passphrase: PASSPHRASE })).rejects.toMatchObject({ code: 'ledger.moved' });
    const words: string[] = [];
    const cli = (...given: string[]): Promise<number> => runCli(given, { out: () => undefined, err: (line) => void words.push(line) });
    expect(await cli('account', 'add', '--ledger', pc.folder, '--staff', '0002', '--name', '李四', '--posts', 'handler').catch(() => 1)).not.toBe(0);
    expect(await cli('list', '--ledger', pc.folder, 'employers')).toBe(0);
    expect(await pc.ledger().reader.first('SELECT count(*) AS n FROM streets')).toEqual({ n: 1 });

    // On the new PC it can be worked on at once.
    await pc.backups('arrive', { file: pc.token(packageFile()), passphrase: PASSPHRASE, folder: path.join(pc.parent, 'new') });
    expect((await pc.backups('overview', {})).moved).toBeNull();
    await pc.work();
    expect(await pc.ledger().reader.first('SELECT count(*) AS n FROM streets')).toEqual({ n: 2 });
    const entries = await pc.ledger().reader.rows<{ operation: string }>('SELECT operation FROM journal ORDER BY seq DESC LIMIT 3');
    expect(entries.map(({ operation }) => operation)).toContain('backups.arrive');
  });

  it('has a way back, with a reason in the list of exceptions', async () => {
    await move();
    await pc.backups('cancelMove', { reason: '新电脑坏了' });
    expect((await pc.backups('overview', {})).moved).toBeNull();
    await pc.work();
    expect(await pc.ledger().reader.first(`SELECT reason FROM journal WHERE operation = 'backups.cancelMove'`)).toEqual({ reason: '新电脑坏了' });
    await expect(pc.backups('cancelMove', { reason: '再来' })).rejects.toMatchObject({ code: 'backups.notMoved' });
  });

  it('a restore is no way round', async () => {
    const { name } = await makeBackup(pc.ledger().paths, 'hand', pc.clock.now);
    pc.clock.now += 1000;
    await move();
    const told = await pc.backups('preview', { source: { kind: 'backup', name } });
    await expect(pc.backups('restore', { ticket: told.ticket, presentSeq: told.presentSeq })).rejects.toMatchObject({ code: 'ledger.moved' });
  });

  it('marks nothing where the package was not written', async () => {
    await expect(pc.backups('prepareMove', { folder: path.join(stick, 'a\0b'), passphrase: PASSPHRASE }).catch((error: unknown) => Promise.reject(error as Error))).rejects.toBeTruthy();
    await expect(pc.backups('prepareMove', { folder: stick, passphrase: 'wrong' })).rejects.toMatchObject({ code: 'outbox.wrongPassphrase' });
    expect((await pc.backups('overview', {})).moved).toBeNull();
    await pc.work();
  });
});
