import { afterEach, beforeEach } from 'vitest';
import { pushOutbox } from '#electron/outbox/push.ts';
import { makeCity, type City } from './city.ts';
import { makeDistrict, type District } from './district.ts';

/** A district and the city that knows it, anew for each test of a file; both on the district's clock. `before` and `after` are this file's own. */
export function districtAndCity(own: { before?: (pair: Pair) => Promise<void>; after?: (pair: Pair) => Promise<void> } = {}): Pair {
  let district: District;
  let city: City;
  const pair: Pair = {
    get district() { return district; },
    get city() { return city; },
    push: () => pushOutbox(district.services, { cityUrl: city.url, waitSeconds: 0 }),
  };
  beforeEach(async () => {
    district = await makeDistrict();
    city = await makeCity({ enrol: [district.publicKeyFile], now: () => district.clock.now });
    await district.pin(city.inbox.publicKeyFile);
    await own.before?.(pair);
  });
  afterEach(async () => {
    await own.after?.(pair);
    await city.close();
    await district.close();
  });
  return pair;
}

export interface Pair {
  readonly district: District;
  readonly city: City;
  /** One round of delivery, not waiting for anything. */
  push(): ReturnType<typeof pushOutbox>;
}
