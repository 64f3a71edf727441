import { deviceRefusal } from '#shared/messages/devices.ts';
import { Refusal } from '#shared/messages/refusal.ts';
import { within } from '../pause.ts';
import type { GlyphSource } from './glyphSource.ts';
import type { DeskWork, FromDesk, JobOutcome, ToDesk, WorkName } from './protocol.ts';

/** A started process of the devices, as its parent holds it. */
export interface DeskChild {
  post(message: ToDesk): void;
  onMessage(listener: (message: FromDesk) => void): void;
  /** Called once when it is gone, for whatever reason. */
  onExit(listener: () => void): void;
  kill(): void;
}

export interface LinkParts {
  start(): DeskChild;
  /** Folder of this PC that holds the settings, the queue and the log of the devices. */
  readonly folder: string;
  readonly draw: GlyphSource;
  changed(): void;
  settled(key: string, outcome: JobOutcome): void;
}

/** The devices as operations see them. */
export interface Devices {
  /**
   * Asks the process of the devices, which is started when it is first needed. `job` names what can be cancelled.
   * @throws Refusal of the device, in words; `devices.processStopped` when the process died meanwhile
   */
  ask<N extends WorkName>(name: N, input: DeskWork[N]['in'], job?: string): Promise<DeskWork[N]['out']>;
  cancel(job: string): void;
}

interface Waiting { resolve(value: unknown): void; reject(error: unknown): void }

const ENDING_MS = 3000;

/** Speaks with the process of the devices; one that died is started again by the next question. */
export class DeskLink implements Devices {
  #child: DeskChild | null = null;
  #lastId = 0;
  #closed = false;
  readonly #waiting = new Map<string, Waiting>();

  constructor(private readonly parts: LinkParts) {}

  ask<N extends WorkName>(name: N, input: DeskWork[N]['in'], job?: string): Promise<DeskWork[N]['out']> {
    if (this.#closed) return Promise.reject(deviceRefusal('devices.cancelled', {}));
    this.#lastId += 1;
    const id = job ?? `ask-${String(this.#lastId)}`;
    if (this.#waiting.has(id)) return Promise.reject(deviceRefusal('devices.readerBusy', {}));
    return new Promise<DeskWork[N]['out']>((resolve, reject) => {
      this.#waiting.set(id, { resolve: (value) => resolve(value as DeskWork[N]['out']), reject });
      this.#started().post({ say: 'ask', id, name, input });
    });
  }

  cancel(job: string): void {
    if (this.#waiting.has(job)) this.#child?.post({ say: 'cancel', id: job });
  }

  /** Lets the process end in order: what is being printed is cut off and stays in doubt. */
  async close(): Promise<void> {
    this.#closed = true;
    const child = this.#child;
    if (child === null) return;
    const gone = new Promise<'gone'>((resolve) => child.onExit(() => resolve('gone')));
    child.post({ say: 'end' });
    if ((await within(gone, ENDING_MS)) !== 'gone') child.kill();
  }

  #started(): DeskChild {
    if (this.#child !== null) return this.#child;
    const child = this.parts.start();
    this.#child = child;
    child.onMessage((message) => this.#hear(child, message));
    child.onExit(() => this.#lost(child));
    child.post({ say: 'begin', folder: this.parts.folder });
    return child;
  }

  #hear(child: DeskChild, message: FromDesk): void {
    switch (message.say) {
      case 'changed': return this.parts.changed();
      case 'job': return this.parts.settled(message.key, message.outcome);
      case 'draw': {
        const nothing = message.glyphs.map(() => null);
        void this.parts.draw(message.glyphs).catch(() => nothing).then((glyphs) => child.post({ say: 'drawn', id: message.id, glyphs }));
        return;
      }
      case 'answer': return this.#take(message.id)?.resolve(message.value);
      case 'refused': {
        const { code, message: words, todo, data } = message.failure;
        return this.#take(message.id)?.reject(new Refusal(code, { message: words, todo }, { data }));
      }
      case 'failed': return this.#take(message.id)?.reject(Object.assign(new Error(message.message), { stack: message.stack }));
      case 'ended': return undefined;
    }
  }

  #take(id: string): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }

  #lost(child: DeskChild): void {
    if (child !== this.#child) return;
    this.#child = null;
    for (const waiting of this.#waiting.values()) waiting.reject(deviceRefusal(this.#closed ? 'devices.cancelled' : 'devices.processStopped', {}));
    this.#waiting.clear();
    this.parts.changed();
  }
}
