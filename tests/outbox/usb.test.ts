import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CompactSign, decodeProtectedHeader } from 'jose';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportOutbox, importReceiptFiles } from '#electron/outbox/usb.ts';
import { pushOutbox } from '#electron/outbox/push.ts';
import { acting } from '../support/acting.ts';
import { takeFile } from '../city-inbox/stick.ts';
import { makeReadOnly, mountTinyDisk } from '../support/readOnly.ts';
import { makeCity, type City } from './support/city.ts';
import { makeDistrict, type District } from './support/district.ts';

let district: District;
let city: City;
let stick: string;

async function start(encryption: boolean): Promise<void> {
  city = await makeCity({ enrol: [district.publicKeyFile], encryption, now: () => district.clock.now });
  await district.pin(city.inbox.publicKeyFile);
}

beforeEach(async () => {
  district = await makeDistrict();
  stick = path.join(district.parent, 'stick');
});
afterEach(async () => {
  await city.close();
  await district.close();
});

const theCity = (): Parameters<typeof takeFile>[0] => ({ store: city.inbox.store, keys: city.inbox.keys, now: () => district.clock.now });

/** The city's desk: takes a file of the stick and puts the receipt beside it. */
async function atTheCity(file: string): Promise<string> {
  const { name, receiptJws } = await takeFile(theCity(), await readFile(file, 'utf8'));
  const receipt = path.join(stick, name);
  await writeFile(receipt, `${receiptJws}\n`);
  return receipt;
}

