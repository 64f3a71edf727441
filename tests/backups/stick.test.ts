import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLedger } from '#electron/ledger/open.ts';
import { firstBrokenEntry } from '#electron/ledger/journalChain.ts';
import { sha256 } from '#electron/ledger/digest.ts';
import { mountTinyDisk } from '../support/readOnly.ts';
import { makePc, PASSPHRASE, type Pc } from './support.ts';

let pc: Pc;
let stick: string;
let attachment: string;

beforeEach(async () => {
  pc = await makePc();
  stick = path.join(pc.parent, 'stick');
  mkdirSync(stick);
  const content = Buffer.alloc(300_000, 'photo');
  attachment = path.join('ab', `${sha256(content)}.jpg`);
  mkdirSync(path.join(pc.folder, 'attachments', 'ab'));
  writeFileSync(path.join(pc.folder, 'attachments', attachment), content);
  writeFileSync(path.join(pc.folder, 'outbox', '990101-QX-202503-V1.jws'), 'a.b.c');
  for (let i = 0; i < 3; i += 1) await pc.work();
});
afterEach(() => pc.close());

const written = (): string => path.join(stick, readdirSync(stick).find((name) => name.endsWith('.blbak')) ?? 'none');
const elsewhere = (): string => path.join(pc.parent, 'new-pc', '台账');

async function arrive(file: string, passphrase = PASSPHRASE, folder = elsewhere()) {
  return pc.backups('arrive', { file: pc.token(file), passphrase, folder });
}

