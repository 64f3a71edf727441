/** One key that came down: what it types (empty for keys that type nothing) and when, in milliseconds. */
export interface Stroke { readonly text: string; readonly at: number; readonly enter: boolean }

/** Between two keys of a scanner lie a few milliseconds; nobody types eight characters that fast and then Enter. */
const GAP_MS = 40;
const LEAST = 6;
/** On average they come even faster. */
const AVERAGE_MS = 25;

/** Tells a scanner (or a reader that types) from a person by the pace of the keys: one fast run that ends with Enter. */
export class Burst {
  #text = '';
  #began = 0;
  #last = 0;

  /** How much of it was typed so far; 0 when no run is under way. */
  get length(): number {
    return this.#text.length;
  }

  /** The scanned line when this key ends one, else null. */
  hear({ text, at, enter }: Stroke): string | null {
    if (this.#text !== '' && at - this.#last > GAP_MS) this.clear();
    if (enter) {
      const line = this.#text;
      const pace = (at - this.#began) / Math.max(1, line.length);
      this.clear();
      return line.length >= LEAST && pace <= AVERAGE_MS ? line : null;
    }
    if (text === '') return null;
    if (this.#text === '') this.#began = at;
    this.#text += text;
    this.#last = at;
    return null;
  }

  clear(): void {
    this.#text = '';
  }
}
