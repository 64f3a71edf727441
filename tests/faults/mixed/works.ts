import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { importFile } from '#electron/imports/run.ts';
import { anchorJournal } from '#electron/outbox/anchors/make.ts';
import { CITY_LIMITS } from '#electron/outbox/cityClient.ts';
import { RunningCourier } from '#electron/outbox/courier.ts';
import { outboxRows } from '#electron/outbox/repository.ts';
import { usccCheckCharacter } from '#shared/rules/identifiers/uscc.ts';
import { citizenCheckDigit } from '#shared/rules/identifiers/citizen.ts';
import { OFFICER, type Brigade } from './brigade.ts';

/** Says what is done and must be found after a death: `<kind> <fact…>`. */
type Tell = (line: string) => void;
export type Work = (brigade: Brigade, tell: Tell, n: number) => Promise<void>;

const uscc = (n: number): string => {
  const body = `91990101MA${String(n).padStart(7, '0')}`;
  return body + usccCheckCharacter(body);
};
const head = (name: string, code: string, address = '') => ({
  name, uscc: code, industry: 'construction' as const, streetCode: '990101001', unitType: '', address, legalRep: '', phone: '', headcount: null, headcountOn: '', migrantHeadcount: null, openedOn: '',
});
const anyEmployer = async ({ as }: Brigade): Promise<number> => {
  const { rows } = await as.officer('cases.list', { text: '', open: 'all', majorOnly: false, proposedOnly: false, employerId: null, offset: 0, limit: 1 });
  return rows[0]?.employerId ?? 0;
};

const dossiers: Work = async ({ as: { officer: ask }, round }, tell, n) => {
  const code = uscc(Number(round) * 5000 + n + 100);
  const name = `第${round}轮${n}号有限公司`;
  const { id } = await ask('employers.create', { fields: head(name, code), tags: [] });
  tell(`employer ${code} -`);
  for (let edit = 1; edit <= 3; edit += 1) {
    const { rowVersion } = await ask('employers.dossier', { id });
    await ask('employers.edit', { id, rowVersion, fields: head(name, code, `第${edit}址`), allowDuplicateCode: false, reason: '' });
    tell(`employer ${code} 第${edit}址`);
  }
};

const cases: Work = async (brigade, tell, n) => {
  const { as: { officer: ask }, round } = brigade;
  const caseNo = `清劳〔${round}〕${n}号`;
  const fields = { employerId: await anyEmployer(brigade), cause: '拖欠工资', source: '', filedAt: Date.now() - 86_400_000, verifiedFen: 100_000, headcount: 2, unpaidHeadcount: 2, handler: '' };
  const { id } = await ask('cases.register', { caseNo, fields });
  tell(`case ${caseNo}`);
  const voucher = randomUUID();
  await ask('cases.addPayment', { id, payment: { paidAt: Date.now() - 3_600_000, voucher, fen: 1, kind: 'wage' } });
  tell(`payment ${voucher}`);
};

/** A list comes in; the second and every other one is taken back. */
let listed = 0;
const lists: Work = async ({ ledger, services, as: { officer: ask }, round }, tell, n) => {
  const file = path.join(path.dirname(ledger.paths.folder), `list-${round}-${n}.csv`);
  const rows = Array.from({ length: 150 }, (_, i) => `${uscc(500_000 + i)},名册${i}号有限公司,建筑,990101001,${round}-${n}`);
  await writeFile(file, `统一社会信用代码,单位名称,行业,街道代码,地址\r\n${rows.join('\r\n')}\r\nX,坏行,建筑,1,\r\n`);
  const { batchId } = await importFile(ledger, OFFICER, { kind: 'employers', file, sheet: null, dryRun: false, refusedTo: null, services });
  tell(`batch ${batchId}`);
  listed += 1;
  if (listed % 2 === 1 || batchId === null) return;
  await ask('imports.takeBack', { id: batchId, reason: '导错了名册' });
  tell(`takenBack ${batchId}`);
};

const idNo = (n: number): string => {
  const first = `51018219900101${String(n % 1000).padStart(3, '0')}`;
  return first + citizenCheckDigit(first);
};

/** A complaint with its sealed person, from draft to registration; then a notice that takes a number and goes out as a frozen file, or is void again. */
const complaints: Work = async (brigade, tell, n) => {
  const { as: { officer: ask } } = brigade;
  const draft = await ask('intake.saveDraft', { id: null, form: JSON.stringify({ n, complainant: complainantOf(n) }) });
  tell(`draft ${draft.id}`);
  const { id, receiptNo } = await newComplaint(brigade, n, draft.id);
  tell(`complaint ${receiptNo} ${draft.id}`);
  await paper(brigade, tell, id, n);
};

