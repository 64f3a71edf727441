import { generateKeyPairSync } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { calculateJwkThumbprint } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnyHandler } from '#electron/areas/registry.ts';
import { city as citySettings, exportEnrolment, setCityUrl } from '#electron/areas/outbox/citySettings.ts';
import { pinCityKeyFile, pinnedCityKey } from '#electron/outbox/cityKeys.ts';
import { tidyCityUrl } from '#electron/outbox/cityUrl.ts';
import { pushOutbox } from '#electron/outbox/push.ts';
import { acting } from '../support/acting.ts';
import { makeCity, type City } from './support/city.ts';
import { makeDistrict, payload, type District } from './support/district.ts';
import { answerLost } from './support/front.ts';

let district: District;
const cities: City[] = [];

beforeEach(async () => { district = await makeDistrict(); });
afterEach(async () => {
  for (const city of cities.splice(0)) await city.close();
  await district.close();
});

async function perform(handler: unknown, args: unknown): Promise<unknown> {
  const { services, ledger, clock } = district;
  const one = handler as AnyHandler;
  const actor = services.actor();
  if (one.how === 'query') return one.run({ services, now: clock.now, ledger, reader: ledger.reader }, args);
  if (one.how === 'write') return ledger.command({ actor, now: clock.now }, (w) => one.run({ services, now: clock.now, w, actor, ledger }, args));
  if (one.how === 'effect') return one.run({ services, now: clock.now, ledger, actor, progress: () => undefined }, args);
  throw new Error('shell');
}

async function keyFile(content: unknown): Promise<string> {
  const file = path.join(district.parent, 'city.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

function signer(): Record<string, string> {
  return generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }) as Record<string, string>;
}

describe('the city’s address', () => {
  const good: [string, string][] = [
    ['https://city.example/api', 'https://city.example/api'], [' https://city.example/api/ ', 'https://city.example/api'], ['https://city.example/api/v1/', 'https://city.example/api'],
    ['https://CITY.example:8443', 'https://city.example:8443'], ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'], ['http://localhost:1/x', 'http://localhost:1/x'], ['http://[::1]:80/', 'http://[::1]'], ['', ''],
  ];
  for (const [typed, kept] of good) it(`takes ${typed}`, () => expect(tidyCityUrl(typed)).toBe(kept));
  for (const bad of ['city', 'http://city.example/api', 'http://127.0.0.1.evil.example', 'http://10.0.0.1', 'ftp://city.example', 'https://user:secret@city.example', 'https://city.example/?a=1', 'https://city.example/#x', 'javascript:alert(1)']) {
    it(`refuses ${bad}`, () => expect(() => tidyCityUrl(bad)).toThrow(/支队地址不能使用/));
  }

  it('is kept with a journal entry, and without one where nothing changes', async () => {
    await perform(setCityUrl, { baseUrl: 'https://city.example/api/v1', seen: '' });
    await perform(setCityUrl, { baseUrl: 'https://city.example/api', seen: 'https://city.example/api' });
    expect(await perform(citySettings, {})).toMatchObject({ baseUrl: 'https://city.example/api', cityKey: null, deviceKey: { kid: district.keyring.kid, keychain: true } });
    expect(await district.ledger.reader.rows(`SELECT summary FROM journal WHERE operation = 'settings.setCityUrl'`)).toEqual([{ summary: '支队地址改为 https://city.example/api' }]);
  });
});

describe('pinning the city’s key', () => {
  it('takes a plain JWK, with or without a kid, and tells the thumbprint', async () => {
    const jwk = signer();
    const thumbprint = await calculateJwkThumbprint(jwk);
    expect(await pinCityKeyFile(district.services, await keyFile({ ...jwk, kid: 'city-1' }))).toEqual({ kid: 'city-1', thumbprint });
    expect(await pinCityKeyFile(district.services, await keyFile(`\uFEFF${JSON.stringify(jwk)}\n`))).toEqual({ kid: thumbprint, thumbprint });
    expect(await perform(citySettings, {})).toMatchObject({ cityKey: { kid: thumbprint, thumbprint, encryptionKey: false } });
  });

  it('takes a JWK set with an RSA key as well', async () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' });
    await pinCityKeyFile(district.services, await keyFile({ keys: [{ ...rsa, use: 'enc', alg: 'RSA-OAEP-256', kid: 'box' }, signer()] }));
    expect((await pinnedCityKey(district.ledger.reader))?.encryptionJwk).toMatchObject({ kty: 'RSA', kid: 'box' });
  });

  it('keeps a replaced key retired, and pins the same one again without a trace', async () => {
    const [first, second] = [signer(), signer()];
    for (const jwk of [first, second, second, first]) await pinCityKeyFile(district.services, await keyFile({ ...jwk, kid: 'same name' }));
    const rows = await district.ledger.reader.rows<{ thumbprint: string; retired: number }>('SELECT thumbprint, retired_at IS NOT NULL AS retired FROM city_keys ORDER BY retired');
    expect(rows).toEqual([{ thumbprint: await calculateJwkThumbprint(first), retired: 0 }, { thumbprint: await calculateJwkThumbprint(second), retired: 1 }]);
    expect(await district.ledger.reader.rows(`SELECT staff_no FROM journal WHERE operation = 'settings.pinCityKey'`)).toHaveLength(3);
  });

  it('refuses what is no public key of a city', async () => {
    const jwk = signer();
    const small = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ format: 'jwk' });
    const bad: unknown[] = [
      '', 'not json', '[]', {}, { kty: 'RSA' }, { ...jwk, d: 'AAAA' }, { ...jwk, crv: 'X25519' }, { ...jwk, x: 'short' }, { keys: [] }, { keys: [jwk, signer()] }, { keys: [jwk, small] }, { ...jwk, use: 'enc' },
      'A'.repeat(70_000), await readFile(district.publicKeyFile, 'utf8'),
    ];
    for (const content of bad) await expect(pinCityKeyFile(district.services, await keyFile(content))).rejects.toMatchObject({ code: 'outbox.badKeyFile' });
    await expect(pinCityKeyFile(district.services, path.join(district.parent, 'gone'))).rejects.toMatchObject({ code: 'outbox.fileUnreadable' });
    expect(await pinnedCityKey(district.ledger.reader)).toBeNull();
  });
});

