import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import iconv from 'iconv-lite';
import yauzl from 'yauzl';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { png } from '../attachments/samples.ts';
import { perform } from '#electron/areas/run.ts';
import type { Services } from '#electron/areas/services.ts';
import { runCli } from '#electron/cli/main.ts';
import { openSession, type CliSession } from '#electron/cli/services.ts';
import { openLog } from '#electron/host/log.ts';
import { problemReport } from '#electron/host/problemReport.ts';
import { ImportJobs } from '#electron/jobs/importJobs.ts';
import { Jobs } from '#electron/jobs/jobs.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { citizenCheckDigit } from '#shared/rules/identifiers/citizen.ts';
import { usccCheckCharacter } from '#shared/rules/identifiers/uscc.ts';

/*
 * Known citizen numbers, telephones, bank cards and names go through everything that takes them in, shows them or writes files beside them. Then every byte that
 * the product wrote is searched for them: the ledger with its log kept open, backups, result files, exports, log, report and temporary files.
 */

const PASSPHRASE = 'ABCD-EFGH-JKLM-NPQR-STUV-WXYZ';
const CASE_NO = '清人社监立字〔2025〕第7号';
const LATE_CASE = '清人社监立字〔2025〕第8号';
const uscc = `91990101MA1A00001${usccCheckCharacter('91990101MA1A00001')}`;

/** Numbers that end in X: their last six characters are never part of a digest in hex. */
const idNo = (n: number): string => {
  for (let serial = n * 50; ; serial += 1) {
    const first = `51018219${70 + n}0315${String(serial).padStart(3, '0')}`;
    if (citizenCheckDigit(first) === 'X') return `${first}X`;
  }
};
const PEOPLE = ['欧阳铁柱', '司徒春晓', '令狐满仓', '上官翠花', '皇甫拴牢', '慕容招娣', '夏侯有田', '百里长庚', '钟离小满'].map((name, n) => ({ name, idNo: idNo(n), phone: `1391357${String(n).padStart(2, '0')}8${n}`, card: `62284804029${String(n).repeat(4)}7788` }));
const ADDRESS = '清河区麦芽胡同九十七号';
const STATEMENT = '老板卷款去了葫芦岛';
const SECRETS = [...PEOPLE.flatMap((one) => [one.name, one.idNo, one.phone, one.card]), ADDRESS, STATEMENT];
/** What would still say who it was. */
const PARTS = PEOPLE.flatMap((one) => [one.idNo.slice(6), one.idNo.slice(0, 14), one.idNo.slice(-6), one.phone.slice(3), one.card.slice(4)]);

let parent: string;
let given: string;
let wrote: string;
let session: CliSession;
let services: Services;
let list: string;
const before = { TMPDIR: process.env['TMPDIR'], LEDGER_PASSPHRASE: process.env['LEDGER_PASSPHRASE'] };

const cli = async (...words: readonly string[]): Promise<string> => {
  const lines: string[] = [];
  await runCli(words, { out: (line) => lines.push(line), err: (line) => lines.push(line) });
  return lines.join('\n');
};

beforeAll(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'leak-'));
  // What an office sends stands outside of what is searched.
  given = path.join(parent, 'given');
  wrote = path.join(parent, 'wrote');
  for (const folder of [given, path.join(wrote, 'tmp'), path.join(wrote, 'out')]) await mkdir(folder, { recursive: true });
  process.env['TMPDIR'] = path.join(wrote, 'tmp');
  process.env['LEDGER_PASSPHRASE'] = PASSPHRASE;
}, 30_000);

afterAll(async () => {
  await session.close();
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  await rm(parent, { recursive: true, force: true });
});

const row = (n: number, more: { caseNo?: string; owed?: string; idNo?: string } = {}): string => {
  const one = PEOPLE[n] ?? { name: '', idNo: '', phone: '', card: '' };
  return [more.caseNo ?? CASE_NO, more.idNo ?? one.idNo, one.name, one.phone, '2024-11', '2025-01', more.owed ?? '12000', '0', one.card, `备注${one.name}${one.phone}`].join(',');
};
const file = async (name: string, text: string): Promise<string> => {
  const full = path.join(given, name);
  await writeFile(full, text);
  return full;
};

