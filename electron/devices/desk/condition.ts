import type { DeskView } from './protocol.ts';
import type { Refusal } from '#shared/messages/refusal.ts';

type State = DeskView['readers'][number]['state'];
type Said = DeskView['readers'][number]['lastError'];

/** Refusals that say nothing against the device: nobody laid a card on it, or the person gave up. */
const BLAMELESS: ReadonlySet<string> = new Set(['devices.noCard', 'devices.cancelled', 'devices.cardUnread', 'devices.cardEmpty', 'devices.cardWrong', 'devices.printStopped']);

/** How one device is, from what is known of it: whether it is there, what it answered last, whether it works now. */
export class Condition {
  present: boolean | null = null;
  working = 0;
  /** It answered since it was plugged in. */
  #answered = false;
  detail = '';
  /** Why it can't be used although it is there. */
  blocked: Said = null;
  lastError: Said = null;
  lastGoodAt: number | null = null;

  get state(): State {
    if (this.working > 0) return 'busy';
    if (this.present === false) return 'missing';
    if (this.blocked !== null || this.lastError !== null) return 'trouble';
    return this.#answered ? 'ready' : 'present';
  }

  good(at: number, detail: string): void {
    this.lastError = null;
    this.#answered = true;
    this.lastGoodAt = at;
    this.detail = detail;
  }

  /** True where the device is to blame. */
  bad(refusal: Refusal, at: number): boolean {
    if (BLAMELESS.has(refusal.code)) {
      if (refusal.code !== 'devices.cancelled') this.good(at, this.detail);
      return false;
    }
    this.lastError = { code: refusal.code, message: refusal.message, todo: refusal.todo, at };
    return true;
  }

  /** It can't be used, or can again (null); true where that is news. */
  block(refusal: Refusal | null, at: number): boolean {
    if (this.blocked?.code === refusal?.code) return false;
    this.blocked = refusal === null ? null : { code: refusal.code, message: refusal.message, todo: refusal.todo, at };
    return true;
  }

  /** It came or went; true where that is news. */
  seen(present: boolean): boolean {
    if (this.present === present) return false;
    this.present = present;
    if (!present) this.#answered = false;
    // What was wrong with it belongs to the time before it was plugged in again.
    if (present) this.lastError = null;
    return true;
  }
}
