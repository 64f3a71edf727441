import { backoffMs } from '#shared/city/retry.ts';
import type { Courier, Keyring, Services } from '#electron/areas/services.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { prospectOf, type Prospect } from './address.ts';
import { CITY_LIMITS, CityClient, type CityLimits } from './cityClient.ts';
import { Deliverer } from './deliverer.ts';
import { NetworkState } from './network.ts';
import { sendable } from './queue.ts';
import { makeDue, undelivered } from './repository.ts';
import { signPending } from './signing.ts';

/** What the courier takes from its surroundings; tests put their own clock and chance in. */
export interface CourierParts {
  readonly ledger: Ledger;
  readonly keyring: Keyring;
  readonly limits: CityLimits;
  now(): number;
  chance(): number;
  /** Runs something later; the answer takes it back. */
  after(ms: number, run: () => void): () => void;
  /** Network or sending changed: nothing of it stands in the ledger. */
  changed(): void;
}

/** Another process may have pinned a key or approved a table: looked for this often. */
const LOOK_MS = 60_000;
const AFTER_ERROR_MS = 30_000;

/**
 * Carries the outbox to the city, beside everything else: signs what waits for the key, probes the network, sends what is due. It goes on from what is
 * on disk; no state of its own outlives the process.
 */
export async function startCourier(services: Services, ledger: Ledger, keyring: Keyring): Promise<Courier> {
  return new RunningCourier({
    ledger, keyring, limits: CITY_LIMITS,
    now: () => services.now(),
    chance: Math.random,
    after(ms, run) {
      const timer = setTimeout(run, ms);
      timer.unref();
      return () => clearTimeout(timer);
    },
    changed: () => services.announce(['outbox']),
  });
}

export class RunningCourier implements Courier {
  readonly #parts: CourierParts;
  readonly #client: CityClient;
  readonly #deliverer: Deliverer;
  readonly #network = new NetworkState();
  readonly #stopping = new AbortController();
  readonly #unsubscribe: () => void;
  readonly #running: Promise<void>;
  #wake: (() => void) | null = null;
  #kicked = false;
  /** True when a probe failed, or none was made, since the city was last reached: what waits for the network is due when it is. */
  #missedProbe = true;
  /** Revisions that an answered probe has already hurried, with no failed probe since: a city that takes probes but no tables is not pestered. */
  readonly #hurried = new Set<number>();

  constructor(parts: CourierParts) {
    this.#parts = parts;
    this.#client = new CityClient(parts.keyring, () => parts.now(), parts.limits);
    this.#deliverer = new Deliverer({ ledger: parts.ledger, client: this.#client, now: () => parts.now(), chance: () => parts.chance(), sendingChanged: () => parts.changed() });
    this.#unsubscribe = parts.ledger.onChange((topics) => {
      if (topics.includes('outbox') || topics.includes('settings')) this.#rouse();
    });
    this.#running = this.#run();
  }

  get network(): Courier['network'] {
    return this.#network.state;
  }

  get offlineSince(): number | null {
    return this.#network.offlineSince;
  }

  get nextProbeAt(): number | null {
    return this.#network.nextProbeAt;
  }

  get sending(): ReadonlySet<number> {
    return this.#deliverer.sending;
  }

  kick(): void {
    this.#network.hurry(this.#parts.now());
    this.#rouse();
  }

  async stop(): Promise<void> {
    this.#unsubscribe();
    this.#stopping.abort();
    this.#rouse();
    await this.#running;
  }

  #rouse(): void {
    this.#kicked = true;
    this.#wake?.();
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      this.#kicked = false;
      // A ledger that cannot be written now (disk full, a long import) leaves everything as it was: the same PUT again is harmless.
      const wait = await this.#turn().catch(() => AFTER_ERROR_MS);
      await this.#sleep(wait);
    }
  }

  #sleep(ms: number): Promise<void> {
    if (this.#kicked || this.#stopping.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const cancel = this.#parts.after(ms, () => this.#wake?.());
      this.#wake = () => {
        this.#wake = null;
        cancel();
        resolve();
      };
    });
  }

  /** One look at everything; the answer is how long it may sleep. */
  async #turn(): Promise<number> {
    const { ledger, keyring } = this.#parts;
    const prospect = await prospectOf(ledger.reader, keyring);
    if (this.#network.follow(prospect.baseUrl, this.#parts.now())) this.#parts.changed();
    await signPending(ledger, keyring, this.#parts.now());
    if (prospect.baseUrl !== '' && this.#parts.now() >= this.#network.probeAt) await this.#probe(prospect);
    if (prospect.obstacle === null && prospect.key !== null) await this.#deliver(prospect, prospect.key);
    return this.#untilNext(prospect);
  }

  async #probe(prospect: Prospect): Promise<void> {
    this.#network.probing(this.#parts.now());
    const healthy = await this.#client.healthy(prospect, this.#stopping.signal);
    if (this.#stopping.signal.aborted) return;
    if (healthy) await this.#cameBack();
    else {
      this.#missedProbe = true;
      this.#hurried.clear();
      this.#note(this.#network.missed(this.#parts.now()));
    }
  }

  /** The network is back: what waited for nothing else is due. */
  async #cameBack(): Promise<void> {
    const now = this.#parts.now();
    const soon = this.#missedProbe ? now : now + backoffMs(1, this.#parts.chance());
    this.#missedProbe = false;
    this.#note(this.#network.reached(now));
    const rows = await undelivered(this.#parts.ledger.reader);
    const ids = rows.filter((row) => row.state === 'pending' && row.problem?.status === 0 && (row.nextTryAt ?? 0) > soon && !this.#hurried.has(row.id)).map((row) => row.id);
    for (const row of rows) this.#hurried.add(row.id);
    if (ids.length === 0) return;
    for (const id of ids) this.#deliverer.forgetFailures(id);
    await this.#parts.ledger.transaction(async (w) => {
      await makeDue(w, ids, soon);
      return { commit: true };
    });
  }

  async #deliver(prospect: Prospect, key: NonNullable<Prospect['key']>): Promise<void> {
    const reach = await this.#deliverer.round({ city: prospect, key, signal: this.#stopping.signal, due: (row) => (row.nextTryAt ?? 0) <= this.#parts.now() });
    const now = this.#parts.now();
    if (reach === 'city') {
      this.#missedProbe = false;
      this.#note(this.#network.reached(now));
    } else if (reach === 'lost' || reach === 'none') this.#note(this.#network.missed(now));
  }

  #note(changed: boolean): void {
    if (changed) this.#parts.changed();
  }

  async #untilNext(prospect: Prospect): Promise<number> {
    const now = this.#parts.now();
    const waiting = prospect.obstacle === null ? sendable(await undelivered(this.#parts.ledger.reader)).map((row) => row.nextTryAt ?? now) : [];
    return Math.max(0, Math.min(now + LOOK_MS, this.#network.probeAt, ...waiting) - now);
  }
}
