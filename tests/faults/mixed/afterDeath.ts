import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { verifyLedger } from '#electron/areas/settings/verify.ts';
import type { Services } from '#electron/areas/services.ts';
import { listBackups, makeBackup } from '#electron/ledger/backup.ts';
import { sweepIncoming } from '#electron/areas/attachments/attach.ts';
import { openSealed } from '#electron/areas/attachments/files.ts';
import { fileSha256, sha256 } from '#electron/ledger/digest.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { recordAtRest } from '#electron/ledger/pages/rest.ts';
import { VaultKeeper } from '#electron/vault/keeper.ts';
import { openKeychain } from '../../support/vault.ts';
import type { City } from '../../outbox/support/city.ts';

/** Backups whose bytes were read and found good, by name, size and time. */
export type Proven = Set<string>;

/** Everything that must hold, looked at in the ledger as opened anew: the product's own verify, what was acknowledged, nothing half done, no file left over. */
export async function afterDeath(folder: string, told: readonly string[], city: City, proven: Proven): Promise<void> {
  const ledger = await openLedger(folder, { now: Date.now(), prove: true });
  try {
    // With the vault open, so that sealed papers and kept files are held against their digests too.
    const vault = await VaultKeeper.open(ledger, openKeychain);
    const { checks } = await verifyLedger({ ledger: () => ledger, vault: () => vault.vault, vaultKeeper: () => vault } as unknown as Services);
    expect(checks.filter((found) => !found.ok)).toEqual([]);
    expect(await lost(ledger, told)).toEqual([]);
    expect(await halves(ledger)).toEqual([]);
    expect(await wrongDeliveries(ledger, city)).toEqual([]);
    expect(await unreadable(ledger, vault, told)).toEqual([]);
    expect(await leftOver(ledger, proven)).toEqual([]);
    vault.close();
  } finally {
    await ledger.close();
  }
  // As the product closes: the next life, and the look after it, hold the file against this record.
  expect(await recordAtRest(ledger.paths, Date.now())).toBe(true);
}

/** Where each kind of fact is found again. */
const FACTS = {
  case: 'SELECT case_no AS v FROM cases', payment: 'SELECT voucher AS v FROM payments', batch: 'SELECT id AS v FROM import_batches', takenBack: `SELECT id AS v FROM import_batches WHERE state = 'taken-back'`,
  revision: 'SELECT payload_sha256 AS v FROM report_revisions', complaint: 'SELECT receipt_no AS v FROM complaints', paper: 'SELECT number AS v FROM papers WHERE approved_at IS NOT NULL',
  frozen: 'SELECT sha256 AS v FROM frozen_files', void: `SELECT n.number AS v FROM paper_numbers n JOIN papers p ON p.id = n.paper_id WHERE p.state = 'void' AND n.voided_at IS NOT NULL`,
  issued: `SELECT number AS v FROM papers WHERE state = 'issued'`, anchor: 'SELECT id AS v FROM journal_anchors',
  attachment: `SELECT id AS v FROM attachments WHERE state <> 'incoming'`, takenOff: 'SELECT id AS v FROM attachments WHERE row_version > 1', signature: 'SELECT id AS v FROM paper_signatures', filed: `SELECT number AS v FROM papers WHERE kind = 'D05' AND approved_at IS NOT NULL`,
  delivered: `SELECT v.serial AS v FROM outbox o JOIN report_revisions v ON v.id = o.revision_id WHERE o.state = 'delivered'`,
} as const;

/** Acknowledged writes that the ledger does not hold. */
async function lost(ledger: Ledger, told: readonly string[]): Promise<string[]> {
  const texts = async (sql: string): Promise<Set<string>> => new Set((await ledger.reader.rows<{ v: string | number }>(sql)).map(({ v }) => String(v)));
  const there = new Map<string, Set<string>>();
  for (const [kind, sql] of Object.entries(FACTS)) there.set(kind, await texts(sql));
  // A draft goes with its registration, which may have come through although nobody heard of it.
  there.set('draft', new Set([...await texts('SELECT id AS v FROM complaint_drafts'), ...told.filter((line) => line.startsWith('complaint ')).map((line) => line.split(' ')[2] ?? '')]));
  there.set('backup', new Set((await listBackups(ledger.paths)).map(({ name }) => name)));
  const addresses = new Map((await ledger.reader.rows<{ uscc: string; address: string }>('SELECT uscc, address FROM employers')).map((row) => [row.uscc, row.address]));
  return told.filter((line) => {
    const [kind = '', fact = '', more = ''] = line.split(' ');
    // A later edit may have come through although nobody heard of it.
    if (kind === 'employer') return !addresses.has(fact) || (more !== '-' && (addresses.get(fact) ?? '') < more);
    return !(there.get(kind)?.has(fact) ?? false);
  });
}

