import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { MAX_JWS_CHARS } from '#shared/city/answers.ts';
import { faultsOf, type SchemaName } from './contract.ts';
import { pages } from './pages.ts';
import { CityProblem, type FieldProblem } from './problems.ts';
import type { EnrolledKey, RevisionName } from './store.ts';
import { submit, type City } from './submit.ts';
import { bearer } from './token.ts';

interface Known { readonly Variables: { readonly name: RevisionName; readonly key: EnrolledKey } }

/** The operations of openapi.yaml, and a few pages for people. */
export function cityApp(city: City): Hono<Known> {
  const app = new Hono<Known>();

  app.get('/v1/health', (c) => c.json({ status: 'ok' }));

  app.put(
    '/v1/districts/:districtCode/tables/:table/:month/revisions/:revision',
    async (c, next) => {
      const name = revisionName(c.req.param());
      c.set('key', await caller(city, c.req.header('authorization'), name.district));
      c.set('name', name);
      await next();
    },
    bodyLimit({ maxSize: MAX_JWS_CHARS, onError: () => { throw new CityProblem(413, '报表太大', '上限为 4 MiB'); } }),
    async (c) => {
      if ((c.req.header('content-type') ?? '').split(';')[0]?.trim() !== 'application/jose') throw new CityProblem(415, '内容类型应为 application/jose');
      const { status, receiptJws } = await submit(city, c.get('key'), c.get('name'), await c.req.text());
      return c.body(receiptJws, status, { 'content-type': 'application/jose' });
    },
  );

  app.get('/v1/districts/:districtCode/tables', async (c) => {
    const district = c.req.param('districtCode');
    const month = c.req.query('month') ?? null;
    assertPath([['DistrictCode', 'districtCode', district], ...(month === null ? [] : [['Month', 'month', month] as const])]);
    await caller(city, c.req.header('authorization'), district);
    const held = await city.store.list(district, month);
    return c.json(held.map(({ table, month: of, revision, digest, receiptId, receivedAt }) => ({ table, month: of, revision, digest, receiptId, receivedAt })));
  });

  app.route('/', pages(city));

  app.notFound((c) => problem(new CityProblem(404, '没有这个地址', c.req.path)));
  app.onError((error) => {
    if (error instanceof CityProblem) return problem(error);
    process.stderr.write(`${error.stack ?? error.message}\n`);
    return Response.json({ type: 'about:blank', title: '服务器内部错误', status: 500 }, { status: 500, headers: { 'content-type': 'application/problem+json' } });
  });
  return app;
}

const problem = (found: CityProblem): Response => new Response(JSON.stringify(found.body()), { status: found.status, headers: { 'content-type': 'application/problem+json' } });

/** The caller's key: enrolled, and this district's. */
async function caller(city: City, authorization: string | undefined, district: string): Promise<EnrolledKey> {
  const { key, sub } = await bearer(city.store, authorization, city.now());
  if (sub !== district) throw new CityProblem(403, '令牌是另一个区（县）的');
  const bound = key.districtCode === '' ? await city.store.claim(key.kid, district) : key.districtCode === district;
  if (!bound) throw new CityProblem(403, '密钥是另一个区（县）的');
  return key;
}

function revisionName(path: Record<string, string>): RevisionName {
  const { districtCode = '', table = '', month = '', revision = '' } = path;
  assertPath([['DistrictCode', 'districtCode', districtCode], ['TableName', 'table', table], ['Month', 'month', month]]);
  if (!/^[1-9][0-9]{0,2}$/.test(revision)) throw new CityProblem(422, '地址不对', '', [{ pointer: '/path/revision', detail: '应为 1 至 999' }]);
  return { district: districtCode, table, month, revision: Number(revision) };
}

function assertPath(parts: readonly (readonly [SchemaName, string, string])[]): void {
  const errors = parts.flatMap(([schema, name, value]): FieldProblem[] => faultsOf(schema, value).map(({ detail }) => ({ pointer: `/path/${name}`, detail })));
  if (errors.length > 0) throw new CityProblem(422, '地址不对', '', errors);
}
