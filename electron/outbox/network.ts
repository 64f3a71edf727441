/** What is known of the way to the city. The clock comes in; asking is somebody else's work. */

/** While offline the probe comes this often, so that delivery starts well within 30 s of the network's return (city protocol). */
export const PROBE_OFFLINE_MS = 10_000;
/** While all is well, now and then, so that the status bar tells the truth. */
export const PROBE_ONLINE_MS = 300_000;

export class NetworkState {
  #baseUrl = '';
  #state: 'online' | 'offline' | 'unset' = 'unset';
  #offlineSince: number | null = null;
  #probeAt = 0;
  #lastProbeAt: number | null = null;

  get state(): 'online' | 'offline' | 'unset' {
    return this.#state;
  }

  get offlineSince(): number | null {
    return this.#offlineSince;
  }

  /** When the next probe is due; also while online. */
  get probeAt(): number {
    return this.#state === 'unset' ? Number.POSITIVE_INFINITY : this.#probeAt;
  }

  get nextProbeAt(): number | null {
    return this.#state === 'offline' ? this.#probeAt : null;
  }

  /** Another address is another network: nothing is known of it until it was probed. True when it changed. */
  follow(baseUrl: string, now: number): boolean {
    if (baseUrl === this.#baseUrl) return false;
    this.#baseUrl = baseUrl;
    this.#state = baseUrl === '' ? 'unset' : 'offline';
    this.#offlineSince = baseUrl === '' ? null : now;
    this.#probeAt = now;
    this.#lastProbeAt = null;
    return true;
  }

  /** The PC woke up or a person asks: probe as soon as the last probe is long enough ago. */
  hurry(now: number): void {
    if (this.#state === 'unset') return;
    this.#probeAt = Math.min(this.#probeAt, Math.max(now, (this.#lastProbeAt ?? Number.NEGATIVE_INFINITY) + PROBE_OFFLINE_MS));
  }

  probing(now: number): void {
    this.#lastProbeAt = now;
  }

  /** An answer came. True when it had been offline before. */
  reached(now: number): boolean {
    const came = this.#state === 'offline';
    this.#state = 'online';
    this.#offlineSince = null;
    this.#probeAt = now + PROBE_ONLINE_MS;
    return came;
  }

  /** None came. True when it had been online before. */
  missed(now: number): boolean {
    const went = this.#state === 'online';
    this.#state = 'offline';
    if (went) this.#offlineSince = now;
    this.#probeAt = Math.max(now, (this.#lastProbeAt ?? now) + PROBE_OFFLINE_MS);
    return went;
  }
}