/** Pairs of which only one half is there. */
async function halves(ledger: Ledger): Promise<string[]> {
  const queries = {
    'a complaint and who stands behind it': `SELECT id FROM complaints c WHERE (SELECT count(*) FROM person_subjects p WHERE p.subject_kind = 'complaint' AND p.subject_id = c.id) <> 1`,
    'a complaint and its clocks': `SELECT id FROM complaints c WHERE (SELECT count(*) FROM deadline_clocks d WHERE d.subject_kind = 'complaint' AND d.subject_id = c.id) < 3`,
    'a final paper and its number': `SELECT p.id FROM papers p LEFT JOIN paper_numbers n ON n.paper_id = p.id AND n.number = p.number WHERE (p.approved_at IS NULL) <> (n.number IS NULL)`,
    'a number and its paper': 'SELECT number AS id FROM paper_numbers n WHERE NOT EXISTS (SELECT 1 FROM papers p WHERE p.id = n.paper_id AND p.number = n.number)',
    'a filed complaint, its case and its D05': `SELECT c.id FROM complaints c LEFT JOIN cases k ON k.id = c.case_id LEFT JOIN papers p ON p.id = c.filing_paper WHERE (c.state = 'filed') <> (k.id IS NOT NULL) OR (k.id IS NOT NULL AND (p.approved_at IS NULL OR p.number <> k.case_no))`,
    'reviews of a filing and their D13': `SELECT d.id FROM papers d WHERE d.kind = 'D05' AND (SELECT count(*) FROM paper_reviews r WHERE r.paper_id = d.id) <> (SELECT count(*) FROM papers p WHERE p.kind = 'D13' AND p.approved_at IS NOT NULL AND p.subject_kind = d.subject_kind AND p.subject_id = d.subject_id)`,
    'a signature and what was signed': 'SELECT s.id FROM paper_signatures s JOIN papers p ON p.id = s.paper_id WHERE s.digest <> p.digest',
    'a sealed paper that left, told before, and its look': `SELECT e.id FROM paper_events e JOIN papers p ON p.id = e.paper_id WHERE p.sealed = 1 AND e.event IN ('exporting', 'exported')
      AND (NOT EXISTS (SELECT 1 FROM paper_events b WHERE b.paper_id = e.paper_id AND b.event = 'exporting' AND b.at = e.at) OR NOT EXISTS (SELECT 1 FROM identity_looks l WHERE l.at = e.at AND l.staff_no = e.staff_no))`,
    'a case number twice': 'SELECT case_no AS id FROM cases GROUP BY case_no HAVING count(*) > 1',
    'numbers without a gap': 'SELECT class AS id FROM paper_numbers GROUP BY class, year HAVING max(seq) <> count(*)',
    'a void paper and its number': `SELECT p.id FROM papers p JOIN paper_numbers n ON n.number = p.number WHERE (p.state = 'void') <> (n.voided_at IS NOT NULL)`,
    'a revision and its place in the outbox': 'SELECT v.id FROM report_revisions v LEFT JOIN outbox o ON o.revision_id = v.id WHERE o.id IS NULL',
    'a delivery and its one entry': `SELECT o.id FROM outbox o WHERE (o.state = 'delivered') <> (SELECT count(*) = 1 FROM journal j WHERE j.operation = 'outbox.delivered' AND j.subject_id = CAST(o.id AS TEXT))`,
  };
  const found: string[] = [];
  for (const [what, sql] of Object.entries(queries)) for (const { id } of await ledger.reader.rows<{ id: number | string }>(sql)) found.push(`${what}: ${id}`);
  return found;
}

