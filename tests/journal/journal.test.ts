import { execFileSync } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { perform } from '#electron/areas/run.ts';
import type { Services } from '#electron/areas/services.ts';
import { appendJournal, type Actor } from '#electron/ledger/journal.ts';
import { openLedger } from '#electron/ledger/open.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { openKeyring } from '#electron/outbox/keyring.ts';
import type { InputOf, OutputOf, OperationName } from '#shared/contract/index.ts';
import { at } from '../support/desk.ts';
import { testServices } from '../support/acting.ts';
import { makeLedger, type TestLedger } from '../support/ledger.ts';
import { ledgerTemplate, quickKeychain } from '../support/madeLedger.ts';

const NO_FILTER: InputOf<'journal.list'>['filter'] = { from: null, to: null, staffNo: '', operation: '', subject: '', text: '', onlyReason: false, onlyOverride: false };
const CAPTAIN: Actor = { staffNo: '0001', name: '大队长', posts: ['captain'] };

let place: TestLedger;
let ledger: Ledger;
let services: Services;
let actor: Actor;
const clock = { now: 0 };
let template: Awaited<ReturnType<typeof ledgerTemplate>>;
beforeAll(async () => { template = await ledgerTemplate(at('2025-04-01 09:42')); });
afterAll(() => template.remove());

beforeEach(async () => {
  clock.now = at('2025-04-01 09:42');
  actor = CAPTAIN;
  place = await makeLedger();
  const folder = path.join(path.dirname(place.folder), 'real');
  await template.copyTo(folder);
  ledger = await openLedger(folder, { now: clock.now });
  const keyring = await openKeyring(ledger, quickKeychain);
  services = { ...(await testServices({ ...place, ledger, folder: path.dirname(place.folder) }, clock)), keyring: () => keyring, actor: () => actor };
});
afterEach(async () => {
  await ledger.close();
  await place.close();
});

/** Somebody sits down, and is an officer of this ledger: posts count as they stand there. */
async function sit(person: Actor): Promise<void> {
  await ledger.exclusively((w) => w.run('INSERT OR IGNORE INTO officers (staff_no, name, posts, created_at) VALUES (?, ?, ?, 0)', [person.staffNo, person.name, JSON.stringify(person.posts)]));
  actor = person;
}

const ask = async <N extends OperationName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> => (await perform(services, name, input)) as OutputOf<N>;
const list = (filter: Partial<typeof NO_FILTER> = {}, before: number | null = null, limit = 200) => ask('journal.list', { before, limit, filter: { ...NO_FILTER, ...filter } });

interface Act { readonly who?: string; readonly at?: string; readonly operation?: string; readonly label?: string; readonly summary?: string; readonly reason?: string; readonly override?: 'clock' | 'rule' | 'refusal'; readonly kind?: string; readonly id?: string; readonly as?: string }
async function entry(act: Act): Promise<void> {
  const posts = act.as === undefined ? [] : [act.as];
  const person: Actor = { staffNo: act.who ?? '0001', name: '', posts, ...(act.as === undefined ? {} : { actedAs: { post: act.as, deputy: false } }) };
  await ledger.command({ actor: person, now: act.at === undefined ? clock.now : at(act.at) }, async () => ({
    value: undefined, topics: [],
    entry: { operation: act.operation ?? 'employers.edit', subject: { kind: act.kind ?? 'employer', id: act.id ?? '7', label: act.label ?? '甲公司' }, summary: act.summary ?? '改档案', reason: act.reason ?? '', changes: {}, ...(act.override === undefined ? {} : { override: act.override }) },
  }));
}

describe('the post of an act', () => {
  it('stands in the entry as the matrix allows it, a deputy as one', async () => {
    await ask('journal.reconcileAnchors', { reason: '换电脑' }); // nothing to do: no entry
    await sit({ staffNo: '0009', name: '代理人', posts: ['handler'] });
    await ledger.exclusively((w) => w.insert('officer_deputies', { staff_no: '0009', post: 'captain', from_day: '2025-03-01', until_day: '2025-12-31', reason: '休假', appointed_by: '0001' }));
    actor = { ...actor, posts: ['handler', 'captain'], deputyFor: ['captain'] };
    await entry({ reason: '改时限', override: 'clock' });
    const { upTo } = await ask('journal.overrides', {});
    await ask('journal.acknowledgeOverrides', { upTo });
    expect((await list({}, null, 1)).entries[0]).toMatchObject({ operation: 'journal.acknowledgeOverrides', staffNo: '0009', actedAs: '大队长（代理）' });
  });
});