describe('no identity leaves the vault', () => {
  it('goes in by every way, and is shown', async () => {
    const ledger = path.join(wrote, 'ledger');
    await cli('init', '--ledger', ledger, '--district', '990101', '--name', '清河区');
    await cli('import', '--ledger', ledger, 'employers', await file('单位.csv', `统一社会信用代码,单位名称,行业,街道代码\r\n${uscc},宏达建筑有限公司,建筑,990101001\r\n`));
    await cli('import', '--ledger', ledger, 'cases', await file('案件.csv', `案件编号,统一社会信用代码,案由,立案时间\r\n${CASE_NO},${uscc},拖欠工资,2025-02-03\r\n`));
    const heads = '案件编号,身份证号,姓名,联系电话,欠薪起月,欠薪止月,欠薪金额,已付金额,银行卡号,备注';
    // Written, waiting for its case, and refused: a wrong check, a name in the amount, a number in the column of the case.
    // Its name says who is on it, as an office names its lists.
    list = await file(`${PEOPLE[0]?.name ?? ''}${PEOPLE[0]?.idNo ?? ''}名册.csv`, [heads, row(0), row(1, { caseNo: LATE_CASE }), row(2, { idNo: `${PEOPLE[2]?.idNo.slice(0, 17) ?? ''}1` }), row(2, { owed: PEOPLE[2]?.name ?? '' }), row(2, { caseNo: PEOPLE[2]?.idNo ?? '' }), ''].join('\r\n'));
    expect(await cli('import', '--ledger', ledger, 'workers', list, '--dry-run')).toContain('"created":1');
    expect(await cli('import', '--ledger', ledger, 'workers', list)).toContain('"refused":3,"unmatched":1');
    const complaint = await file('投诉.json', JSON.stringify({
      kind: 'complaint', channel: 'window', complainant: { name: PEOPLE[3]?.name, idNo: PEOPLE[3]?.idNo, phone: PEOPLE[3]?.phone, address: ADDRESS }, employer: { uscc }, claims: ['wages'], headcount: 1, amountClaimed: '12000', statement: `${STATEMENT} ${PEOPLE[4]?.name ?? ''} ${PEOPLE[4]?.phone ?? ''}`,
    }));
    const added = await cli('complaint', 'add', '--ledger', ledger, complaint);
    expect(added, added).toContain('receiptNo');

    session = await openSession(ledger, undefined, { signs: true, seals: true });
    services = {
      ...session.services, files: { ...session.services.files, pathOf: (token) => token },
      desktop: { ...session.services.desktop, shield: () => undefined, chooseTarget: (_title, name) => Promise.resolve(path.join(wrote, 'out', name)) },
    };
    const [caseRow] = await session.ledger.reader.rows<{ id: number }>('SELECT id FROM cases');
    const subject = { kind: 'case', id: caseRow?.id ?? 0 };
    const { persons } = (await perform(services, 'identities.persons', { subject })) as OutputOf<'identities.persons'>;
    const seen = (await perform(services, 'identities.look', { subject, personId: persons[0]?.personId, reason: '核对名册', confirmation: '' })) as OutputOf<'identities.look'>;
    expect(seen).toMatchObject({ name: PEOPLE[0]?.name, idNo: PEOPLE[0]?.idNo, bankCard: PEOPLE[0]?.card });
    // A scan that says who it is, under a name that says it too: sealed, and shown.
    const scan = await file(`${PEOPLE[5]?.name ?? ''}${PEOPLE[5]?.idNo ?? ''}.png`, '');
    await writeFile(scan, png(40, 30, SECRETS.join(' ')));
    const [complaintRow] = await session.ledger.reader.rows<{ id: number }>('SELECT id FROM complaints');
    let viewed = 0;
    const viewing = { ...services, files: { ...services.files, pathOf: () => scan }, desktop: { ...services.desktop, view: (shown: { bytes: Uint8Array }) => { viewed = shown.bytes.length; return Promise.resolve(); } } };
    const { id } = (await perform(viewing, 'attachments.attach', { subject: { kind: 'complaint', id: complaintRow?.id }, file: { token: 'x'.repeat(20), name: path.basename(scan), size: 1 }, title: '身份证复印件', persons: true })) as { id: number };
    await perform(viewing, 'attachments.open', { id, reason: '核对身份', confirmation: '' });
    expect(viewed).toBe(png(40, 30, SECRETS.join(' ')).length);
    await expect(perform(services, 'identities.look', { subject, personId: persons[0]?.personId, reason: `找${PEOPLE[0]?.name ?? ''}`, confirmation: '' })).rejects.toMatchObject({ code: 'identities.reasonNames' });
  }, 120_000);

  it('goes in by a list on a complaint, and by correcting who complained', async () => {
    const { ledger } = session;
    const jobs = new Jobs();
    const context = { signal: new AbortController().signal, onProgress: () => undefined };
    // As a message to the thread, what goes in is a copy: the key is wiped on this side.
    const at: Services = { ...services, workshop: { run: (_job, name, input) => jobs.run(name, structuredClone(input), context) as Promise<never>, cancel: () => undefined } };
    const [complaint] = await ledger.reader.rows<{ id: number }>('SELECT id FROM complaints');
    const id = complaint?.id ?? 0;
    try {
      // One goes in, one is refused: both sealed or masked, in the staging, the result file and the answer.
      const list = await file(`${PEOPLE[6]?.name ?? ''}等人.csv`, ['身份证号,姓名,联系电话,欠薪金额,银行卡号', ...[6, 7].map((n) => [`${PEOPLE[n]?.idNo.slice(0, n === 7 ? 17 : 18) ?? ''}${n === 7 ? '1' : ''}`, PEOPLE[n]?.name, PEOPLE[n]?.phone, '900', PEOPLE[n]?.card].join(',')), ''].join('\r\n'));
      const checked = (await perform(at, 'intake.checkWorkers', { id, file: { token: list, name: path.basename(list), size: 1 }, job: '00000000-1' })) as OutputOf<'intake.checkWorkers'>;
      expect(checked.counts).toMatchObject({ created: 1, refused: 1 });
      await writeFile(path.join(wrote, 'out', 'checked.json'), JSON.stringify(checked));
      await perform(at, 'intake.takeWorkers', { id, previewId: checked.previewId, leaveOut: [], seen: checked.seen, job: '00000000-2' });
      await writeFile(path.join(wrote, 'out', 'workers.json'), JSON.stringify(await perform(at, 'intake.workers', { id, offset: 0, limit: 50 })));
    } finally {
      await jobs.close();
    }
    const record = (await perform(services, 'intake.complaint', { id })) as OutputOf<'intake.complaint'>;
    const person = record.persons.find((one) => one.role === 'complainant');
    const wish = { id, personId: person?.id, personVersion: 1, change: { name: PEOPLE[8]?.name, idNo: PEOPLE[8]?.idNo, phone: PEOPLE[8]?.phone, address: null, clear: ['address'], source: 'typed' }, reason: '本人出示证件更正' };
    await expect(perform(services, 'intake.correctPerson', { ...wish, reason: `应为${PEOPLE[8]?.name ?? ''}` })).rejects.toMatchObject({ code: 'identities.reasonNames' });
    await perform(services, 'intake.correctPerson', wish);
    const late: unknown = await perform(services, 'intake.correctPerson', wish).catch((error: unknown) => error);
    expect(late).toMatchObject({ code: 'ledger.changedMeanwhile' });
    await writeFile(path.join(wrote, 'out', 'late.txt'), `${JSON.stringify(late)} ${String(late)}`);
  }, 60_000);

  it('is signed, exported, printed and handed out in papers: only what an officer asked for leaves', async () => {
    const handedOut = path.join(given, 'handed-out');
    await mkdir(handedOut, { recursive: true });
    const made: string[] = [];
    const out: Services = {
      ...services, desktop: { ...services.desktop, chooseTarget: (_title, name) => Promise.resolve(path.join(handedOut, name)) },
      press: { pdf: (html) => Promise.resolve(new Uint8Array(Buffer.from(`%PDF ${html}`))), print: (html) => { made.push(html ?? ''); return Promise.resolve('queued' as const); } },
    };
    const [paper] = await session.ledger.reader.rows<{ id: number }>("SELECT id FROM papers WHERE kind = 'D01'");
    const id = paper?.id ?? 0;
    const draft = (await perform(out, 'papers.paper', { id })) as OutputOf<'papers.paper'>;
    await perform(out, 'papers.approve', { id, rowVersion: draft.line.rowVersion });
    const { digest, signers } = (await perform(out, 'papers.paper', { id })) as OutputOf<'papers.paper'>;
    const ink = [Array.from({ length: 20 }, (_, i): [number, number, number, number] => [5 + i * 2, 10 + (i % 3), 0.5, i * 16])];
    for (const signer of [PEOPLE[3]?.name ?? '', `${signers[0] ?? ''} ${PEOPLE[3]?.name ?? ''}`]) await expect(perform(out, 'papers.sign', { id, digest, slot: 'complainant', signer, ink })).rejects.toMatchObject({ code: 'papers.signerPseudonym' });
    await perform(out, 'papers.sign', { id, digest, slot: 'complainant', signer: signers[0], ink });
    await perform(out, 'papers.refuseToSign', { id, digest, slot: 'complainant', signer: signers[0], reason: `${PEOPLE[3]?.name ?? ''}说数目不对`, witnesses: ['0002', '0003'] });
    await perform(out, 'papers.look', { id, reason: '核对签名', confirmation: '' });
    for (const format of ['docx', 'pdf']) await perform(out, 'papers.export', { id, format, reason: '归档', confirmation: '' });
    await perform(out, 'papers.print', { id, printer: null, copies: 1, duplex: false, reason: '交投诉人', confirmation: '' });
    // A paper that names a worker of the case, by the command line: refused without a reason.
    const [caseRow] = await session.ledger.reader.rows<{ id: number }>('SELECT id FROM cases');
    await perform(out, 'papers.create', { kind: 'D03', subject: { kind: 'case', id: caseRow?.id ?? 0 }, content: { recipient: PEOPLE[0]?.name ?? '', employerName: '宏达建筑有限公司', missing: [{ item: '工资条', why: '核实' }], deadline: '2025-05-01', office: '一楼大厅', phone: '12333' } });
    const order = ['document', '--ledger', session.ledger.paths.folder, '--case', CASE_NO, '--type', 'D03', '--out', handedOut];
    expect(await cli(...order)).toContain('要写明理由');
    expect(await cli(...order, '--reason', '送达')).toContain('"type":"D03"');
    // What was handed out does name them: the search below would see it anywhere else.
    const files = await readdir(handedOut);
    expect(files.filter((name) => /投诉登记表|一次性补正告知书/.test(name))).toHaveLength(3);
    expect((await readFile(path.join(handedOut, files.find((name) => name.endsWith('.pdf')) ?? ''))).includes(PEOPLE[3]?.name ?? '')).toBe(true);
    const looks = await session.ledger.reader.rows<{ paper: string }>("SELECT DISTINCT paper FROM identity_looks WHERE paper LIKE '%《%'");
    expect([...new Set(looks.map((one) => one.paper.replace(/》.*/, '》')))].sort()).toEqual(['导出《一次性补正告知书》', '导出《投诉登记表》', '打印《投诉登记表》', '查看《投诉登记表》']);
    expect((await search()).hits).toEqual([]);
  }, 120_000);

  it('is searched for, exported beside, backed up, and stands in an error', async () => {
    const { ledger } = session;
    for (const text of SECRETS) await perform(services, 'employers.search', { text, limit: 5 });
    await perform(services, 'employers.exportList', { filter: { text: '', industries: [], streets: [], statuses: [], levels: [], tags: [], openArrearsOnly: false }, ids: [], format: 'xlsx' });
    for (const format of ['json', 'xlsx', 'docx']) await cli('tables', '--ledger', ledger.paths.folder, '--month', '2025-03', '--format', format, '--out', path.join(wrote, 'out'));
    for (const what of ['cases', 'employers', 'deadlines']) await writeFile(path.join(wrote, 'out', `${what}.jsonl`), await cli('list', '--ledger', ledger.paths.folder, what));
    await writeFile(path.join(wrote, 'out', 'case.json'), await cli('show', '--ledger', ledger.paths.folder, 'case', CASE_NO));
    await cli('backup', '--ledger', ledger.paths.folder, '--to', path.join(wrote, 'out', 'whole.bak'));
    await perform(services, 'settings.backupNow', {});
    // A preview in the worker's own way stays open, its staging on disk.
    const jobs = new ImportJobs();
    const preview = await jobs.preview(
      { folder: ledger.paths.folder, resources: services.resources, now: services.now(), actor: { ...session.actor, posts: [...session.actor.posts] }, vaultKey: services.vault().handOver(), file: list, kind: 'workers', sheet: null },
      { signal: new AbortController().signal, onProgress: () => undefined },
    );
    const log = openLog(path.join(wrote, 'logs'), () => services.now());
    log.problem('operation.test', new Error(`UNIQUE constraint failed: ${SECRETS.join(' ')}`));
    log.note('event', { text: SECRETS.join('，') });
    await writeFile(path.join(wrote, 'out', '问题报告.txt'), await problemReport(`打开 ${SECRETS.join('、')} 时出错`, { version: '0', log, now: services.now(), opened: null, stage: 'open' }));
    try {
      // The case comes later, and the waiting worker joins it.
      await cli('import', '--ledger', ledger.paths.folder, 'cases', await file('案件二.csv', `案件编号,统一社会信用代码,案由,立案时间\r\n${LATE_CASE},${uscc},拖欠工资,2025-02-04\r\n`));
      expect(await ledger.reader.rows('SELECT count(*) AS n FROM wage_arrears_lines')).toEqual([{ n: 2 }]);
      const found = await search();
      expect(found.files).toBeGreaterThan(8);
      expect(found.names.some((name) => name.endsWith('-wal'))).toBe(true);
      expect(found.hits).toEqual([]);
    } finally {
      await jobs.discard({ previewId: (preview as { previewId: string }).previewId });
      await jobs.close();
    }
  }, 240_000);

  it('would be found: the search finds what is planted in the clear, packed or not', async () => {
    const planted = path.join(wrote, 'out', 'planted.bin');
    await writeFile(planted, Buffer.concat([Buffer.from([0, 255]), iconv.encode(PEOPLE[5]?.name ?? '', 'gb18030'), Buffer.from(PEOPLE[5]?.idNo ?? '', 'utf16le')]));
    const { hits } = await search();
    await rm(planted);
    expect(hits).toEqual([`out/planted.bin: ${PEOPLE[5]?.name} gb18030`, `out/planted.bin: ${PEOPLE[5]?.idNo} utf16le`, ...PARTS.filter((part) => PEOPLE[5]?.idNo.includes(part)).map((part) => `out/planted.bin: ${part} utf16le`)]);
  }, 60_000);
});