/** Files of records that do not open to what was attached, whoever attached them and whatever became of them; those that were acknowledged by the digest that was told. */
async function unreadable(ledger: Ledger, { vault }: VaultKeeper, told: readonly string[]): Promise<string[]> {
  const rows = await ledger.reader.rows<{ id: number; uuid: string; sha256: string; header: Uint8Array | null }>(`SELECT id, uuid, sha256, header FROM attachments WHERE state <> 'incoming'`);
  const digests = new Map(told.filter((line) => line.startsWith('attachment ')).map((line): [number, string] => [Number(line.split(' ')[1]), line.split(' ')[2] ?? '']));
  const wrong: string[] = [];
  for (const row of rows) {
    const bytes = await openSealed(vault, ledger.paths.attachments, row).catch(() => Buffer.alloc(0));
    if (sha256(bytes) !== row.sha256 || (digests.get(row.id) ?? row.sha256) !== row.sha256) wrong.push(`attachment ${row.id}`);
  }
  return wrong;
}

/** What the ledger shows as delivered and the city does not hold, and what the city holds twice. */
async function wrongDeliveries(ledger: Ledger, city: City): Promise<string[]> {
  const held = await city.inbox.store.list('990101', null);
  const rows = await ledger.reader.rows<{ serial: string; receipt_id: string; jws_digest: string; state: string }>('SELECT v.serial, o.receipt_id, o.jws_digest, o.state FROM outbox o JOIN report_revisions v ON v.id = o.revision_id');
  return rows.flatMap((row) => {
    const copies = held.filter((one) => one.digest === row.jws_digest);
    if (row.state === 'needs-attention' || copies.length > 1) return [`${row.serial}: ${row.state}, ${copies.length} at the city`];
    return row.state === 'delivered' && copies[0]?.receiptId !== row.receipt_id ? [`${row.serial}: ${row.receipt_id} is not the city's`] : [];
  });
}

/** Files in the ledger's folder that belong to nothing, after a backup an hour later has swept; backups that are not what their manifest says; result files of refused rows that are missing. */
async function leftOver(ledger: Ledger, proven: Proven): Promise<string[]> {
  await makeBackup(ledger.paths, 'hand', Date.now() + 3_600_000);
  const backups = await listBackups(ledger.paths);
  const broken: string[] = [];
  for (const one of backups) if (!(await isProven(path.join(ledger.paths.backups, one.name), one.sha256, proven))) broken.push(one.name);
  // As the product's own daily work, when nobody can be at it any more.
  await sweepIncoming({ ledger, now: Date.now() + 2 * 3_600_000 });
  const sealed = new Set((await ledger.reader.rows<{ uuid: string }>('SELECT uuid FROM attachments')).map(({ uuid }) => `${uuid}.sealed`));
  const known = new Set(backups.flatMap((one) => [one.name, `${one.name}.json`]));
  const results = new Set((await ledger.reader.rows<{ name: string }>(`SELECT refused_file AS name FROM import_batches WHERE refused_file <> ''`)).map(({ name }) => name));
  const files = (await readdir(ledger.paths.folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const strange = files.filter((entry) => {
    switch (path.relative(ledger.paths.folder, entry.parentPath)) {
      case 'attachments': return !sealed.has(entry.name);
      case 'backups': return !known.has(entry.name);
      case 'refused': return !results.has(entry.name);
      case path.join('outbox', 'anchors'): return entry.name.startsWith('.'); // each one is held against the journal by verify
      default: return !/^ledger\.sqlite(-wal|-shm|\.pages)?$/.test(entry.name);
    }
  });
  return [...broken, ...strange.map((entry) => path.relative(ledger.paths.folder, path.join(entry.parentPath, entry.name)))];
}

/** The digest of a file, read again only when it is not the one that was read before. */
async function isProven(file: string, sha256: string, proven: Proven): Promise<boolean> {
  const { size, mtimeMs } = await stat(file);
  const key = `${file} ${size} ${mtimeMs} ${sha256}`;
  if (proven.has(key)) return true;
  if ((await fileSha256(file)) !== sha256) return false;
  proven.add(key);
  return true;
}