const complainantOf = (n: number) => ({ name: `钟离${n}`, idNo: idNo(n), phone: '13800138617', address: '某省某市柳树巷 7 号', source: 'typed' as const });

export async function newComplaint(brigade: Brigade, n: number, draftId: number | null = null): Promise<{ id: number; receiptNo: string }> {
  return brigade.as.officer('intake.register', {
    kind: 'complaint', channel: 'window', anonymous: false, registeredAt: null, employer: { id: await anyEmployer(brigade) }, statement: '说没有钱。', complainant: complainantOf(n), delegates: [], materials: [], joinTo: null, draftId,
    matter: { claims: ['wages'], headcount: 3, amountClaimedFen: 3_860_000, periodFrom: '2024-12', periodTo: '2025-02', endedOn: '', placeOfWork: '', suspectedCrime: false, massIncident: false, publicOrder: [], clicks: null, clicksSource: '' },
  });
}

let papers = 0;
async function paper({ as: { officer: ask }, round }: Brigade, tell: Tell, complaintId: number, n: number): Promise<void> {
  const content = { recipient: `钟离${n}`, employerName: '乙建筑工程有限公司', missing: [{ item: '身份证复印件', why: '用于核实投诉人身份' }], deadline: '2099-12-01', office: '二楼 12 号窗口', phone: '0990-12345678' };
  const made = await ask('papers.create', { kind: 'D03', subject: { kind: 'complaint', id: complaintId }, content });
  const approved = await ask('papers.approve', made);
  tell(`paper ${approved.number}`);
  papers += 1;
  if ((Number(round) + papers) % 2 === 0) {
    await ask('papers.void', { ...versionOf(approved), reason: '收件人有误' });
    tell(`void ${approved.number}`);
    return;
  }
  await ask('papers.issue', versionOf(approved));
  tell(`issued ${approved.number}`);
  const { sha256 } = await ask('papers.export', { id: approved.id, format: 'docx', reason: '当面送达' });
  tell(`frozen ${sha256}`);
}
const versionOf = ({ id, rowVersion }: { id: number; rowVersion: number }) => ({ id, rowVersion });

const backups: Work = async ({ as: { officer: ask } }, tell) => {
  const { name } = await ask('settings.backupNow', {});
  tell(`backup ${name}`);
};

const tables: Work = async ({ as, month, caseId }, tell) => {
  await as.officer('cases.addPayment', { id: caseId, payment: { paidAt: Date.UTC(2025, 2, 20), voucher: randomUUID(), fen: 1, kind: 'wage' } });
  await as.checker('reports.submit', { month, tables: ['wage-risk', 'major-cases'] });
  const { frozen } = await as.captain('reports.approve', { month, tables: ['wage-risk', 'major-cases'], reasonCode: 'late_data', lookedThrough: true });
  for (const one of frozen) tell(`revision ${one.digest}`);
};

const anchors: Work = async ({ ledger, keyring }, tell) => {
  await new Promise((resolve) => { setTimeout(resolve, 40); }); // once a day in the product
  if ((await anchorJournal(ledger, keyring, Date.now())) === 'made') tell(`anchor ${(await ledger.reader.first<{ n: number }>('SELECT max(id) AS n FROM journal_anchors'))?.n ?? 0}`);
};

/** Everything that goes on at once, each over and over; those of records.ts go on beside them. */
export const WORKS: readonly Work[] = [dossiers, cases, lists, complaints, backups, tables, anchors];

/** The courier beside all of it: tells each table that the ledger shows as delivered. */
export function deliver({ ledger, keyring }: Brigade, tell: Tell): void {
  const told = new Set<string>();
  const look = async (): Promise<void> => {
    for (const row of await outboxRows(ledger.reader)) {
      if (row.state !== 'delivered' || told.has(row.serial)) continue;
      told.add(row.serial);
      tell(`delivered ${row.serial}`);
    }
  };
  ledger.onChange((topics) => { if (topics.includes('outbox')) void look(); });
  new RunningCourier({
    ledger, keyring, limits: CITY_LIMITS, now: () => Date.now(), chance: () => 0.5, changed: () => undefined,
    after(ms, run) {
      const timer = setTimeout(run, Math.min(ms, 50)); // looks more often than a product does; what is due decides
      return () => clearTimeout(timer);
    },
  });
}
