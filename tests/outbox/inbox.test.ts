import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/rules/tables/canonical.ts';
import { deviceToken } from '#electron/outbox/cityClient.ts';
import type { TablePayload } from '#shared/city/payload.ts';
import type { Keyring } from '#electron/areas/services.ts';
import { startInbox } from '../city-inbox/server.ts';
import { faultsOf } from '../city-inbox/contract.ts';
import { makeCity, type City } from './support/city.ts';
import { makeDistrict, NOW, payload, type District } from './support/district.ts';

/* The reference inbox judged from outside, by raw requests. */

let district: District;
let city: City;

beforeEach(async () => {
  district = await makeDistrict();
  city = await makeCity({ enrol: [district.publicKeyFile], now: () => NOW });
});
afterEach(async () => {
  await city.close();
  await district.close();
});

interface Wish { readonly content?: unknown; readonly jws?: string; readonly path?: string; readonly token?: string | null; readonly keyring?: Keyring; readonly type?: string }

async function put(wish: Wish = {}): Promise<{ status: number; body: string; problem: { title: string; status: number; detail?: string; errors?: { pointer: string; detail: string }[] } }> {
  const keyring = wish.keyring ?? district.keyring;
  const content = (wish.content ?? payload()) as TablePayload;
  const jws = wish.jws ?? (await keyring.sign(canonicalJson(content)));
  const where = wish.path ?? `990101/tables/${content.table}/${content.month}/revisions/${content.revision}`;
  const token = wish.token === undefined ? await deviceToken(keyring, '990101', NOW) : wish.token;
  const response = await fetch(`${city.inbox.url}/v1/districts/${where}`, {
    method: 'PUT', body: jws, headers: { 'content-type': wish.type ?? 'application/jose', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
  });
  const body = await response.text();
  const isProblem = response.headers.get('content-type') === 'application/problem+json';
  const problem = isProblem ? (JSON.parse(body) as Awaited<ReturnType<typeof put>>['problem']) : { title: '', status: 0 };
  if (isProblem) expect(faultsOf('Problem', problem)).toEqual([]);
  return { status: response.status, body, problem };
}

const receiptOf = (jws: string): unknown => JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString());

describe('accepting', () => {
  it('answers 201 with a receipt of the contract, then 200 with the same one', async () => {
    const jws = await district.keyring.sign(canonicalJson(payload()));
    const first = await put({ jws });
    expect(first.status).toBe(201);
    expect(faultsOf('Receipt', receiptOf(first.body))).toEqual([]);
    const second = await put({ jws });
    expect(second).toMatchObject({ status: 200, body: first.body });
  });

  it('lists what it holds, newest first, by month', async () => {
    for (const content of [payload(), payload({ table: 'major-cases' }), payload({ month: '2025-02' }), payload({ revision: 2 })]) expect((await put({ content })).status).toBe(201);
    const list = async (query = ''): Promise<unknown[]> => {
      const response = await fetch(`${city.inbox.url}/v1/districts/990101/tables${query}`, { headers: { authorization: `Bearer ${await deviceToken(district.keyring, '990101', NOW)}` } });
      expect(response.status).toBe(query.includes('13') ? 422 : 200);
      return response.status === 200 ? ((await response.json()) as unknown[]) : [];
    };
    const all = await list();
    for (const held of all) expect(faultsOf('Held', held)).toEqual([]);
    expect(all.map((held) => { const { table, month, revision } = held as { table: string; month: string; revision: number }; return `${table} ${month} ${revision}`; })).toEqual([
      'wage-risk 2025-03 2', 'wage-risk 2025-02 1', 'major-cases 2025-03 1', 'wage-risk 2025-03 1',
    ]);
    expect(await list('?month=2025-02')).toHaveLength(1);
    await list('?month=2025-13');
  });

  it('keeps all of it over a restart, with the same keys and receipts', async () => {
    const jws = await district.keyring.sign(canonicalJson(payload()));
    const before = await put({ jws });
    await city.inbox.close();
    const again = await startInbox({ data: city.inbox.data, port: 0, enrol: [], encryption: false, now: () => NOW });
    const response = await fetch(`${again.url}/v1/districts/990101/tables/wage-risk/2025-03/revisions/1`, {
      method: 'PUT', body: jws, headers: { 'content-type': 'application/jose', authorization: `Bearer ${await deviceToken(district.keyring, '990101', NOW)}` },
    });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(before.body);
    await again.close();
  });

  it('gives one receipt to two that come at once', async () => {
    const jws = await district.keyring.sign(canonicalJson(payload()));
    const answers = await Promise.all([put({ jws }), put({ jws }), put({ jws })]);
    expect(new Set(answers.map((one) => one.body)).size).toBe(1);
    expect(answers.map((one) => one.status).sort()).toEqual([200, 200, 201]);
  });
});

