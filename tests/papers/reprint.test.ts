import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import { D01 } from '#electron/papers/kinds/D01.ts';
import type { PrintEnd } from '#electron/papers/press.ts';
import { hashPassword } from '#electron/areas/people/password.ts';
import type { KeptPin } from '#electron/areas/people/pin.ts';
import { sealedColumns } from '#electron/areas/vault/repository.ts';
import { rotate, type RotationState } from '#electron/vault/rotate.ts';
import { Vault } from '#electron/vault/vault.ts';
import { acting } from '../support/acting.ts';
import { at } from '../support/desk.ts';
import { seat } from '../support/seat.ts';
import { acceptance, complaint, opinion } from './contents.ts';
import { LEDGER_ID, makePaperDesk, openKeychain, type PaperDesk } from './support.ts';

let desk: PaperDesk;
afterEach(async () => {
  vi.restoreAllMocks();
  await desk.close();
});

/** A desk whose press makes another file each time, as Chromium would years later; and what it was given to print. */
async function pressDesk() {
  desk = await makePaperDesk();
  const printed: { pdf: string; printer: string | null; html: string }[] = [];
  const ends: ((told: PrintEnd) => void)[] = [];
  let made = 0;
  const services = {
    ...desk.services,
    press: {
      pdf: (html: string) => Promise.resolve(new Uint8Array(Buffer.from(`%PDF ${(made += 1)} /CreationDate (D:20300101000000+00'00') ${html.length}`))),
      print: (html: string, order: { pdf?: Uint8Array; printer: string | null; ended?: (told: PrintEnd) => void }) => {
        if (order.ended !== undefined) ends.push(order.ended);
        printed.push({ html, pdf: Buffer.from(order.pdf ?? []).toString('latin1'), printer: order.printer });
        return Promise.resolve('queued' as const);
      },
    },
  };
  return { papers: acting('papers', services), printed, ends, services };
}

const INK: InputOf<'papers.sign'>['ink'] = [Array.from({ length: 20 }, (_, i): [number, number, number, number] => [5 + i * 2, 10 + (i % 3), 0.5, i * 16])];

describe('a final paper', () => {
  it('gives the same bytes years later, under a new version of its kind and another printer of files', async () => {
    const { papers, printed } = await pressDesk();
    const draft = await desk.draft({ kind: 'D01', content: complaint });
    const { id } = await desk.approve(draft);
    const first = await papers('export', { id, format: 'docx', reason: '归档' });
    const pdf = await papers('print', { id, printer: 'A', copies: 2, duplex: false, reason: '交投诉人核对签名' });
    expect(pdf.again).toBe(false);
    const bytes = readFileSync(path.join(first.file?.folder ?? '', first.file?.name ?? ''));

    desk.clock.now = at('2031-06-01 10:00');
    const layout = D01.layout.bind(D01);
    vi.spyOn(D01, 'layout').mockImplementation((content, frame) => ({ ...layout(content, frame), title: '新版投诉登记表' }));
    const later = await papers('export', { id, format: 'docx', reason: '法院调卷' });
    expect(later.sha256).toBe(first.sha256);
    expect(readFileSync(path.join(later.file?.folder ?? '', later.file?.name ?? '')).equals(bytes)).toBe(true);
    const again = await papers('print', { id, printer: 'B', copies: 1, duplex: false, reason: '法院调卷' });
    expect(again).toEqual({ outcome: 'queued', again: true, sha256: pdf.sha256 });
    expect(printed[1]?.pdf).toBe(printed[0]?.pdf);
    expect(printed[1]?.html).not.toContain('新版投诉登记表');
    expect(printed[0]?.pdf).toContain('/CreationDate (D:20261124014200');

    const shown = await papers('paper', { id });
    expect(shown.content).toBeNull();
    expect(shown.events.map((event) => [event.event, event.reason, event.printer])).toEqual([
      ['drafted', '', ''], ['approved', '清人社监投字〔2026〕第1号', ''], ['exporting', '归档', ''], ['exported', '归档', ''], ['printing', '交投诉人核对签名', ''], ['printed', '交投诉人核对签名', 'A'],
      ['exporting', '法院调卷', ''], ['exported', '法院调卷', ''], ['printing', '法院调卷', ''], ['reprinted', '法院调卷', 'B'],
    ]);
    // The kept bytes are sealed: they name a person.
    const kept = await desk.reader.rows<{ bytes: Uint8Array }>('SELECT bytes FROM frozen_files');
    expect(kept.length).toBe(2);
    for (const row of kept) expect(Buffer.from(row.bytes).includes(Buffer.from('PDF'))).toBe(false);
  });

  it('tells on its own screen what became of each print', async () => {
    const { papers, ends } = await pressDesk();
    const { id } = await desk.approve(await desk.draft({ kind: 'D01', content: complaint }));
    expect((await papers('paper', { id })).prints).toEqual([]);
    await papers('print', { id, printer: 'A', copies: 2, duplex: false, reason: '交投诉人核对签名' });
    await papers('print', { id, printer: null, copies: 1, duplex: false, reason: '交投诉人核对签名' });
    await papers('print', { id, printer: 'B', copies: 1, duplex: false, reason: '交投诉人核对签名' });
    ends[0]?.({ outcome: 'failed', words: '' });
    ends[1]?.({ outcome: 'unknown', words: '' });
    ends[2]?.({ outcome: 'printed', words: '' });
    await vi.waitFor(async () => {
      expect((await papers('paper', { id })).prints.map((one) => [one.printer, one.copies, one.outcome, one.staffNo])).toEqual([['B', 1, 'printed', '0001'], ['', 1, 'queued', '0001'], ['A', 2, 'failed', '0001']]);
    });
  });

  it('leaves the ledger only with a reason, and never when it is void', async () => {
    const { papers } = await pressDesk();
    const paper = await desk.approve(await desk.draft({ kind: 'D01', content: complaint }));
    await expect(papers('export', { id: paper.id, format: 'pdf', reason: '' })).rejects.toMatchObject({ code: 'identities.reasonNeeded' });
    await papers('look', { id: paper.id, reason: '核对陈述' });
    const journal = await desk.reader.first<{ summary: string; reason: string }>("SELECT summary, reason FROM journal WHERE operation = 'papers.look'");
    expect(journal).toEqual({ summary: '大队长查看《投诉登记表》清人社监投字〔2026〕第1号，看到投诉人甲的身份', reason: '核对陈述' });
    await papers('void', { id: paper.id, rowVersion: paper.rowVersion, reason: '登记重复' });
    await expect(papers('export', { id: paper.id, format: 'pdf', reason: '归档' })).rejects.toMatchObject({ code: 'papers.voidNotOut' });
  });

  it('damaged in the ledger is refused, not handed out', async () => {
    const { papers } = await pressDesk();
    const { id } = await desk.approve(await desk.draft({ kind: 'D01', content: complaint }));
    await papers('export', { id, format: 'docx', reason: '归档' });
    await desk.write(async ({ w }) => { await w.run('DROP TRIGGER frozen_files_fixed'); await w.run("UPDATE frozen_files SET sha256 = '00'"); });
    await expect(papers('export', { id, format: 'docx', reason: '归档' })).rejects.toMatchObject({ code: 'papers.fileDamaged' });
  });
});

