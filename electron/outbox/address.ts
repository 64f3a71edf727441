import type { Keyring } from '#electron/areas/services.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { readMeta, readSetting } from '#electron/ledger/meta.ts';
import { pinnedCityKey, type PinnedCityKey } from './cityKeys.ts';
import type { Obstacle } from './queue.ts';

/** Setting under which the city's base address stands. */
export const CITY_URL = 'city.baseUrl';

export interface Prospect {
  /** Empty while none was entered. */
  readonly baseUrl: string;
  readonly districtCode: string;
  readonly key: PinnedCityKey | null;
  /** What keeps everything from being sent; null where nothing does. */
  readonly obstacle: Obstacle | null;
}

/** Where to, under which name, and what is still missing. */
export async function prospectOf(reader: Reader, keyring: Keyring, url?: string): Promise<Prospect> {
  const baseUrl = url ?? (await readSetting(reader, CITY_URL, ''));
  const { districtCode } = await readMeta(reader);
  const key = await pinnedCityKey(reader);
  const obstacle = baseUrl === '' ? 'url' : key === null ? 'city-key' : keyring.unlocked() ? null : 'device-key';
  return { baseUrl, districtCode, key, obstacle };
}
