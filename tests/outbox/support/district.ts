import { rmSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PAYLOAD_SCHEMA, type TablePayload } from '#shared/city/payload.ts';
import { canonicalJson } from '#shared/rules/tables/canonical.ts';
import { tableSerial } from '#shared/rules/tables/serial.ts';
import { monthWindow, isoInstant } from '#shared/rules/time.ts';
import { createLedger } from '#electron/ledger/create.ts';
import { sha256 } from '#electron/ledger/digest.ts';
import { firstBrokenEntry } from '#electron/ledger/journalChain.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { pinCityKeyFile } from '#electron/outbox/cityKeys.ts';
import { openKeyring } from '#electron/outbox/keyring.ts';
import { outboxRows, type OutboxRow } from '#electron/outbox/repository.ts';
import { signOutbox } from '#electron/outbox/signing.ts';
import type { Keychain, Keyring, Services } from '#electron/areas/services.ts';
import { testServices } from '../../support/acting.ts';

export const NOW = Date.UTC(2025, 3, 1, 1);
export const PASSPHRASE = '保险柜里的口令';

/** A district with a real ledger, a real key, and tables that somebody approved. */
export interface District {
  readonly folder: string;
  readonly parent: string;
  readonly ledger: Ledger;
  readonly keyring: Keyring;
  readonly services: Services;
  readonly clock: { now: number };
  readonly publicKeyFile: string;
  /** Freezes a revision as the approval does; signed where the key is open. Gives its outbox id. */
  freeze(wish?: Partial<TablePayload>): Promise<number>;
  pin(file: string): Promise<void>;
  rows(): Promise<OutboxRow[]>;
  row(id: number): Promise<OutboxRow>;
  /** Events of the log, oldest first. */
  events(id: number): Promise<string[]>;
  close(): Promise<void>;
}

export function payload(wish: Partial<TablePayload> = {}): TablePayload {
  const month = wish.month ?? '2025-03';
  const table = wish.table ?? 'wage-risk';
  const revision = wish.revision ?? 1;
  const districtCode = wish.districtCode ?? '990101';
  return {
    schema: PAYLOAD_SCHEMA, districtCode, districtName: '清河区', table, month, revision,
    ...(revision > 1 ? { supersedes: revision - 1, reasonCode: 'late_data' as const, changes: [{ row: '91990101MA1A00016F', column: 'W19', old: '0.00', new: '1.00' }] } : {}),
    serial: tableSerial(districtCode, table, month, revision), asOf: isoInstant(monthWindow(month).end),
    rows: table === 'wage-risk' ? [{ W01: 1, W02: month, W03: '91990101MA1A00016F', W04: '甲建设有限公司', W17: 'yellow', W19: '0.00' }] : [],
    totals: table === 'wage-risk' ? { total: { monitored: 1, openArrears: '0.00' } } : { rows: 0 },
    rulePack: 'plan-2024-2025 1.0', preparedBy: 'enforcementTracker 0003', approvedBy: 'captain 0001',
    ...wish,
  };
}

/** Opens a key without the passphrase, whose derivation is slow on purpose. */
const keychain: Keychain = { protect: (secret) => Promise.resolve(secret), reveal: (sealed) => Promise.resolve(sealed) };

interface Template { readonly parent: string; readonly publicKeyJwk: Record<string, unknown> }
const templates = new Map<string, Promise<Template>>();

/** A new ledger of this run, made once and copied for each test. */
function template(name: string): Promise<Template> {
  const made = templates.get(name) ?? makeTemplate();
  templates.set(name, made);
  return made;
}

async function makeTemplate(): Promise<Template> {
  const parent = await mkdtemp(path.join(tmpdir(), 'district-template-'));
  process.once('exit', () => rmSync(parent, { recursive: true, force: true }));
  const { publicKeyJwk } = await createLedger(path.join(parent, 'ledger'), {
    districtCode: '990101', districtName: '清河区', officer: { staffNo: '0001', name: '大队长' }, passphrase: PASSPHRASE, keychain, now: NOW,
  });
  return { parent, publicKeyJwk };
}

/** `key`: districts of one name have one key; another name makes another key. */
export async function makeDistrict(options: { unlocked?: boolean; now?: number; key?: string } = {}): Promise<District> {
  const clock = { now: options.now ?? NOW };
  const from = await template(options.key ?? 'ours');
  const parent = await mkdtemp(path.join(tmpdir(), 'district-'));
  const folder = path.join(parent, 'ledger');
  await cp(path.join(from.parent, 'ledger'), folder, { recursive: true });
  const publicKeyFile = path.join(parent, '990101-device.jwk.json');
  await writeFile(publicKeyFile, JSON.stringify(from.publicKeyJwk));
  const ledger = await openLedger(folder, { now: clock.now });
  const keyring = await openKeyring(ledger, options.unlocked === false ? null : keychain);
  const base = await testServices({ ledger, folder, close: () => ledger.close() }, clock);
  const services: Services = { ...base, keyring: () => keyring };
  const rows = (): Promise<OutboxRow[]> => outboxRows(ledger.reader);
  return {
    folder, parent, ledger, keyring, services, clock, publicKeyFile, rows,
    freeze: (wish) => freeze(ledger, keyring, clock, payload(wish)),
    pin: async (file) => { await pinCityKeyFile(services, file); },
    async row(id) {
      const found = (await rows()).find((one) => one.id === id);
      if (found === undefined) throw new Error(`no outbox ${id}`);
      return found;
    },
    events: async (id) => (await ledger.reader.rows<{ event: string }>('SELECT event FROM outbox_log WHERE outbox_id = ? ORDER BY id', [id])).map(({ event }) => event),
    async close() {
      const broken = await firstBrokenEntry(ledger.reader);
      await ledger.close();
      await rm(parent, { recursive: true, force: true });
      if (broken !== null) throw new Error(`the journal is broken at ${broken}`);
    },
  };
}

/** What an approval leaves behind, in one transaction. Approvals follow each other by a millisecond. */
async function freeze(ledger: Ledger, keyring: Keyring, clock: { now: number }, content: TablePayload): Promise<number> {
  const text = canonicalJson(content);
  return ledger.command({ actor: { staffNo: '0001', name: '大队长', posts: ['captain'] }, now: clock.now }, async (w) => {
    const { n } = (await w.first<{ n: number }>('SELECT count(*) AS n FROM report_revisions')) ?? { n: 0 };
    const revisionId = await w.insert('report_revisions', {
      table_name: content.table, month: content.month, revision: content.revision, serial: content.serial, payload: text, payload_sha256: sha256(text), public_json: '{}', facts_json: '{}',
      supersedes: content.supersedes ?? null, reason_code: content.reasonCode ?? '', rule_pack: content.rulePack, prepared_by: content.preparedBy, approved_by: content.approvedBy,
      approved_at: clock.now + n,
    });
    const id = await w.insert('outbox', { revision_id: revisionId });
    await signOutbox(w, keyring, revisionId, text);
    return {
      value: id, topics: ['outbox', 'reports'],
      entry: { operation: 'reports.approve', subject: { kind: 'revision', id: String(revisionId), label: content.serial }, summary: `批准 ${content.serial}`, changes: { serial: content.serial } },
    };
  });
}