const ENCODINGS = ['utf8', 'utf16le', 'gb18030'] as const;
const needles = [...SECRETS, ...PARTS].flatMap((text) => {
  const seen = new Set<string>();
  return ENCODINGS.flatMap((encoding) => {
    const bytes = iconv.encode(text, encoding);
    const hex = bytes.toString('hex');
    if (seen.has(hex)) return [];
    seen.add(hex);
    return [{ text, encoding, bytes }];
  });
});

/** Where any of the secrets stands, and how much was looked through. What is packed is unpacked first. */
async function search(): Promise<{ files: number; names: string[]; hits: string[] }> {
  const entries = (await readdir(wrote, { recursive: true, withFileTypes: true })).filter((one) => one.isFile());
  const hits: string[] = [];
  for (const entry of entries) {
    const full = path.join(entry.parentPath, entry.name);
    const name = path.relative(wrote, full);
    for (const bytes of [await readFile(full), Buffer.from(entry.name, 'utf8'), ...(await unpacked(full))]) {
      for (const { text, encoding, bytes: needle } of needles) if (bytes.includes(needle)) hits.push(`${name}: ${text} ${encoding}`);
    }
  }
  return { files: entries.length, names: entries.map(({ name }) => name), hits };
}

async function unpacked(file: string): Promise<Buffer[]> {
  if (!/\.(xlsx|docx|zip)$/.test(file)) return [];
  return new Promise((resolve, reject) => {
    yauzl.open(file, { lazyEntries: true }, (error, zip) => {
      if (error !== null || zip === undefined) return reject(error ?? new Error(file));
      const parts: Buffer[] = [];
      zip.on('entry', (entry: yauzl.Entry) => {
        zip.openReadStream(entry, (problem, stream) => {
          if (problem !== null || stream === undefined) return reject(problem ?? new Error(file));
          const pieces: Buffer[] = [];
          stream.on('data', (piece: Buffer) => pieces.push(piece));
          stream.on('end', () => { parts.push(Buffer.concat(pieces)); zip.readEntry(); });
        });
      });
      zip.on('end', () => resolve(parts));
      zip.readEntry();
    });
  });
}
