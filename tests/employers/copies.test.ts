import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Services } from '#electron/areas/services.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { acting, testServices } from '../support/acting.ts';
import { at, head, makeDesk, uscc, type Desk } from '../support/desk.ts';

/* A dossier that left the house: the same bytes again, whatever happens to the ledger, the product and the fonts. */

let desk: Desk;
let id = 0;
let made = 0;
const printed: Uint8Array[] = [];
const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A press that never makes the same file twice, as Chromium would not years later. */
const press: Services['press'] = {
  pdf: (html) => Promise.resolve(new Uint8Array(Buffer.from(`%PDF ${(made += 1)} ${html.length}`))),
  print: (_html, order) => { printed.push(order.pdf ?? new Uint8Array()); return Promise.resolve('queued' as const); },
};
const at0 = (desk_: Desk) => acting('employers', { ...desk_.services, press });

beforeEach(async () => {
  desk = await makeDesk();
  printed.length = 0;
  ({ id } = await desk.employers('create', { fields: head('乙建筑工程有限公司', uscc(2)), tags: [] }));
});
afterEach(() => desk.close());

const fileOf = async (file: { folder: string; name: string } | null): Promise<Buffer> => readFile(`${file?.folder}/${file?.name}`);

test('a copy is the same file after a restart and after the dossier has changed; a new copy is another one with the next serial', async () => {
  const employers = at0(desk);
  const first = await employers('exportDossier', { id, format: 'docx' });
  const bytes = await fileOf(first.file);
  const pdf = await employers('exportDossier', { id, format: 'pdf' });
  const pdfBytes = await fileOf(pdf.file);
  expect([first.serial, pdf.serial]).toEqual(['990101-DA-2025-0001', '990101-DA-2025-0002']);

  await desk.ledger.close();
  const ledger = await openLedger(desk.folder, { now: desk.clock.now });
  const before = desk;
  desk = { ...before, ledger, reader: ledger.reader, close: async () => { await ledger.close(); await before.close().catch(() => undefined); } };
  desk.clock.now = at('2026-01-05 08:00');
  const services = await testServices({ ledger, folder: desk.folder, close: () => Promise.resolve() }, desk.clock);
  const later = acting('employers', { ...services, press });
  const { rowVersion } = await later('dossier', { id });
  await later('edit', { id, rowVersion, fields: head('乙建筑工程（集团）有限公司', uscc(2)), allowDuplicateCode: false, reason: '变更登记' });

  const again = await later('exportCopy', { serial: first.serial });
  expect((await fileOf(again.file)).equals(bytes)).toBe(true);
  expect([again.sha256, sha(bytes)]).toEqual([sha(bytes), (await later('dossierCopies', { id })).copies.at(-1)?.sha256]);
  expect((await later('printCopy', { serial: pdf.serial, printer: '办公室', copies: 1 })).sha256).toBe(sha(pdfBytes));
  expect(Buffer.from(printed[0] ?? []).equals(pdfBytes)).toBe(true);

  const fresh = await later('exportDossier', { id, format: 'docx' });
  expect(fresh.serial).toBe('990101-DA-2026-0001');
  expect((await fileOf(fresh.file)).equals(bytes)).toBe(false);
  expect((await later('dossierCopies', { id })).copies.map(({ serial, format, way, staffNo }) => [serial, format, way, staffNo])).toEqual([
    ['990101-DA-2026-0001', 'docx', 'exported', '0001'], ['990101-DA-2025-0002', 'pdf', 'exported', '0001'], ['990101-DA-2025-0001', 'docx', 'exported', '0001'],
  ]);
  const told = await ledger.reader.rows<{ operation: string; summary: string }>(`SELECT operation, summary FROM journal WHERE operation LIKE 'employers.%Copy' ORDER BY seq`);
  expect(told.map((entry) => entry.summary)).toEqual(['再次导出档案 990101-DA-2025-0001，Word', '重印档案 990101-DA-2025-0002，1 份']);
});

test('a printed copy is kept as printed, with what became of it; what was Word is not printed as it was', async () => {
  const employers = at0(desk);
  const { serial, outcome } = await employers('printDossier', { id, printer: '办公室', copies: 2 });
  expect(outcome).toBe('queued');
  await employers('printCopy', { serial, printer: '办公室', copies: 1 });
  expect(printed.map(sha)).toEqual([sha(printed[0] ?? new Uint8Array()), sha(printed[0] ?? new Uint8Array())]);
  expect(await desk.reader.rows('SELECT subject_kind, subject_id, copies FROM printed_papers ORDER BY id')).toEqual([{ subject_kind: 'dossier', subject_id: serial, copies: 2 }, { subject_kind: 'dossier', subject_id: serial, copies: 1 }]);
  const word = await employers('exportDossier', { id, format: 'docx' });
  await expect(employers('printCopy', { serial: word.serial, printer: null, copies: 1 })).rejects.toMatchObject({ code: 'employers.copyNotPdf' });
  await expect(employers('exportCopy', { serial: '990101-DA-2025-0099' })).rejects.toMatchObject({ code: 'ledger.notFound' });
});

test('copies made at once have serials of their own without a gap', async () => {
  const employers = at0(desk);
  const all = await Promise.all(Array.from({ length: 6 }, () => employers('printDossier', { id, printer: 'A', copies: 1 })));
  expect(all.map((one) => one.serial).toSorted()).toEqual([1, 2, 3, 4, 5, 6].map((n) => `990101-DA-2025-000${n}`));
});

test('kept bytes that were altered are refused, and nothing takes a copy out of the list', async () => {
  const employers = at0(desk);
  const { serial } = await employers('exportDossier', { id, format: 'docx' });
  await expect(desk.fill(['DELETE FROM dossier_copies'])).rejects.toThrow(/stays listed/);
  await expect(desk.fill([`UPDATE dossier_copies SET sha256 = 'x'`])).rejects.toThrow(/stays as it was/);
  await desk.fill(['DROP TRIGGER frozen_files_fixed', `UPDATE frozen_files SET bytes = x'00' WHERE owner = 'dossier:${serial}'`]);
  await expect(employers('exportCopy', { serial })).rejects.toMatchObject({ code: 'papers.fileDamaged' });
});

test('a closed dialog hands nothing out', async () => {
  const employers = acting('employers', { ...desk.services, press, desktop: { ...desk.services.desktop, chooseTarget: () => Promise.resolve(null) } });
  expect(await employers('exportDossier', { id, format: 'docx' })).toEqual({ file: null, serial: '' });
  expect((await employers('dossierCopies', { id })).copies).toEqual([]);
});