describe('refusing', () => {
  it('401 without a token, with one that is too old, too long, for somebody else, or of a key that nobody knows', async () => {
    const claims = (changed: object): Promise<string> => district.keyring.sign(JSON.stringify({ sub: '990101', aud: 'city-inbox', iat: NOW / 1000, exp: NOW / 1000 + 100, ...changed }));
    const stranger = await makeDistrict({ key: 'theirs' });
    const tokens = [null, 'rubbish', 'a.b.c', await claims({ exp: NOW / 1000 - 60 }), await claims({ exp: NOW / 1000 + 3600 }), await claims({ exp: undefined }), await claims({ aud: 'elsewhere' }), await deviceToken(stranger.keyring, '990101', NOW)];
    for (const token of tokens) expect((await put({ token })).status).toBe(401);
    const [head, body] = (await claims({})).split('.');
    expect((await put({ token: `${head}.${body}.${'A'.repeat(86)}` })).status).toBe(401);
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    expect((await put({ token: `${none}.${body}.` })).status).toBe(401);
    await stranger.close();
  });

  it('403 to the key of another district, in the token and under the table', async () => {
    const other = await makeDistrict({ key: 'theirs' });
    const file = path.join(other.parent, '990102.json');
    await writeFile(file, await readFile(other.publicKeyFile, 'utf8'));
    await city.inbox.close();
    const both = await startInbox({ data: city.inbox.data, port: 0, enrol: [file], encryption: false, now: () => NOW });
    const send = async (token: string, jws: string): Promise<number> => (await fetch(`${both.url}/v1/districts/990101/tables/wage-risk/2025-03/revisions/1`, {
      method: 'PUT', body: jws, headers: { 'content-type': 'application/jose', authorization: `Bearer ${token}` },
    })).status;
    const text = canonicalJson(payload());
    expect(await send(await deviceToken(other.keyring, '990101', NOW), await other.keyring.sign(text))).toBe(403);
    expect(await send(await deviceToken(other.keyring, '990102', NOW), await other.keyring.sign(text))).toBe(403);
    expect(await send(await deviceToken(district.keyring, '990101', NOW), await other.keyring.sign(text))).toBe(403);
    expect(await send(await deviceToken(district.keyring, '990101', NOW), await district.keyring.sign(text))).toBe(201);
    await both.close();
    await other.close();
  });

  it('409 to another content under the same name, to gaps and to corrections of something else', async () => {
    expect((await put()).status).toBe(201);
    expect(await put({ content: payload({ rulePack: 'another' }) })).toMatchObject({ status: 409, problem: { title: expect.stringContaining('已经签收') as unknown } });
    expect((await put({ content: payload({ revision: 3 }) })).problem.title).toContain('缺少第 2 版');
    expect((await put({ content: payload({ revision: 2, supersedes: 9 }) })).status).toBe(409);
    const { reasonCode: _, ...unexplained } = payload({ revision: 2 });
    expect((await put({ content: unexplained })).status).toBe(409);
    expect((await put({ content: payload({ month: '2025-02', supersedes: 1 }) })).status).toBe(409);
    expect((await put({ content: payload({ revision: 2 }) })).status).toBe(201);
  });

  it('413 to more than the contract allows', async () => {
    expect((await put({ jws: `a.${'A'.repeat(4_194_304)}.c` })).status).toBe(413);
  });

  it('422 to what is no JWS, is signed wrongly, or goes to no place of the contract', async () => {
    expect((await put({ jws: '<html>' })).status).toBe(422);
    const [head, , signature] = (await district.keyring.sign(canonicalJson(payload()))).split('.');
    expect((await put({ jws: `${head}.${Buffer.from('{}').toString('base64url')}.${signature}` })).problem.title).toContain('签名');
    for (const where of ['990101/tables/wage-risk/2025-13/revisions/1', '990101/tables/other/2025-03/revisions/1', '9901/tables/wage-risk/2025-03/revisions/1', '990101/tables/wage-risk/2025-03/revisions/0', '990101/tables/wage-risk/2025-03/revisions/1000']) {
      expect((await put({ path: where })).problem.errors).toHaveLength(1);
    }
    expect((await put({ type: 'text/plain' })).status).toBe(415);
  });

  const wrong: [string, object, string][] = [
    ['a missing member', { asOf: undefined }, ''],
    ['a date that is none', { asOf: '1 April' }, '/asOf'],
    ['another schema', { schema: 'city-tables/2' }, '/schema'],
    ['rows that are none', { rows: [1] }, '/rows/0'],
    ['a reason that is none', { reasonCode: 'because' }, '/reasonCode'],
    ['a column that is none', { rows: [{ W01: 1, name: '甲' }] }, '/rows/0/name'],
    ['another month than in the address', { month: '2025-04' }, '/month'],
    ['a serial of something else', { serial: '990101-ZD-202503-V1' }, '/serial'],
    ['a citizen number', { rows: [{ W01: 1, W04: '个体户-110101199003070010' }] }, '/rows/0/W04'],
    ['a citizen number with a wrong check digit', { rows: [{ W01: 1, W04: '11010119900307001X' }] }, '/rows/0/W04'],
    ['a phone', { rows: [{ W01: 1, W04: '电话13812345678' }] }, '/rows/0/W04'],
    ['a phone in the totals', { totals: { total: { note: '13812345678' } } }, '/totals/total/note'],
    ['a phone as the approver', { approvedBy: '13812345678' }, '/approvedBy'],
  ];
  for (const [name, changed, pointer] of wrong) {
    it(`422 to ${name}, with its pointer`, async () => {
      const content = { ...payload(), ...changed };
      const answer = await put({ content: JSON.parse(JSON.stringify(content)) as unknown, path: '990101/tables/wage-risk/2025-03/revisions/1' });
      expect(answer.status).toBe(422);
      expect(answer.problem.errors?.map((error) => error.pointer)).toContain(pointer);
    });
  }

  it('nothing that only looks like a person: unified codes, dates and numbers of cases', async () => {
    const rows = [{ W01: 1, W03: '91990101MA1A00016F', W04: '第20250301号', W06: '990101001' }];
    expect((await put({ content: payload({ rows }) })).status).toBe(201);
    expect((await put({ content: payload({ table: 'major-cases', rows: [{ P01: 1, P02: '990101202503010001' }] }) })).status).toBe(201);
  });
});

