import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { cityApp } from './app.ts';
import { openCityKeys, type CityKeys } from './cityKeys.ts';
import { enrolFile, enrolFolder } from './enrolment.ts';
import { CityStore } from './store.ts';

export interface InboxWish {
  /** Folder of its own: database, keys, `districts/` with enrolment files. */
  readonly data: string;
  /** 0: any free one. */
  readonly port: number;
  /** Enrolment files, each `FILE` or `CODE=FILE`. */
  readonly enrol: readonly string[];
  /** Also have an RSA key, for what arrives on sticks. */
  readonly encryption: boolean;
  now?(): number;
}

export interface Inbox {
  readonly url: string;
  readonly publicKeyFile: string;
  readonly data: string;
  readonly store: CityStore;
  readonly keys: CityKeys;
  close(): Promise<void>;
}

/** Starts the reference inbox of the city on the loopback address. */
export async function startInbox(wish: InboxWish): Promise<Inbox> {
  const data = path.resolve(wish.data);
  const districts = path.join(data, 'districts');
  await mkdir(districts, { recursive: true });
  const now = wish.now ?? Date.now;
  const keys = await openCityKeys(data, wish.encryption);
  const store = await CityStore.open(path.join(data, 'city-inbox.sqlite'));
  try {
    await enrolFolder(store, districts, now());
    for (const file of wish.enrol) await enrolFile(store, file, now());
    const server = createAdaptorServer({ fetch: cityApp({ store, keys, now }).fetch });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(wish.port, '127.0.0.1', resolve);
    });
    return {
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, publicKeyFile: keys.publicKeyFile, data, store, keys,
      async close() {
        await new Promise<void>((resolve) => {
          server.close(() => resolve());
          if ('closeAllConnections' in server) server.closeAllConnections();
        });
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