describe('the viewer', () => {
  beforeEach(async () => {
    await entry({ at: '2025-04-02 08:00', who: '0015', operation: 'cases.close', label: '案件 A', summary: '结案', reason: '未付清，走强制执行', override: 'rule' });
    await entry({ at: '2025-04-03 23:59', who: '0015', operation: 'cases.edit', label: '案件 B' });
    await entry({ at: '2025-04-04 00:00', operation: 'employers.edit', label: '乙_100%公司', reason: '更正' });
    clock.now = at('2025-04-04 08:00');
  });

  it.each([
    ['by day, both ends within', { from: '2025-04-03', to: '2025-04-03' }, ['案件 B']],
    ['by person', { staffNo: '0015' }, ['案件 B', '案件 A']],
    ['by operation', { operation: 'cases.close' }, ['案件 A']],
    ['by area', { operation: 'cases' }, ['案件 B', '案件 A']],
    ['by an area that is only the beginning of a name', { operation: 'case' }, []],
    ['by subject, its signs meaning themselves', { subject: '_100%' }, ['乙_100%公司']],
    ['by text in the reason', { text: '强制执行' }, ['案件 A']],
    ['with a reason only', { onlyReason: true }, ['乙_100%公司', '案件 A']],
    ['exceptions only', { onlyOverride: true }, ['案件 A']],
    ['by all together', { staffNo: '0015', operation: 'cases', onlyReason: true, from: '2025-04-01', to: '2025-04-02' }, ['案件 A']],
  ])('filters %s', async (_what, filter, labels) => {
    const found = await list({ ...filter });
    expect(found.entries.map(({ subject }) => subject)).toEqual(labels);
    expect(found.total).toBe(labels.length);
  });

  it('says operations and posts in plain words', async () => {
    expect((await list({ operation: 'cases.close' })).entries[0]).toMatchObject({ operationWord: '结案', override: 'rule' });
    const { operations, people } = await ask('journal.facets', {});
    expect(operations.find(({ operation }) => operation === 'employers.edit')).toEqual({ operation: 'employers.edit', word: '修改单位档案', area: '单位台账' });
    expect(people.map(({ staffNo }) => staffNo)).toEqual(['0001', 'system']);
  });

  it('masks numbers of persons that somebody typed', async () => {
    await entry({ reason: '本人 11010119900307002X 来电 13812345678，代码 91990101MA0000016F 不变', summary: '登记' });
    expect((await list({}, null, 1)).entries[0]?.reason).toBe('本人 110***********002X 来电 138****5678，代码 91990101MA0000016F 不变');
  });

  it('shows what an entry changed, old and new in words', async () => {
    await ledger.exclusively((w) => w.run(`INSERT INTO streets (code, name) VALUES ('990101001', '城关街道')`));
    await sit({ staffNo: '0002', name: '管理员', posts: ['sysAdmin'] });
    await ask('settings.setStreetName', { code: '990101001', name: '城关镇', seen: '城关街道' });
    actor = CAPTAIN;
    const [newest] = (await list({}, null, 1)).entries;
    expect(await ask('journal.changes', { seq: newest?.seq ?? 0 })).toMatchObject({ total: 1, changes: [{ record: '街道 990101001', head: '名称', old: '城关街道', new: '城关镇' }] });
  });
});

