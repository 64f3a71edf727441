import path from 'node:path';
import { keepPerson, personsOf } from '#electron/areas/identities/persons.ts';
import { dossierOf } from '#electron/areas/employers/dossier.ts';
import { appRoot } from '#electron/cli/services.ts';
import { loadRulePacks } from '#electron/host/rulePacks.ts';
import { readMeta } from '#electron/ledger/meta.ts';
import { SYSTEM } from '#electron/ledger/journal.ts';
import { Vault } from '#electron/vault/vault.ts';
import { writeVaultState } from '#electron/vault/stateRepository.ts';
import { maskCitizenNumber, maskName, maskPhone } from '#shared/rules/identifiers/mask.ts';
import { fillDistrict, FULL } from './district.ts';
import { makeLedgerAt } from './ledgers.ts';
import { median, timed, told } from './statistics.ts';

const ROUNDS = 60;
/** Three sealed fields each: 201. */
const PEOPLE = 67;
const SUBJECT = { kind: 'case', id: 1 };

/** A dossier with the persons of a record, 200 sealed fields opened and masked, against the same dossier with the same rows unsealed, masked the same way. */
export async function measureSealing(folder: string, say: (line: string) => void): Promise<void> {
  const ledger = await makeLedgerAt(path.join(folder, 'sealing'));
  await fillDistrict(ledger, { ...FULL, employers: 200, accounts: 40, cases: 60, months: 12 });
  const services = { rulePacks: await loadRulePacks(path.join(appRoot, 'resources', 'rulepacks')) };
  const dossier = (): Promise<unknown> => dossierOf(ledger.reader, 1, Date.now(), services);
  const { ledgerId } = await readMeta(ledger.reader);
  const vault = await Vault.of(ledgerId, await Vault.create(ledgerId, 'bench', null), null);
  await vault.unlockByPassphrase('bench');
  await ledger.transaction(async (w) => {
    await writeVaultState(w, vault.state);
    await w.run('CREATE TABLE bench_plain (id TEXT PRIMARY KEY, role TEXT, pseudonym TEXT, name TEXT, id_no TEXT, phone TEXT, source TEXT, entered_by TEXT, entered_at INTEGER, ordinal INTEGER) WITHOUT ROWID');
    await w.run('CREATE TABLE bench_subjects (subject_kind TEXT, subject_id INTEGER, person_id TEXT, ordinal INTEGER, PRIMARY KEY (subject_kind, subject_id, person_id)) WITHOUT ROWID');
    for (let n = 0; n < PEOPLE; n += 1) {
      const one = { name: `劳动者姓名${n}`, idNo: `5101821990010${String(n).padStart(5, '0')}`, phone: `139${String(n).padStart(8, '0')}` };
      const { personId, pseudonym } = await keepPerson({ w, actor: SYSTEM, now: n }, vault, { role: 'worker', subject: SUBJECT, ...one, address: null, source: 'typed' });
      await w.run('INSERT INTO bench_plain VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', [personId, 'worker', pseudonym, one.name, one.idNo, one.phone, 'typed', 'system', n, n]);
      await w.run('INSERT INTO bench_subjects VALUES (?, ?, ?, ?)', [SUBJECT.kind, SUBJECT.id, personId, n]);
    }
    return { commit: true };
  });
  const plain = async (): Promise<unknown[]> => {
    const rows = await ledger.reader.rows<{ id: string; pseudonym: string; name: string; id_no: string; phone: string }>(
      'SELECT p.*, s.subject_kind, s.subject_id FROM bench_subjects s JOIN bench_plain p ON p.id = s.person_id WHERE s.subject_kind = ? AND s.subject_id = ? ORDER BY s.ordinal', [SUBJECT.kind, SUBJECT.id],
    );
    return rows.map((row) => ({ personId: row.id, pseudonym: row.pseudonym, nameMask: maskName(row.name), idNoMask: maskCitizenNumber(row.id_no), phoneMask: maskPhone(row.phone) }));
  };
  const [sealed, floor]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    floor.push((await timed(async () => [await dossier(), await plain()])).ms);
    sealed.push((await timed(async () => [await dossier(), await personsOf(ledger.reader, vault, SUBJECT)])).ms);
  }
  say(told({ what: `a dossier with ${PEOPLE * 3} sealed fields`, ms: median(sealed), floor: 'the same unsealed', floorMs: median(floor), goal: 1.5 }));
  vault.close();
  await ledger.close();
}
