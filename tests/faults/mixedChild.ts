import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { refuse, Refusal } from '#shared/messages/index.ts';
import type { InputOf, OperationName, OutputOf } from '#shared/contract/index.ts';
import type { Services } from '#electron/areas/services.ts';
import { perform } from '#electron/areas/run.ts';
import { loadRulePacks } from '#electron/host/rulePacks.ts';
import { importFile } from '#electron/imports/run.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { openKeyring } from '#electron/outbox/keyring.ts';
import { usccCheckCharacter } from '#shared/rules/identifiers/uscc.ts';
import type { SecretKeeper } from '#electron/vault/secretKeeper.ts';
import { VaultKeeper } from '#electron/vault/keeper.ts';

/*
 * A process in which a whole brigade works at once until it is killed: dossiers, cases, payments, lists, backups, submissions and approvals, each through the
 * product's own operations. On standard output, a line each: `ready`, and `done <kind> <fact…>` after each acknowledged write, with what must be found after a death.
 */
const [folder = '', resources = '', month = '', caseId = '', round = '', which = ''] = process.argv.slice(2);

const tell = (line: string): void => { process.stdout.write(`${line}\n`); };
const actor = (staffNo: string, posts: Actor['posts']): Actor => ({ staffNo, name: '', posts });
const OFFICER = actor('0001', ['handler', 'enforcementTracker', 'captain', 'intakeClerk']);
/** A keychain that keeps what it is given as it is: the derivation by passphrase is slow on purpose. */
const keychain: SecretKeeper = { protect: (secret) => Promise.resolve(Uint8Array.from(secret)), reveal: (kept) => Promise.resolve(Uint8Array.from(kept)) };
const uscc = (n: number): string => {
  const body = `91990101MA${String(n).padStart(7, '0')}`;
  return body + usccCheckCharacter(body);
};
const head = (name: string, code: string, address = '') => ({
  name, uscc: code, industry: 'construction' as const, streetCode: '990101001', unitType: '', address, legalRep: '', phone: '', headcount: null, headcountOn: '', migrantHeadcount: null, openedOn: '',
});

type Ask = <N extends OperationName>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>;