describe('enrolling', () => {
  it('a key whose file does not tell its district belongs to the one under whose name it is first heard', async () => {
    const other = await makeDistrict({ key: 'theirs' });
    const file = path.join(other.parent, 'key.json');
    await writeFile(file, await readFile(other.publicKeyFile, 'utf8'));
    await city.inbox.close();
    const inbox = await startInbox({ data: path.join(city.parent, 'second'), port: 0, enrol: [file], encryption: false, now: () => NOW });
    const list = async (district_: string): Promise<number> => (await fetch(`${inbox.url}/v1/districts/${district_}/tables`, { headers: { authorization: `Bearer ${await deviceToken(other.keyring, district_, NOW)}` } })).status;
    expect(await list('990101')).toBe(200);
    expect(await list('990102')).toBe(403);
    await inbox.close();
    await other.close();
  });

  it('refuses private keys and wrong names of keys', async () => {
    const start = (content: object): Promise<unknown> => {
      const file = path.join(city.parent, '990103.json');
      return writeFile(file, JSON.stringify(content)).then(() => startInbox({ data: path.join(city.parent, 'third'), port: 0, enrol: [file], encryption: false }));
    };
    const jwk = JSON.parse(await readFile(district.publicKeyFile, 'utf8')) as object;
    await expect(start({ ...jwk, d: 'AAAA' })).rejects.toMatchObject({ status: 422 });
    await expect(start({ ...jwk, kid: 'mine' })).rejects.toMatchObject({ status: 422 });
    await expect(start({ kty: 'RSA' })).rejects.toMatchObject({ status: 422 });
  });

  it('works on its page, from this machine only', async () => {
    const form = new FormData();
    form.set('districtCode', '990104');
    form.set('file', new File([await readFile(district.publicKeyFile)], 'k.json'));
    expect((await fetch(`${city.inbox.url}/enrol`, { method: 'POST', body: form, headers: { origin: 'https://evil.example' } })).status).toBe(403);
    expect((await fetch(`${city.inbox.url}/enrol`, { method: 'POST', body: form, redirect: 'manual' })).status).toBe(303);
    expect((await city.inbox.store.keys()).map((key) => key.districtCode)).toEqual(['990104']);
  });
});

describe('the pages', () => {
  it('show each district’s months, and each table to print, escaped', async () => {
    await put({ content: payload({ rows: [{ W01: 1, W04: '<script>alert(1)</script>公司', W17: 'red', W19: '1234567.80' }] }) });
    await put({ content: payload({ table: 'major-cases' }) });
    const front = await (await fetch(city.inbox.url)).text();
    expect(front).toContain('990101-QX-202503-V1');
    expect(front).toContain('欠薪风险预警表');
    const sheet = await (await fetch(`${city.inbox.url}/held/990101/wage-risk/2025-03/1`)).text();
    expect(sheet).toContain('&lt;script&gt;');
    expect(sheet).not.toContain('<script>');
    expect(sheet).toContain('1,234,567.80');
    expect(sheet).toContain('红色');
    expect(await (await fetch(`${city.inbox.url}/held/990101/major-cases/2025-03/1`)).text()).toContain('零报告');
    expect((await fetch(`${city.inbox.url}/held/990101/major-cases/2025-03/7`)).status).toBe(404);
  });

  it('answer the probe', async () => {
    const response = await fetch(`${city.inbox.url}/v1/health`);
    const body: unknown = await response.json();
    expect(faultsOf('Health', body)).toEqual([]);
  });
});