describe('an encrypted backup on a stick', () => {
  it('brings everything to another folder: records, attachments, outbox, keys, an unbroken journal', async () => {
    const { size, files } = await pc.backups('toStick', { folder: stick, passphrase: PASSPHRASE });
    expect(files).toBe(3);
    expect(readFileSync(written())).toHaveLength(size);
    expect(readdirSync(stick)).toHaveLength(1);
    const { signed } = await arrive(written());
    expect(signed).toBe(true);
    const ledger = pc.ledger();
    expect(ledger.paths.folder).toBe(elsewhere());
    expect(await ledger.reader.rows('SELECT name FROM streets ORDER BY code')).toEqual([{ name: '街道1' }, { name: '街道2' }, { name: '街道3' }]);
    expect(await firstBrokenEntry(ledger.reader)).toBeNull();
    expect(readFileSync(path.join(elsewhere(), 'attachments', attachment))).toEqual(readFileSync(path.join(pc.folder, 'attachments', attachment)));
    expect(readFileSync(path.join(elsewhere(), 'outbox', '990101-QX-202503-V1.jws'), 'utf8')).toBe('a.b.c');
    expect(pc.services.keyring().unlocked()).toBe(true);
    expect(readdirSync(elsewhere()).sort()).toEqual(expect.arrayContaining(['attachments', 'backups', 'ledger.sqlite', 'outbox', 'refused']));
  });

  it('holds nothing that can be read without the passphrase', async () => {
    await pc.backups('toStick', { folder: stick, passphrase: PASSPHRASE });
    const bytes = readFileSync(written());
    for (const text of ['街道2', 'SQLite format 3', 'photophoto', '990101-QX']) expect(bytes.includes(text)).toBe(false);
  });

  it('opens by the passphrase typed in small letters and without hyphens, as on paper', async () => {
    await pc.backups('toStick', { folder: stick, passphrase: PASSPHRASE });
    await arrive(written(), 'abcd efgh jklm npqr stuv wxyz');
    expect(pc.ledger().paths.folder).toBe(elsewhere());
  });

  it('is not begun with a wrong passphrase', async () => {
    await expect(pc.backups('toStick', { folder: stick, passphrase: 'wrong' })).rejects.toMatchObject({ code: 'outbox.wrongPassphrase' });
    expect(readdirSync(stick)).toEqual([]);
  });

  it('tells a wrong passphrase, a file that was cut off, and one that was altered; nothing is left behind', async () => {
    await pc.backups('toStick', { folder: stick, passphrase: PASSPHRASE });
    const good = readFileSync(written());
    const file = path.join(pc.parent, 'other.blbak');
    const expectRefused = async (bytes: Buffer, code: string, passphrase = PASSPHRASE): Promise<void> => {
      writeFileSync(file, bytes);
      await expect(arrive(file, passphrase)).rejects.toMatchObject({ code });
      expect(existsSync(path.dirname(elsewhere()))).toBe(false);
    };
    await expectRefused(good, 'backups.wrongPassphrase', 'ABCD-EFGH-JKLM-NPQR-STUV-WXY2');
    for (const length of [0, 5]) await expectRefused(good.subarray(0, length), length === 0 ? 'backups.notAPackage' : 'backups.cutOff');
    for (const length of [11, 40, 500, 70_000, good.length - 1]) await expectRefused(good.subarray(0, length), 'backups.cutOff');
    await expectRefused(Buffer.concat([good, Buffer.alloc(1)]), 'backups.cutOff');
    await expectRefused(Buffer.from('PK\x03\x04 a zip file, perhaps'), 'backups.notAPackage');
    // Any flipped bit, also in the header that names the district, ends in a refusal.
    for (const at of [20, 60, 200, 400, good.length >> 1, good.length - 11]) {
      const bad = Buffer.from(good);
      bad[at] = (bad[at] ?? 0) ^ 1;
      writeFileSync(file, bad);
      await expect(arrive(file)).rejects.toMatchObject({ code: expect.stringMatching(/^backups\.(packageDamaged|wrongPassphrase)$/) as string });
      expect(existsSync(path.dirname(elsewhere()))).toBe(false);
    }
    // A whole chunk taken out, with the end mark in place.
    await expectRefused(Buffer.concat([good.subarray(0, 100_000), good.subarray(100_000 + 65_552)]), 'backups.packageDamaged');
  });

  it('never lands on another ledger', async () => {
    await pc.backups('toStick', { folder: stick, passphrase: PASSPHRASE });
    const before = readFileSync(path.join(pc.folder, 'ledger.sqlite'));
    await expect(arrive(written(), PASSPHRASE, pc.folder)).rejects.toMatchObject({ code: 'ledger.alreadyThere' });
    expect(readFileSync(path.join(pc.folder, 'ledger.sqlite'))).toEqual(before);
    expect(await pc.ledger().reader.first('SELECT count(*) AS n FROM streets')).toEqual({ n: 3 });
  });

  it('does not begin where there is no room, and leaves nothing half written', async (context) => {
    const undo = mountTinyDisk(stick, 256);
    if (undo === null) return context.skip('this account may not mount');
    try {
      await expect(pc.backups('toStick', { folder: stick, passphrase: PASSPHRASE })).rejects.toMatchObject({ code: 'backups.noRoom' });
      expect(readdirSync(stick)).toEqual([]);
    } finally {
      undo();
    }
  });

  it('names what it is before the passphrase is known, and refuses what is none', async () => {
    await pc.backups('toStick', { folder: stick, passphrase: PASSPHRASE });
    expect(await pc.backups('about', { file: pc.token(written()) })).toMatchObject({ districtName: '清河区', districtCode: '990101', ledgerId: pc.ledgerId });
    truncateSync(written(), 100);
    await expect(pc.backups('about', { file: pc.token(written()) })).rejects.toMatchObject({ code: 'backups.cutOff' });
    rmSync(written());
    await expect(pc.backups('about', { file: pc.token(path.join(stick, 'gone.blbak')) })).rejects.toMatchObject({ code: 'backups.unreadable' });
  });

  it('refuses a ledger of a newer version before it stands anywhere', async () => {
    await pc.ledger().exclusively((w) => w.run(`INSERT INTO schema_migrations (id, name, applied_at) VALUES (999, 'future', 0)`));
    await pc.backups('toStick', { folder: stick, passphrase: PASSPHRASE });
    await expect(arrive(written())).rejects.toMatchObject({ code: 'ledger.newer' });
    expect(existsSync(path.dirname(elsewhere()))).toBe(false);
    await pc.ledger().exclusively((w) => w.run('DELETE FROM schema_migrations WHERE id = 999'));
  });
});

it('a ledger that came by stick can be opened again and backed up', async () => {
  await pc.backups('toStick', { folder: stick, passphrase: PASSPHRASE });
  await arrive(written());
  await pc.backups('toStick', { folder: stick, passphrase: PASSPHRASE });
  await pc.ledger().close();
  const again = await openLedger(elsewhere(), { now: pc.clock.now });
  await again.close();
});