async function receiptFile(name: string, change: (receipt: Record<string, unknown>) => Record<string, unknown>, options: { from: string; foreign?: boolean }): Promise<string> {
  const receipt = JSON.parse(Buffer.from((await readFile(options.from, 'utf8')).split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
  const stored = JSON.parse(await readFile(path.join(city.inbox.data, 'city-private.json'), 'utf8')) as { signing: Record<string, string> };
  const key = options.foreign === true ? generateKeyPairSync('ed25519').privateKey : createPrivateKey({ key: stored.signing, format: 'jwk' });
  const file = path.join(stick, name);
  await writeFile(file, await new CompactSign(new TextEncoder().encode(JSON.stringify(change(receipt)))).setProtectedHeader({ alg: 'EdDSA', kid: city.inbox.keys.kid }).sign(key));
  return file;
}

describe('the way by stick', () => {
  it('carries the very same JWS and ends in the same state as the network', async () => {
    await start(false);
    const id = await district.freeze();
    const [exported] = await exportOutbox(district.services, stick);
    expect(exported).toEqual({ serial: '990101-QX-202503-V1', file: path.join(stick, '990101-QX-202503-V1.jws') });
    const jws = (await district.ledger.reader.first<{ jws: string }>('SELECT jws FROM outbox'))?.jws;
    expect(await readFile(exported?.file ?? '', 'utf8')).toBe(jws);
    expect(await readFile(path.join(district.folder, 'outbox', '990101-QX-202503-V1.jws'), 'utf8')).toBe(jws);
    const receipt = await atTheCity(exported?.file ?? '');
    expect(await importReceiptFiles(district.services, [receipt])).toEqual([{ file: '990101-QX-202503-V1.receipt.jws', ok: true, text: expect.stringMatching(/^990101-QX-202503-V1 已送达，回执 /) as unknown }]);
    expect(await district.row(id)).toMatchObject({ state: 'delivered', via: 'usb', attempts: 0, problem: null });
    expect(await district.events(id)).toEqual(['signed', 'exported', 'delivered']);
    // Sent over the network after all: nothing is left to send, and the city gives the same receipt.
    expect((await pushOutbox(district.services, { cityUrl: city.url, waitSeconds: 0 }))[0]).toMatchObject({ state: 'delivered', receiptId: (await district.row(id)).receiptId });
    expect(city.front.arrived).toEqual([]);
    expect(await importReceiptFiles(district.services, [receipt])).toMatchObject([{ ok: true, text: expect.stringContaining('没有变化') as unknown }]);
  });

  it('does not begin on a stick without room', async (context) => {
    await start(false);
    await district.freeze();
    await mkdir(stick);
    const undo = mountTinyDisk(stick, 64);
    if (undo === null) return context.skip('this account may not mount');
    try {
      await expect(exportOutbox(district.services, stick)).rejects.toMatchObject({ code: 'backups.noRoom' });
      expect(await readdir(stick)).toEqual([]);
    } finally {
      undo();
    }
  });

  it('seals the JWS for the city where it gave an RSA key: only the city can open it', async () => {
    await start(true);
    await district.freeze();
    const [exported] = await exportOutbox(district.services, stick);
    expect(path.basename(exported?.file ?? '')).toBe('990101-QX-202503-V1.jwe');
    const jwe = await readFile(exported?.file ?? '', 'utf8');
    expect(decodeProtectedHeader(jwe)).toMatchObject({ alg: 'RSA-OAEP-256', enc: 'A256GCM' });
    expect(jwe.split('.')).toHaveLength(5);
    const receipt = await atTheCity(exported?.file ?? '');
    expect(await importReceiptFiles(district.services, [receipt])).toMatchObject([{ ok: true }]);
    const elsewhere = await makeCity({ enrol: [district.publicKeyFile], encryption: true });
    await expect(takeFile({ store: elsewhere.inbox.store, keys: elsewhere.inbox.keys, now: Date.now }, jwe)).rejects.toMatchObject({ status: 422 });
    await elsewhere.close();
  });

  it('takes all that was not delivered, also what needs attention, and leaves no temporary files', async () => {
    await start(false);
    await district.freeze({ month: '2025-01' });
    await pushOutbox(district.services, { cityUrl: city.url, waitSeconds: 0 });
    await district.freeze();
    await district.freeze({ table: 'major-cases' });
    await exportOutbox(district.services, stick);
    await exportOutbox(district.services, stick);
    expect((await readdir(stick)).sort()).toEqual(['990101-QX-202503-V1.jws', '990101-ZD-202503-V1.jws']);
  });

  it('tells when there is nothing to take along, when the key is closed, and when the stick cannot be written', async () => {
    await start(false);
    expect(await exportOutbox(district.services, stick)).toEqual([]);
    await expect(acting('outbox', district.services)('exportToFolder', {})).rejects.toMatchObject({ code: 'outbox.nothingToExport' });
    await district.freeze();
    await mkdir(stick);
    const undo = makeReadOnly(stick);
    if (undo !== null) {
      await expect(exportOutbox(district.services, stick)).rejects.toMatchObject({ code: 'outbox.fileNotWritten' });
      undo();
      expect(await readdir(stick)).toEqual([]);
    }
    await writeFile(path.join(stick, 'file'), '');
    await expect(exportOutbox(district.services, path.join(stick, 'file', 'below'))).rejects.toMatchObject({ code: 'outbox.fileNotWritten' });
    const locked = await makeDistrict({ unlocked: false });
    await locked.freeze();
    await expect(exportOutbox(locked.services, stick)).rejects.toMatchObject({ code: 'outbox.keyLocked' });
    await locked.close();
  });
});

describe('receipts from a stick', () => {
  it('are told one by one; wrong ones never deliver', async () => {
    await start(false);
    const first = await district.freeze();
    const second = await district.freeze({ table: 'major-cases' });
    const third = await district.freeze({ month: '2025-02' });
    const files = await exportOutbox(district.services, stick);
    const [good, toForge, toChange] = await Promise.all(files.map(({ file }) => atTheCity(file)));
    const forged = await receiptFile('forged.jws', (receipt) => receipt, { from: toForge ?? '', foreign: true });
    const changed = await receiptFile('changed.jws', (receipt) => ({ ...receipt, digest: 'A'.repeat(43) }), { from: toChange ?? '' });
    const foreign = await receiptFile('foreign.jws', (receipt) => ({ ...receipt, districtCode: '990102' }), { from: toChange ?? '' });
    const noise = path.join(stick, 'noise.txt');
    await writeFile(noise, '<html>');
    const huge = path.join(stick, 'huge.jws');
    await writeFile(huge, 'A'.repeat(70_000));
    const results = await importReceiptFiles(district.services, [noise, forged, changed, foreign, huge, path.join(stick, 'gone.jws'), good ?? '']);
    expect(results.map(({ ok }) => ok)).toEqual([false, false, false, false, false, false, true]);
    expect(results[1]?.text).toContain('回执的签名不对');
    expect(results[2]?.text).toContain('摘要不符');
    expect(results[3]?.text).toContain('不在本台账');
    expect(results[4]?.text).toContain('不是支队的回执文件');
    expect(results[5]?.text).toContain('不能读取文件');
    expect((await district.row(first)).state).toBe('delivered');
    for (const id of [second, third]) {
      expect((await district.row(id)).state).toBe('needs-attention');
      expect(await district.events(id)).toEqual(['signed', 'exported', 'evidence']);
    }
    // The right one heals it.
    expect(await importReceiptFiles(district.services, [toForge ?? ''])).toMatchObject([{ ok: true }]);
    expect((await district.row(second)).state).toBe('delivered');
  });

  it('do not replace a receipt that is kept', async () => {
    await start(false);
    const id = await district.freeze();
    const [exported] = await exportOutbox(district.services, stick);
    const receipt = await atTheCity(exported?.file ?? '');
    await importReceiptFiles(district.services, [receipt]);
    const { receiptId } = await district.row(id);
    const other = await receiptFile('other.jws', (kept) => ({ ...kept, receiptId: '00000000-0000-4000-8000-000000000000' }), { from: receipt });
    expect(await importReceiptFiles(district.services, [other])).toMatchObject([{ ok: false, text: expect.stringContaining('保留原有的') as unknown }]);
    expect((await district.row(id)).receiptId).toBe(receiptId);
  });

  it('need the city’s key', async () => {
    city = await makeCity();
    await expect(importReceiptFiles(district.services, [district.publicKeyFile])).rejects.toMatchObject({ code: 'outbox.noCityKey' });
  });
});

describe('from the window', () => {
  it('a person chooses the folder and the files; closing the dialog does nothing', async () => {
    await start(false);
    const id = await district.freeze();
    let folder: string | null = null;
    let chosen = '';
    const services = {
      ...district.services,
      desktop: { ...district.services.desktop, chooseFolder: () => Promise.resolve(folder) },
      files: { ...district.services.files, pathOf: () => chosen },
    };
    const act = acting('outbox', services);
    expect(await act('exportToFolder', {})).toEqual({ files: 0, folder: null });
    folder = stick;
    expect(await act('exportToFolder', {})).toMatchObject({ files: 1, folder: { name: '990101-QX-202503-V1.jws', folder: stick } });
    // A stick that was picked by its name: nobody is asked.
    expect(await act('exportToFolder', { folder: path.join(stick, 'picked') })).toMatchObject({ files: 1, folder: { folder: path.join(stick, 'picked') } });
    chosen = await atTheCity(path.join(stick, '990101-QX-202503-V1.jws'));
    const { results } = await act('importReceipts', { files: [{ token: '0123456789abcdef', name: '回执.jws', size: 1 }] });
    expect(results).toEqual([{ file: '回执.jws', ok: true, text: expect.stringContaining('已送达') as unknown }]);
    const { entries, receiptJws } = await act('log', { id });
    expect(entries.map(({ event }) => event)).toEqual(['已送达', '已导出到 U 盘', '已导出到 U 盘', '已签名', '已批准并冻结']);
    expect(receiptJws).toBe((await readFile(chosen, 'utf8')).trim());
  });
});
