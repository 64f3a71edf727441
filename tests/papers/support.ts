import type { Content } from '#shared/papers/fields.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import { approvePaper, type ApprovedPaper } from '#electron/areas/papers/approve.ts';
import { draftPaper, type NewPaper, type PaperAct, type PaperRef } from '#electron/areas/papers/draft.ts';
import { Vault } from '#electron/vault/vault.ts';
import { testServices } from '../support/acting.ts';
import { at } from '../support/desk.ts';
import { makeLedger } from '../support/ledger.ts';
import { LEDGER_ID, openKeychain, writing } from './writing.ts';

export { LEDGER_ID, openKeychain, writing } from './writing.ts';

/** A ledger with an opened vault and a clock that the test moves. */
export async function makePaperDesk(now = at('2026-11-24 09:42')) {
  const test = await makeLedger();
  const clock = { now };
  const vaultState = await Vault.create(LEDGER_ID, '一二三四五六七八', openKeychain);
  const vault = await Vault.of(LEDGER_ID, vaultState, openKeychain);
  const services = { ...(await testServices(test, clock)), vault: () => vault };
  const { ledger } = test;
  // The record that the papers belong to.
  await ledger.transaction(async (w) => {
    await w.insert('complaints', { id: 1, receipt_no: '23456789', kind: 'complaint', channel: 'window', registered_at: now, registered_by: '0001', claims: '["wages"]' });
    const person = '7f1f4c3a-5f0d-4f8e-9d59-0c1f0a5e6b01';
    await w.run("INSERT INTO persons (id, role, name, source, entered_by, entered_at) VALUES (?, 'complainant', ?, 'typed', '0001', ?)", [person, vault.sealField({ table: 'persons', column: 'name', row: person }, '张某'), now]);
    await w.run("INSERT INTO person_subjects (subject_kind, subject_id, person_id, role, ordinal, pseudonym) VALUES ('complaint', 1, ?, 'complainant', 1, '投诉人甲')", [person]);
    return { commit: true };
  });
  return {
    ...test, clock, services, vault, vaultState, reader: ledger.reader,
    write: <T>(work: (act: PaperAct) => Promise<T>, actor?: Actor) => writing(ledger, services, clock.now, work, actor),
    draft: (paper: Partial<NewPaper> & { kind: string; content: Content }): Promise<PaperRef> => writing(ledger, services, clock.now, (act) => draftPaper(act, { subject: { kind: 'complaint', id: 1 }, employerId: null, label: '投诉人甲 诉 某公司', ...paper })),
    approve: (paper: PaperRef): Promise<ApprovedPaper> => writing(ledger, services, clock.now, (act) => approvePaper(act, paper.id, paper.rowVersion)),
  };
}

export type PaperDesk = Awaited<ReturnType<typeof makePaperDesk>>;
