import { MAX_JWS_CHARS, health as healthSchema, heldList, problem as problemSchema, type Held, type Problem } from '#shared/city/answers.ts';
import type { Keyring } from '#electron/areas/services.ts';
import { call, type HttpAnswer, type Limits } from './transport.ts';

/** A receipt, and any refusal that a person can read, is far smaller. */
export const MAX_ANSWER_BYTES = 65_536;

/** The three requests' limits; tests shorten them. */
export interface CityLimits {
  readonly put: Limits;
  readonly health: Limits;
  readonly list: Limits;
}

export const CITY_LIMITS: CityLimits = {
  put: { connectMs: 10_000, idleMs: 20_000, totalMs: 120_000, maxBytes: MAX_ANSWER_BYTES },
  health: { connectMs: 4_000, idleMs: 5_000, totalMs: 8_000, maxBytes: 4_096 },
  list: { connectMs: 10_000, idleMs: 20_000, totalMs: 60_000, maxBytes: MAX_JWS_CHARS },
};

/** Where the city is and who asks. */
export interface CityAddress {
  readonly baseUrl: string;
  readonly districtCode: string;
}

/** Well under the five minutes of the contract: a PC whose clock is a little ahead is still believed. */
const TOKEN_SECONDS = 120;

/** The short-lived token of one request (openapi.yaml, deviceToken). */
export function deviceToken(keyring: Keyring, districtCode: string, now: number): Promise<string> {
  const iat = Math.floor(now / 1000);
  return keyring.sign(JSON.stringify({ sub: districtCode, aud: 'city-inbox', iat, exp: iat + TOKEN_SECONDS }));
}

export class CityClient {
  constructor(private readonly keyring: Keyring, private readonly clock: () => number, private readonly limits: CityLimits = CITY_LIMITS) {}

  /** True when the city's inbox itself answers; a web page of something in between is not the city. */
  async healthy(city: CityAddress, signal: AbortSignal): Promise<boolean> {
    const answer = await call({ method: 'GET', url: `${city.baseUrl}/v1/health`, headers: { accept: 'application/json' }, limits: this.limits.health, signal });
    return answer.kind === 'answer' && answer.status === 200 && healthSchema.safeParse(json(answer.body)).success;
  }

  async put(city: CityAddress, name: { table: string; month: string; revision: number }, jws: string, signal: AbortSignal, mostMs?: number): Promise<HttpAnswer> {
    const { put } = this.limits;
    return call({
      method: 'PUT',
      url: `${city.baseUrl}/v1/districts/${city.districtCode}/tables/${name.table}/${name.month}/revisions/${name.revision}`,
      headers: { 'content-type': 'application/jose', accept: 'application/jose, application/problem+json', ...(await this.#authorization(city)) },
      body: jws,
      limits: mostMs === undefined ? put : { ...put, totalMs: Math.min(put.totalMs, mostMs) },
      signal,
    });
  }

  async list(city: CityAddress, signal: AbortSignal): Promise<{ held: Held[] } | { answer: HttpAnswer }> {
    const answer = await call({
      method: 'GET', url: `${city.baseUrl}/v1/districts/${city.districtCode}/tables`, headers: { accept: 'application/json', ...(await this.#authorization(city)) }, limits: this.limits.list, signal,
    });
    if (answer.kind !== 'answer' || answer.status !== 200 || answer.tooLarge) return { answer };
    const held = heldList.safeParse(json(answer.body));
    return held.success ? { held: held.data } : { answer };
  }

  async #authorization(city: CityAddress): Promise<{ authorization: string }> {
    return { authorization: `Bearer ${await deviceToken(this.keyring, city.districtCode, this.clock())}` };
  }
}

/** The problem details of a refusal; null where it brought none. */
export function problemOf(answer: { body: string }): Problem | null {
  return problemSchema.safeParse(json(answer.body)).data ?? null;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