describe('who sees what', () => {
  beforeEach(() => entry({ who: '0015', label: '秘密公司', summary: '改了法定代表人', reason: '举报', override: 'rule' }));

  it('the administrator sees that something was done, not what, and cannot find it out by asking', async () => {
    await sit({ staffNo: '0002', name: '管理员', posts: ['sysAdmin'] });
    const { entries, contents } = await list();
    expect(contents).toBe(false);
    expect(JSON.stringify(entries)).not.toMatch(/秘密|法定代表人|举报/);
    expect(entries.find(({ staffNo }) => staffNo === '0015')).toMatchObject({ operationWord: '修改单位档案', summary: '', subject: '', reason: '' });
    const all = (await list()).total;
    for (const filter of [{ subject: '秘密' }, { subject: '没有的公司' }, { text: '举报' }, { text: '没有的话' }, { onlyOverride: true }, { onlyReason: true }]) expect((await list(filter)).total).toBe(all);
    await expect(ask('journal.exportList', { filter: NO_FILTER, format: 'csv' })).rejects.toMatchObject({ code: 'journal.noContent' });
    await expect(ask('journal.overrides', {})).rejects.toMatchObject({ code: 'people.mayNot' });
    expect((await ask('journal.changes', { seq: entries[0]?.seq ?? 1 })).changes).toEqual([]);
  });

  it('a reviewer sees the entries of the own cases until recused, and no others', async () => {
    await entry({ kind: 'case', id: '3', label: '案件三', operation: 'cases.edit', who: '0015' });
    await entry({ kind: 'case', id: '4', label: '案件四', operation: 'cases.edit', who: '0015' });
    await ledger.exclusively(async (w) => {
      await w.insert('officers', { staff_no: '0020', name: '审核', posts: '["legalReviewer"]', created_at: 0 });
      await w.run(`INSERT INTO matter_staff (subject_kind, subject_id, part, staff_no, person, assigned_by, assigned_at) VALUES ('case', 3, 'reviewer', '0020', '0020', '0001', 0), ('case', 4, 'tracker', '0020', '0020', '0001', 0)`);
    });
    actor = { staffNo: '0020', name: '审核', posts: ['legalReviewer'] };
    const { entries } = await list();
    expect(entries.map(({ subject }) => subject)).toEqual(['案件三']);
    await expect(ask('journal.changes', { seq: 2 })).rejects.toMatchObject({ code: 'ledger.notFound' });
    await ledger.exclusively((w) => w.run(`INSERT INTO recusals (subject_kind, subject_id, staff_no, person, reason, ordered_by, ordered_at) VALUES ('case', 3, '0020', '0020', 'x', '0001', 0)`));
    expect((await list()).total).toBe(0);
  });

  it.each(['handler', 'enforcementTracker', 'intakeClerk', 'archivist', 'gridWorker'])('%s sees nothing', async (post) => {
    await sit({ staffNo: '0030', name: '某人', posts: [post] });
    await expect(list()).rejects.toMatchObject({ code: 'people.mayNot' });
  });
});

describe('exceptions', () => {
  it('are listed by week until the captain has read them; what comes later stays', async () => {
    await entry({ at: '2025-04-06 23:59', reason: '甲', override: 'clock' }); // Sunday
    await entry({ at: '2025-04-07 00:00', reason: '乙', override: 'rule' }); // Monday
    await entry({ at: '2025-04-08 10:00', reason: '丙' });
    const { weeks, unread, upTo } = await ask('journal.overrides', {});
    expect(unread).toBe(2);
    expect(weeks.map(({ from, to, entries }) => [from, to, entries.map(({ reason }) => reason)])).toEqual([['2025-04-07', '2025-04-13', ['乙']], ['2025-03-31', '2025-04-06', ['甲']]]);
    await entry({ at: '2025-04-08 11:00', reason: '丁', override: 'refusal' });
    clock.now = at('2025-04-08 12:00');
    await ask('journal.acknowledgeOverrides', { upTo });
    const after = await ask('journal.overrides', {});
    expect(after.weeks.flatMap(({ entries }) => entries.map(({ reason }) => reason))).toEqual(['丁']);
    expect(after.lastRead).toEqual({ at: clock.now, staffNo: '0001' });
    expect((await list({}, null, 1)).entries[0]?.summary).toMatch(/^读过例外清单：2 项/);
    // Nobody reads ahead: an entry number of the future covers only what is there.
    await ask('journal.acknowledgeOverrides', { upTo: 9_999_999 });
    await entry({ at: '2025-04-08 12:30', reason: '戊', override: 'clock' });
    expect((await ask('journal.overrides', {})).unread).toBe(1);
    await expect(ask('journal.acknowledgeOverrides', { upTo: 1 })).rejects.toMatchObject({ code: 'journal.nothingToAcknowledge' });
  });
});

