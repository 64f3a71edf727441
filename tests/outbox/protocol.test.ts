import { CompactSign } from 'jose';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pushOutbox } from '#electron/outbox/push.ts';
import { makeCity, type City } from './support/city.ts';
import { makeDistrict, type District } from './support/district.ts';
import { districtAndCity } from './support/pair.ts';
import { answer, answerLost, problem, reset, type Act } from './support/front.ts';
import { turnBack } from '../support/turnBack.ts';

/* Every row of the table in the city's protocol, against the reference inbox over real HTTP. */

let district: District;
let city: City;

const { push } = districtAndCity({ before: async (pair) => { ({ district, city } = pair); } });

const held = (): Promise<{ serial: string; digest: string }[]> => city.inbox.store.all().then((all) => all.map((one) => ({ serial: `${one.table} ${one.month} V${one.revision}`, digest: one.digest })));

/** Signs anything with the city's real key, or another one. */
async function signed(change: (receipt: Record<string, unknown>) => Record<string, unknown>, given: string, foreign = false): Promise<string> {
  const receipt = JSON.parse(Buffer.from(given.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
  const stored = JSON.parse(await readFile(path.join(city.inbox.data, 'city-private.json'), 'utf8')) as { signing: Record<string, string> };
  const key = foreign ? generateKeyPairSync('ed25519').privateKey : createPrivateKey({ key: stored.signing, format: 'jwk' });
  return new CompactSign(new TextEncoder().encode(JSON.stringify(change(receipt)))).setProtectedHeader({ alg: 'EdDSA', kid: city.inbox.keys.kid }).sign(key);
}

/** The city accepts, and lies about it. */
const lie = (change: (receipt: Record<string, unknown>) => Record<string, unknown>, foreign = false): Act => async (_arrived, forward) => {
  const given = await forward();
  return { ...given, body: await signed(change, given.body, foreign) };
};

describe('a good receipt', () => {
  it('is kept in the ledger and the revision is delivered, with its journal entry', async () => {
    const id = await district.freeze();
    const [line] = await push();
    expect(line).toEqual({ table: 'wage-risk', month: '2025-03', revision: 1, state: 'delivered', receiptId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    const row = await district.row(id);
    expect(row).toMatchObject({ state: 'delivered', via: 'network', attempts: 1, problem: null, nextTryAt: null });
    const kept = await district.ledger.reader.first<{ receipt_jws: string; jws: string }>('SELECT receipt_jws, jws FROM outbox WHERE id = ?', [id]);
    expect((await city.inbox.store.list('990101', null))[0]).toMatchObject({ receiptJws: kept?.receipt_jws, jws: kept?.jws, digest: row.jwsDigest });
    expect(await district.events(id)).toEqual(['signed', 'delivered']);
    expect(await district.ledger.reader.first('SELECT staff_no, operation FROM journal ORDER BY seq DESC LIMIT 1')).toEqual({ staff_no: 'system', operation: 'outbox.delivered' });
  });

  it('also with 200 after the answer to the first one was lost: delivered once', async () => {
    const id = await district.freeze();
    city.front.puts.push(answerLost);
    expect((await push())[0]?.state).toBe('pending');
    expect(await held()).toHaveLength(1);
    const [line] = await push();
    expect(line?.state).toBe('delivered');
    expect(await held()).toHaveLength(1);
    expect(city.front.arrived.map((one) => one.body)).toEqual([city.front.arrived[0]?.body, city.front.arrived[0]?.body]);
    expect((await city.inbox.store.list('990101', null))[0]?.receiptId).toBe((await district.row(id)).receiptId);
  });

  it('is asked for in the order of approval, the first revision before its correction', async () => {
    await district.freeze();
    await district.freeze({ table: 'major-cases' });
    await district.freeze({ revision: 2 });
    const lines = await push();
    expect(lines.map((line) => line.state)).toEqual(['delivered', 'delivered', 'delivered']);
    expect(city.front.arrived.map((one) => one.path)).toEqual([
      '/v1/districts/990101/tables/wage-risk/2025-03/revisions/1', '/v1/districts/990101/tables/major-cases/2025-03/revisions/1', '/v1/districts/990101/tables/wage-risk/2025-03/revisions/2',
    ]);
  });

  it('sends a token of its own with each request, valid for less than five minutes', async () => {
    await district.freeze();
    await push();
    const [token = ''] = [city.front.arrived[0]?.headers.authorization?.replace('Bearer ', '')];
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
    expect(claims).toEqual({ sub: '990101', aud: 'city-inbox', iat: district.clock.now / 1000, exp: district.clock.now / 1000 + 120 });
    expect(city.front.arrived[0]?.headers['content-type']).toBe('application/jose');
  });
});

describe('a receipt that does not hold is kept as evidence and never delivers', () => {
  const lies: [string, Act, RegExp][] = [
    ['wrong digest', lie((receipt) => ({ ...receipt, digest: 'A'.repeat(43) })), /摘要不符/],
    ['wrong signature', lie((receipt) => receipt, true), /签名不对/],
    ['wrong district', lie((receipt) => ({ ...receipt, districtCode: '990102' })), /区划不是本区/],
    ['wrong table', lie((receipt) => ({ ...receipt, table: 'major-cases' })), /报表名称不符/],
    ['wrong month', lie((receipt) => ({ ...receipt, month: '2025-02' })), /月份不符/],
    ['wrong revision', lie((receipt) => ({ ...receipt, revision: 2 })), /版次不符/],
    ['no receipt id', lie(({ receiptId: _, ...rest }) => rest), /不完整/],
    ['receipt id that is no UUID', lie((receipt) => ({ ...receipt, receiptId: '1' })), /不完整/],
  ];
  for (const [name, act, words] of lies) {
    it(name, async () => {
      const id = await district.freeze();
      city.front.puts.push(act);
      expect((await push())[0]).toMatchObject({ state: 'needs-attention', receiptId: null });
      const row = await district.row(id);
      expect(row.problem).toMatchObject({ title: '回执核验不通过', detail: expect.stringMatching(words) as unknown });
      const evidence = await district.ledger.reader.first<{ evidence: string }>(`SELECT evidence FROM outbox_log WHERE outbox_id = ? AND event = 'evidence'`, [id]);
      expect(evidence?.evidence.split('.')).toHaveLength(3);
      expect(await district.ledger.reader.first('SELECT receipt_jws, receipt_id FROM outbox WHERE id = ?', [id])).toEqual({ receipt_jws: '', receipt_id: '' });
      expect((await push())[0]?.state).toBe('needs-attention');
      expect(city.front.arrived).toHaveLength(1);
    });
  }

  it('signed by a key that is not the pinned one, or not at all', async () => {
    const elsewhere = await makeCity({ enrol: [district.publicKeyFile], now: () => district.clock.now });
    const id = await district.freeze();
    city.front.puts.push(async (arrived) => {
      const response = await fetch(`${elsewhere.url}${arrived.path}`, { method: 'PUT', body: arrived.body, headers: { authorization: String(arrived.headers.authorization), 'content-type': 'application/jose' } });
      return { status: response.status, headers: {}, body: await response.text() };
    });
    await push();
    expect((await district.row(id)).problem?.detail).toContain('不是用登记的支队公钥签的');
    await elsewhere.close();
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{}').toString('base64url')}.x`;
    const second = await district.freeze({ table: 'major-cases' });
    city.front.puts.push(answer(201, unsigned));
    await push();
    expect((await district.row(second)).problem?.detail).toContain('签名不对');
  });

  const rubbish: [string, Act, RegExp][] = [
    ['a web page', answer(200, '<!DOCTYPE html><html><body>请登录</body></html>', { 'content-type': 'text/html' }), /一张网页/],
    ['nothing', answer(201, ''), /空答复/],
    ['JSON', answer(200, '{"ok":true}', { 'content-type': 'application/json' }), /不是签名的回执/],
    ['more than 64 KiB', answer(200, 'A'.repeat(70_000)), /超过 64 KB/],
    ['202 without a receipt', answer(202, ''), /空答复/],
    ['204', answer(204), /空答复/],
  ];
  for (const [name, act, words] of rubbish) {
    it(`an answer that is no receipt: ${name}`, async () => {
      const id = await district.freeze();
      city.front.puts.push(act);
      expect((await push())[0]?.state).toBe('needs-attention');
      expect((await district.row(id)).problem).toMatchObject({ title: '支队的答复不是回执', detail: expect.stringMatching(words) as unknown });
    });
  }
});

describe('refusals stop, in words that an officer understands', () => {
  const refusals: [number, Act, RegExp, RegExp][] = [
    [401, problem(401, '令牌无效', '已过期'), /没有认出本机/, /令牌无效：已过期/],
    [403, problem(403, '密钥是另一个区（县）的'), /不接受本机的签名/, /另一个区/],
    [404, answer(404, 'not found'), /地址不对/, /没有接收报表的服务/],
    [409, problem(409, '已签收'), /与其已签收的不一致/, /没有丢失/],
    [413, problem(413, '太大'), /太大/, /上限/],
    [422, problem(422, '内容不符', '', { errors: [{ pointer: '/rows/3/W08', detail: '应为文本' }] }), /不符合要求/, /第 4 行 W08：应为文本/],
    [400, problem(400, '坏请求'), /没有接收/, /坏请求/],
    [302, answer(302, '', { location: 'http://127.0.0.1:1/' }), /要求转到别处/, /不跟随跳转/],
  ];
  for (const [status, act, title, detail] of refusals) {
    it(String(status), async () => {
      const id = await district.freeze();
      city.front.puts.push(act);
      expect((await push())[0]?.state).toBe('needs-attention');
      const row = await district.row(id);
      expect(row.problem).toMatchObject({ status, title: expect.stringMatching(title) as unknown, detail: expect.stringMatching(detail) as unknown, todo: expect.stringMatching(/.{8,}/) as unknown });
      expect(row.problem?.title).toContain(`（${status}）`);
      expect((await push())[0]?.state).toBe('needs-attention');
      expect(city.front.arrived.filter((one) => one.method === 'PUT')).toHaveLength(1);
    });
  }

  it('the real inbox refuses an unknown district, and takes the same text once it is enrolled', async () => {
    const stranger = await makeDistrict({ key: 'theirs' });
    await stranger.pin(city.inbox.publicKeyFile);
    const id = await stranger.freeze();
    const [line] = await pushOutbox(stranger.services, { cityUrl: city.url, waitSeconds: 0 });
    expect(line?.state).toBe('needs-attention');
    expect((await stranger.row(id)).problem).toMatchObject({ status: 401, detail: expect.stringContaining('令牌不是用已登记的密钥签的') as unknown });
    await stranger.close();
  });

  it('a clock that is wrong is named as the likely cause', async () => {
    await turnBack(district, district.clock.now - 3_600_000);
    const id = await district.freeze();
    city.front.puts.push(problem(401, '令牌无效', '', {}, { date: new Date(district.clock.now + 3_600_000).toUTCString() }));
    await push();
    expect((await district.row(id)).problem?.detail).toContain('本机的时钟比支队慢约 60 分钟');
  });

  it('another table is not held up by one that needs attention, its own correction is, unless the content was refused', async () => {
    await district.freeze();
    await district.freeze({ revision: 2 });
    await district.freeze({ table: 'major-cases' });
    city.front.puts.push(problem(403, '密钥'));
    expect((await push()).map((line) => line.state)).toEqual(['needs-attention', 'pending', 'delivered']);
    expect((await push()).map((line) => line.state)).toEqual(['needs-attention', 'pending', 'delivered']);
  });

  it('a correction goes where its predecessor was refused for its content', async () => {
    await district.freeze({ rows: [{ W01: 1, W04: '张三 110101199003070010' }] });
    await district.freeze({ revision: 2 });
    expect((await push()).map((line) => line.state)).toEqual(['needs-attention', 'delivered']);
    expect((await district.rows())[0]?.problem?.detail).toContain('第 1 行 W04：含有公民身份号码');
  });
});

describe('what may go well later is tried again', () => {
  const later: [string, Act][] = [
    ['connection reset', reset], ['429', answer(429)], ['500', answer(500)], ['502', answer(502, '<html>', { 'content-type': 'text/html' })], ['503', problem(503, '维护')], ['504', answer(504)], ['408', answer(408)],
    ['answer cut off', () => Promise.resolve('cut')],
  ];
  for (const [name, act] of later) {
    it(name, async () => {
      const id = await district.freeze();
      city.front.puts.push(act);
      expect((await push())[0]).toMatchObject({ state: 'pending', receiptId: null });
      const row = await district.row(id);
      expect(row).toMatchObject({ attempts: 1, lastTryAt: district.clock.now });
      expect((row.nextTryAt ?? 0) - district.clock.now).toBeGreaterThanOrEqual(1600);
      expect((row.nextTryAt ?? 0) - district.clock.now).toBeLessThanOrEqual(2000);
      expect(row.problem?.todo).toContain('不必操作');
      expect(await district.events(id)).toEqual(['signed', 'retry']);
      expect((await push())[0]?.state).toBe('delivered');
    });
  }

  it('Retry-After is honoured for everything that waits', async () => {
    const first = await district.freeze();
    const second = await district.freeze({ table: 'major-cases' });
    city.front.puts.push(answer(503, '', { 'retry-after': '120' }));
    await push();
    for (const id of [first, second]) expect((await district.row(id)).nextTryAt).toBeGreaterThanOrEqual(district.clock.now + 120_000);
    expect(city.front.arrived).toHaveLength(1);
  });

  it('with nobody there, one try stands for all', async () => {
    await district.freeze();
    await district.freeze({ table: 'major-cases' });
    await city.front.shut();
    expect((await push()).map((line) => line.state)).toEqual(['pending', 'pending']);
    expect((await district.rows()).map((row) => row.attempts)).toEqual([1, 0]);
    await city.front.open();
    expect((await push()).map((line) => line.state)).toEqual(['delivered', 'delivered']);
  });

  it('within its time a push tries again by itself, never more than ten seconds apart while nobody is there', async () => {
    const pauses: number[] = [];
    let back = Number.POSITIVE_INFINITY;
    const pushFor = (waitSeconds: number): ReturnType<typeof pushOutbox> => pushOutbox(district.services, { cityUrl: city.url, waitSeconds }, async (ms) => {
      pauses.push(Math.round(ms / 1000));
      district.clock.now += ms;
      if (district.clock.now > back) await city.front.open();
    });
    const [least, most] = [[1, 3, 6, 10, 10, 10], [2, 4, 8, 10, 10, 10]];
    await district.freeze();
    await city.front.shut();
    expect((await pushFor(40))[0]?.state).toBe('pending');
    expect(pauses.map((pause, index) => pause <= (most[index] ?? 0) && pause >= (least[index] ?? 0))).not.toContain(false);
    back = district.clock.now + 12_000;
    expect((await pushFor(60))[0]?.state).toBe('delivered');
  });
});
