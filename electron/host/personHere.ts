import { refuse } from '#shared/messages/index.ts';
import type { KeptPin } from '#electron/areas/people/pin.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import type { OpenLedger } from './opened.ts';

/** Who sits at this PC, as far as the open ledger asks: signed in, locked, or only let in to set an own password. It lives in memory and goes with the ledger. */
export class PersonHere {
  #person: Actor | null = null;
  #locked = false;
  #mustChange = false;
  #pin: KeptPin | null = null;

  constructor(private readonly changed: (how: 'signed-in-or-out' | 'locked') => void) {}

  get signedIn(): Actor | null {
    return this.#person;
  }

  get locked(): boolean {
    return this.#locked;
  }

  /** The quick unlock of who is signed in. */
  get pin(): KeptPin | null {
    return this.#pin;
  }

  keepPin(pin: KeptPin | null): void {
    this.#pin = pin;
  }

  /** Who acts in the open ledger; one whose only officer has no password asks nobody. Refuses with `people.signInNeeded`, `people.locked`, `people.mustChange`. */
  actor(opened: OpenLedger): Actor {
    if (this.#person === null) {
      if (opened.guarded) throw refuse('people.signInNeeded', {});
      return opened.officer;
    }
    if (this.#locked) throw refuse('people.locked', {});
    if (this.#mustChange) throw refuse('people.mustChange', {});
    return this.#person;
  }

  /** Who signed in, also while the window is locked. */
  in(opened: OpenLedger | null): Actor | null {
    return this.#person ?? (opened?.guarded === false ? opened.officer : null);
  }

  signIn(person: Actor, mustChange: boolean): void {
    if (mustChange || this.#person?.staffNo !== person.staffNo) this.#pin = null;
    // The password, or the PIN itself, was right: what was entered wrongly before does not count any more.
    if (this.#pin !== null) this.#pin.failures = 0;
    this.#person = person;
    this.#mustChange = mustChange;
    this.#locked = false;
    this.changed('signed-in-or-out');
  }

  lock(): void {
    if (this.#person === null || this.#locked) return;
    this.#locked = true;
    this.changed('locked');
  }

  signOut(): void {
    this.forget();
    this.changed('signed-in-or-out');
  }

  forget(): void {
    this.#person = null;
    this.#locked = false;
    this.#mustChange = false;
    this.#pin = null;
  }

  /** What the window has to ask for. */
  asked(opened: OpenLedger | null): 'none' | 'needed' | 'locked' | 'change' {
    if (opened === null || (this.#person === null && !opened.guarded)) return 'none';
    if (this.#person === null) return 'needed';
    if (this.#locked) return 'locked';
    return this.#mustChange ? 'change' : 'none';
  }
}
