import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startInbox, type Inbox } from '../../city-inbox/server.ts';
import { startFront, type Front } from './front.ts';

/** The reference inbox with a front before it. */
export interface City {
  readonly inbox: Inbox;
  readonly front: Front;
  /** Where districts send to. */
  readonly url: string;
  readonly parent: string;
  close(): Promise<void>;
}

export async function makeCity(options: { enrol?: readonly string[]; encryption?: boolean; now?: () => number } = {}): Promise<City> {
  const parent = await mkdtemp(path.join(tmpdir(), 'city-'));
  const inbox = await startInbox({ data: path.join(parent, 'data'), port: 0, enrol: options.enrol ?? [], encryption: options.encryption ?? false, ...(options.now === undefined ? {} : { now: options.now }) });
  const front = await startFront(inbox.url);
  return {
    inbox, front, url: front.url, parent,
    async close() {
      await front.close();
      await inbox.close();
      await rm(parent, { recursive: true, force: true });
    },
  };
}