describe('an export', () => {
  const folder = (): string => path.dirname(place.folder);
  const beside = async (end: string): Promise<string> => path.join(folder(), (await readdir(folder())).find((name) => name.endsWith(end)) ?? '');
  const outsider = async (): Promise<{ ok: boolean; said: string }> => {
    const script = await beside('.核验.cjs');
    try {
      return { ok: true, said: execFileSync(process.execPath, [script], { encoding: 'utf8', cwd: folder(), env: {} }) };
    } catch (error) {
      return { ok: false, said: String((error as { stdout?: string }).stdout ?? '') };
    }
  };

  it('has the prescribed columns, never a formula, and is journalled', async () => {
    await entry({ label: '=HYPERLINK("http://x")', summary: '甲', reason: '-2+3' });
    const { file, entries } = await ask('journal.exportList', { filter: NO_FILTER, format: 'csv' });
    const text = await readFile(path.join(folder(), file?.name ?? ''), 'utf8');
    expect(text.split('\r\n')[0]).toBe('\uFEFF编号,时间,工号,岗位,操作,对象,理由,摘要,上一条摘要');
    expect(text).toContain(`"'=HYPERLINK(""http://x"")",'-2+3,`);
    expect(text.split('\r\n').length - 2).toBe(entries);
    expect((await list({}, null, 1)).entries[0]).toMatchObject({ operation: 'journal.exportList', summary: `导出日志：${entries} 条，csv，范围：全部` });
  });

  it.each(['xlsx', 'csv'] as const)('%s is checked by an outsider with nothing but node, and every alteration is found', async (format) => {
    await entry({ reason: '电话 13812345678', summary: '有号码' });
    await entry({ summary: '末条' });
    await ask('journal.exportList', { filter: NO_FILTER, format });
    expect(await outsider()).toMatchObject({ ok: true, said: expect.stringContaining('核验通过') as string });
    const raw = await beside('.核验.jsonl');
    const text = await readFile(raw, 'utf8');
    expect(text).not.toContain('13812345678');
    await writeFile(raw, text.replace('末条', '未条'));
    expect(await outsider()).toMatchObject({ ok: false, said: expect.stringMatching(/核验\.jsonl 被改动[\s\S]*第 \d+ 条被改动/) as string });
    await writeFile(raw, text.split('\n').filter((_line, index) => index !== 1).join('\n'));
    expect((await outsider()).said).toMatch(/第 2 条缺失[\s\S]*条数不对/);
    await writeFile(raw, text);
    const sheet = await beside(`.${format}`);
    const bytes = await readFile(sheet);
    await writeFile(sheet, Buffer.concat([bytes, Buffer.from(' ')]));
    expect(await outsider()).toMatchObject({ ok: false });
    await writeFile(sheet, bytes);
    const proof = await beside('.核验.jws');
    const [, body] = (await readFile(proof, 'utf8')).split('.');
    await writeFile(proof, `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body ?? ''}.`);
    expect((await outsider()).said).toContain('签名不对');
  });

  it('of a filtered list says what was chosen, and of nothing or under a locked key it is refused', async () => {
    await expect(ask('journal.exportList', { filter: { ...NO_FILTER, text: '没有的话' }, format: 'csv' })).rejects.toMatchObject({ code: 'journal.nothingToExport' });
    await entry({ label: '甲' });
    await ask('journal.exportList', { filter: { ...NO_FILTER, subject: '甲', onlyReason: false, from: '2025-04-01' }, format: 'csv' });
    expect(await readFile(await beside('.说明.txt'), 'utf8')).toContain('范围：2025-04-01 至 今天，对象“甲”');
    expect(await outsider()).toMatchObject({ ok: true });
    const locked = await openKeyring(ledger, null);
    services = { ...services, keyring: () => locked };
    await expect(ask('journal.exportList', { filter: NO_FILTER, format: 'csv' })).rejects.toMatchObject({ code: 'journal.exportNeedsKey' });
  });
});

describe('proof', () => {
  it('tells that anchors fit, and what does not', async () => {
    expect(await ask('journal.proof', {})).toMatchObject({ anchors: 0, last: null, ok: true, keyUnlocked: true });
    const folder = path.join(ledger.paths.outbox, 'anchors');
    const { anchorJournal } = await import('#electron/outbox/anchors/make.ts');
    await anchorJournal(ledger, services.keyring(), clock.now);
    expect(await ask('journal.proof', {})).toMatchObject({ anchors: 1, ok: true });
    await rm(folder, { recursive: true });
    expect(await ask('journal.proof', {})).toMatchObject({ ok: false, detail: '日志锚第 1 号的文件不在上报文件夹了' });
    expect(await ask('journal.reconcileAnchors', { reason: '误删后补写' })).toEqual({ aside: 0, written: 1 });
    expect((await ask('journal.proof', {})).ok).toBe(true);
    expect((await list({ onlyOverride: true })).entries[0]?.reason).toBe('误删后补写');
  });
});

describe('a long journal', () => {
  it('is paged, each entry once', async () => {
    await ledger.exclusively(async (w) => {
      await w.run('BEGIN');
      for (let i = 0; i < 300; i += 1) await appendJournal(w, CAPTAIN, clock.now + i, { operation: 'employers.edit', subject: { kind: 'employer', id: String(i), label: `第${i}户` }, summary: `改档案 ${i}`, changes: { i } });
      await w.run('COMMIT');
    });
    const seen: number[] = [];
    for (let before: number | null = null; ;) {
      const page: OutputOf<'journal.list'> = await list({ text: '改档案' }, before, 100);
      seen.push(...page.entries.map(({ seq }) => seq));
      if (page.entries.length < 100) break;
      before = page.entries.at(-1)?.seq ?? null;
    }
    expect(seen).toHaveLength(300);
    expect(new Set(seen).size).toBe(300);
  });
});