async function main(): Promise<void> {
  const ledger = await openLedger(folder, { now: Date.now() });
  const keyring = await openKeyring(ledger, keychain);
  const vault = await VaultKeeper.open(ledger, keychain, () => Date.now());
  const windowOnly = (): never => { throw refuse('operation.windowOnly', {}); };
  const base = {
    version: '0', now: () => Date.now(), resources, rulePacks: await loadRulePacks(path.join(resources, 'rulepacks')), ledger: () => ledger,
    files: { pathOf: windowOnly, written: (file: string) => ({ token: randomUUID(), name: path.basename(file), folder: path.dirname(file) }) },
    desktop: { chooseFolder: windowOnly, chooseFiles: windowOnly, open: windowOnly, windowControl: windowOnly, quit: windowOnly, printers: windowOnly, chooseTarget: windowOnly },
    press: { pdf: windowOnly, print: windowOnly }, keychain: null, keyring: () => keyring, vault: () => vault.vault, vaultKeeper: () => vault, courier: () => ({ kick: () => undefined }), workshop: { run: windowOnly, cancel: windowOnly },
    announce: () => undefined,
  };
  const askAs = (who: Actor): Ask => {
    const services = { ...base, actor: () => who } as unknown as Services;
    return async (name, input) => (await perform(services, name, input)) as OutputOf<typeof name>;
  };
  const ask = askAs(OFFICER);
  const services = { ...base, actor: () => OFFICER } as unknown as Services;

  const dossiers = async (n: number): Promise<void> => {
    const code = uscc(Number(round) * 5000 + n + 100);
    const { id } = await ask('employers.create', { fields: head(`第${round}轮${n}号有限公司`, code), tags: [] });
    tell(`done employer ${code} -`);
    for (let edit = 1; edit <= 3; edit += 1) {
      const { rowVersion } = await ask('employers.dossier', { id });
      await ask('employers.edit', { id, rowVersion, fields: head(`第${round}轮${n}号有限公司`, code, `第${edit}址`), allowDuplicateCode: false, reason: '' });
      tell(`done employer ${code} 第${edit}址`);
    }
  };
  const cases = async (n: number): Promise<void> => {
    const { rows } = await ask('cases.list', { text: '', open: 'all', majorOnly: false, proposedOnly: false, employerId: null, offset: 0, limit: 1 });
    const caseNo = `清劳〔${round}〕${n}号`;
    const fields = { employerId: rows[0]?.employerId ?? 0, cause: '拖欠工资', source: '', filedAt: Date.now() - 86_400_000, verifiedFen: 100_000, headcount: 2, unpaidHeadcount: 2, handler: '' };
    const { id } = await ask('cases.register', { caseNo, fields });
    tell(`done case ${caseNo}`);
    const voucher = randomUUID();
    await ask('cases.addPayment', { id, payment: { paidAt: Date.now() - 3_600_000, voucher, fen: 1, kind: 'wage' } });
    tell(`done payment ${voucher}`);
  };
  const lists = async (n: number): Promise<void> => {
    const file = path.join(path.dirname(folder), `list-${round}-${n}.csv`);
    const rows = Array.from({ length: 150 }, (_, i) => `${uscc(500_000 + i)},名册${i}号有限公司,建筑,990101001,${round}-${n}`);
    await writeFile(file, `统一社会信用代码,单位名称,行业,街道代码,地址\r\n${rows.join('\r\n')}\r\nX,坏行,建筑,1,\r\n`);
    const { batchId } = await importFile(ledger, OFFICER, { kind: 'employers', file, sheet: null, dryRun: false, refusedTo: null, services });
    tell(`done batch ${batchId}`);
  };
  const complaints = async (n: number): Promise<void> => {
    const { rows } = await ask('cases.list', { text: '', open: 'all', majorOnly: false, proposedOnly: false, employerId: null, offset: 0, limit: 1 });
    const complainant = { name: `钟离${n}`, idNo: null, phone: '13800138617', address: '某省某市柳树巷 7 号', source: 'typed' as const };
    const draft = await ask('intake.saveDraft', { id: null, form: JSON.stringify({ n, complainant }) });
    tell(`done draft ${draft.id}`);
    const { receiptNo } = await ask('intake.register', {
      kind: 'complaint', channel: 'window', anonymous: false, registeredAt: null, employer: { id: rows[0]?.employerId ?? 0 }, statement: '说没有钱。', complainant, delegates: [], materials: [], joinTo: null, draftId: draft.id,
      matter: { claims: ['wages'], headcount: 3, amountClaimedFen: 3_860_000, periodFrom: '2024-12', periodTo: '2025-02', endedOn: '', placeOfWork: '', suspectedCrime: false, massIncident: false, publicOrder: [], clicks: null, clicksSource: '' },
    });
    tell(`done complaint ${receiptNo} ${draft.id}`);
  };
  const backups = async (): Promise<void> => {
    const { name } = await ask('settings.backupNow', {});
    tell(`done backup ${name}`);
  };
  const tables = async (): Promise<void> => {
    await ask('cases.addPayment', { id: Number(caseId), payment: { paidAt: Date.UTC(2025, 2, 20), voucher: randomUUID(), fen: 1, kind: 'wage' } });
    await askAs(actor('0003', ['enforcementTracker']))('reports.submit', { month, tables: ['wage-risk', 'major-cases'] });
    const { frozen } = await askAs(actor('0001', ['captain']))('reports.approve', { month, tables: ['wage-risk', 'major-cases'], reasonCode: 'late_data', lookedThrough: true });
    for (const one of frozen) tell(`done revision ${one.digest}`);
  };
  tell('ready');
  await Promise.all([dossiers, cases, lists, complaints, backups, tables].map(async (work) => {
    for (let n = 1; ; n += 1) await work(n * 2 + (which === 'second' ? 1 : 0)).catch(orFail);
  }));
}

/** Two processes write at once: one may find that the other was faster, and says so; anything else is a failure of the test. */
function orFail(error: unknown): void {
  if (error instanceof Refusal) return tell(`refused ${error.code}`);
  tell(`failed ${String(error instanceof Error ? error.stack : error).replaceAll('\n', ' | ')}`);
  process.exit(3);
}

void main().catch(orFail);