it('the enrolment file is the plain public JWK, and the city takes it', async () => {
  const answered = (await perform(exportEnrolment, {})) as { file: { name: string; folder: string } };
  expect(answered.file.name).toBe('990101-device.jwk.json');
  const file = path.join(answered.file.folder, answered.file.name);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ kty: 'OKP', crv: 'Ed25519', x: expect.any(String) as unknown, kid: district.keyring.kid });
  const city = await makeCity({ enrol: [file], now: () => district.clock.now });
  cities.push(city);
  await district.pin(city.inbox.publicKeyFile);
  await district.freeze();
  expect((await pushOutbox(district.services, { cityUrl: city.url, waitSeconds: 0 }))[0]?.state).toBe('delivered');
});

describe('comparing with the city', () => {
  it('by name and digest', async () => {
    const city = await makeCity({ enrol: [district.publicKeyFile], now: () => district.clock.now });
    cities.push(city);
    const act = acting('outbox', district.services);
    await expect(act('reconcile', {})).rejects.toMatchObject({ code: 'outbox.noUrl' });
    await perform(setCityUrl, { baseUrl: city.url, seen: '' });
    await district.pin(city.inbox.publicKeyFile);
    await district.freeze();
    await district.freeze({ table: 'major-cases' });
    await pushOutbox(district.services, { cityUrl: city.url, waitSeconds: 0 });
    await district.freeze({ month: '2025-02' });
    expect(await act('reconcile', {})).toEqual({ matching: 2, missingAtCity: [], unknownHere: [] });
    const foreign = await district.keyring.sign(JSON.stringify(payload({ month: '2024-12' })));
    await city.inbox.store.keep({ district: '990101', table: 'wage-risk', month: '2024-12', revision: 1, digest: 'x', jws: foreign, payload: '{}', receiptId: 'r', receiptJws: 'r', receivedAt: '2025-01-01T00:00:00Z' });
    await city.inbox.store.keep({ district: '990101', table: 'wage-risk', month: '2025-02', revision: 1, digest: 'y', jws: foreign, payload: '{}', receiptId: 's', receiptJws: 's', receivedAt: '2025-01-01T00:00:00Z' });
    expect(await act('reconcile', {})).toEqual({ matching: 2, missingAtCity: [], unknownHere: ['990101-QX-202502-V1（内容与本机的不同）', '990101-QX-202412-V1'] });
  });

  it('what we delivered and the city does not hold is missing there', async () => {
    const [city, forgetful] = [await makeCity({ enrol: [district.publicKeyFile], now: () => district.clock.now }), await makeCity({ enrol: [district.publicKeyFile], now: () => district.clock.now })];
    cities.push(city, forgetful);
    await district.pin(city.inbox.publicKeyFile);
    await district.freeze();
    await pushOutbox(district.services, { cityUrl: city.url, waitSeconds: 0 });
    await perform(setCityUrl, { baseUrl: forgetful.url, seen: '' });
    expect(await acting('outbox', district.services)('reconcile', {})).toEqual({ matching: 0, missingAtCity: ['990101-QX-202503-V1'], unknownHere: [] });
  });

  it('what the city holds although its answer was lost is tried at once', async () => {
    const city = await makeCity({ enrol: [district.publicKeyFile], now: () => district.clock.now });
    cities.push(city);
    await district.pin(city.inbox.publicKeyFile);
    await perform(setCityUrl, { baseUrl: city.url, seen: '' });
    const id = await district.freeze();
    city.front.puts.push(answerLost);
    await pushOutbox(district.services, { cityUrl: city.url, waitSeconds: 0 });
    expect((await district.row(id)).nextTryAt).not.toBeNull();
    expect(await acting('outbox', district.services)('reconcile', {})).toEqual({ matching: 1, missingAtCity: [], unknownHere: [] });
    expect((await district.row(id)).nextTryAt).toBeNull();
  });

  it('says why it could not', async () => {
    const city = await makeCity({ now: () => district.clock.now });
    cities.push(city);
    const act = acting('outbox', district.services);
    await perform(setCityUrl, { baseUrl: city.url, seen: '' });
    await expect(act('reconcile', {})).rejects.toMatchObject({ code: 'outbox.cityRefused', message: expect.stringContaining('没有认出本机') as unknown });
    await city.front.close();
    await expect(act('reconcile', {})).rejects.toMatchObject({ code: 'outbox.cityUnreachable' });
  });
});