describe('signatures', () => {
  it('are bound to the digest, drawn on the paper, replaced by signing again, and change its file', async () => {
    const { papers } = await pressDesk();
    const draft = await desk.draft({ kind: 'D01', content: complaint });
    const { id, digest } = await desk.approve(draft);
    const bare = await papers('export', { id, format: 'docx', reason: '归档' });
    await expect(papers('sign', { id, digest: digest.replace(/./g, '0'), slot: 'complainant', signer: '投诉人甲', ink: INK })).rejects.toMatchObject({ code: 'papers.signedOther' });
    await expect(papers('sign', { id, digest, slot: 'captain', signer: '投诉人甲', ink: INK })).rejects.toMatchObject({ code: 'papers.noSlot' });
    await expect(papers('sign', { id, digest, slot: 'complainant', signer: '投诉人甲', ink: [[[1, 1, 0.5, 0]]] })).rejects.toMatchObject({ code: 'papers.noInk' });
    // Nobody's own name stands beside a sealed paper.
    await expect(papers('sign', { id, digest, slot: 'complainant', signer: '张某', ink: INK })).rejects.toMatchObject({ code: 'papers.signerPseudonym' });
    await papers('sign', { id, digest, slot: 'complainant', signer: '投诉人甲', ink: INK });
    const signed = await papers('export', { id, format: 'docx', reason: '归档' });
    expect(signed.sha256).not.toBe(bare.sha256);
    expect((await papers('look', { id, reason: '核对' })).pages.markup).toContain('投诉人甲');
    await papers('sign', { id, digest, slot: 'complainant', signer: '投诉人甲', ink: INK });
    const shown = await papers('paper', { id });
    expect(shown.signatures.map((one) => [one.replaced, one.fits])).toEqual([[true, false], [false, true]]);
    await papers('refuseToSign', { id, digest, slot: 'complainant', signer: '投诉人甲', reason: '不认可金额', witnesses: ['0003', '0005'] });
    expect((await papers('look', { id, reason: '核对' })).pages.markup).toMatch(/拒绝签名/);
    await expect(papers('refuseToSign', { id, digest, slot: 'complainant', signer: '投诉人甲', reason: '不认可金额', witnesses: ['0003', '0003'] })).rejects.toMatchObject({ code: 'papers.sameWitness' });
    expect(await desk.reader.rows("SELECT event, reason FROM paper_events WHERE event IN ('signed', 'refused') ORDER BY id")).toEqual([{ event: 'signed', reason: '投诉人甲' }, { event: 'signed', reason: '投诉人甲' }, { event: 'refused', reason: '' }]);
    // Strokes are personal data: sealed like the paper.
    const kept = await desk.reader.rows<{ mark: Uint8Array }>('SELECT mark FROM paper_signatures');
    for (const row of kept) expect(Buffer.from(row.mark).includes(Buffer.from('ink'))).toBe(false);
  });

  it('a draft cannot be signed', async () => {
    const { papers } = await pressDesk();
    const { id } = await desk.draft({ kind: 'D01', content: complaint });
    await expect(papers('sign', { id, digest: '0'.repeat(64), slot: 'complainant', signer: '投诉人甲', ink: INK })).rejects.toMatchObject({ code: 'papers.signFinal' });
  });

  it('the stored one is kept with the password and used only with the PIN, each time', async () => {
    const { papers, services } = await pressDesk();
    const paper = await desk.approve(await desk.draft({ kind: 'D13', content: opinion }));
    const party = await desk.approve(await desk.draft({ kind: 'D01', content: complaint }));
    const use = (pin: string, of = paper, slot = 'reviewer') => papers('signStored', { id: of.id, digest: of.digest, slot, pin });
    await expect(use('2580')).rejects.toMatchObject({ code: 'papers.noStoredSignature' });
    await expect(papers('storeSignature', { ink: INK, secret: 'x' })).rejects.toMatchObject({ code: 'papers.secretNeeded' });
    const password = await hashPassword('correct horse 9');
    await desk.write(({ w }) => w.run('UPDATE officers SET password_hash = ?', [password]));
    await expect(papers('storeSignature', { ink: INK, secret: 'wrong' })).rejects.toMatchObject({ code: 'people.wrongPassword' });
    await papers('storeSignature', { ink: INK, secret: 'correct horse 9' });
    let kept: KeptPin | null = null;
    await seat(desk, { staffNo: '0001', name: '', posts: ['legalReviewer', 'intakeClerk'] });
    Object.assign(services, { host: { pin: () => kept, keepPin: (pin: KeptPin | null) => { kept = pin; }, person: () => services.actor() } });
    await expect(use('2580')).rejects.toMatchObject({ code: 'people.noPin' });
    kept = { staffNo: '0001', hash: await hashPassword('2580'), password, failures: 0 };
    await expect(use('1379')).rejects.toMatchObject({ code: 'people.wrongPin' });
    await use('2580');
    expect((await papers('paper', { id: paper.id })).signatures).toMatchObject([{ signer: '工号 0001', fits: true }]);
    // An officer's own signature never stands where a party signs.
    await expect(use('2580', party, 'complainant')).rejects.toMatchObject({ code: 'papers.partySlot' });
    const row = await desk.reader.first<{ ink: Uint8Array }>('SELECT ink FROM officer_signatures');
    expect(Buffer.from(row?.ink ?? []).includes(Buffer.from('0.5,'))).toBe(false);
  });

  it('and everything that is sealed opens after a change of the key', async () => {
    const { papers } = await pressDesk();
    const { id, digest } = await desk.approve(await desk.draft({ kind: 'D01', content: complaint }));
    await papers('sign', { id, digest, slot: 'complainant', signer: '投诉人甲', ink: INK });
    const before = await papers('export', { id, format: 'docx', reason: '归档' });
    const other = await Vault.create(LEDGER_ID, '七六五四三二一零', openKeychain);
    const next = await Vault.of(LEDGER_ID, other, openKeychain);
    const sealedRows = async () => (await Promise.all(sealedColumns.map((column) => desk.write(({ w }) => column.rowsAfter(w, null, 500))))).flat();
    expect((await sealedRows()).length).toBeGreaterThanOrEqual(4);
    let state: RotationState | null = null;
    await rotate({
      keys: { from: desk.vault.keys.current, to: next.keys.current }, columns: sealedColumns, transaction: (work) => desk.write(({ w }) => work(w)),
      readState: () => Promise.resolve(state), writeState: (_w, now) => { state = now; return Promise.resolve(); },
    });
    const moved = acting('papers', { ...desk.services, vault: () => next });
    expect((await moved('look', { id, reason: '核对' })).content).toMatchObject({ phone: '13900001234' });
    expect((await moved('export', { id, format: 'docx', reason: '归档' })).sha256).toBe(before.sha256);
  });
});

describe('the window', () => {
  it('previews what is typed with what is missing, and shows an own draft but nobody else’s identities', async () => {
    const { papers } = await pressDesk();
    const shown = await papers('preview', { kind: 'D04', subject: { kind: 'complaint', id: 1 }, content: { ...acceptance, recipient: '' } as InputOf<'papers.preview'>['content'] });
    expect(shown.problems).toEqual([{ field: 'recipient', label: '告知对象', what: '还没有填写' }]);
    expect(shown.pages.markup).toContain('受理告知书');
    const { id } = await desk.draft({ kind: 'D04', content: acceptance });
    expect((await papers('paper', { id })).content).toMatchObject({ recipient: '张某' });
    const other = await desk.write(async (act) => (await import('#electron/areas/papers/draft.ts')).draftPaper(act, { kind: 'D04', subject: { kind: 'complaint', id: 1 }, employerId: null, label: '投诉人甲', content: acceptance }), { staffNo: '0009', name: '', posts: ['handler'] });
    expect((await papers('paper', { id: other.id })).content).toBeNull();
    expect(JSON.stringify(await papers('list', { of: { kind: 'complaint', id: 1 }, text: '' }))).not.toContain('张某');
  });
});
