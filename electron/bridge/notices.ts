import type { Topic } from '#shared/contract/define.ts';
import type { ProgressNotice } from '#shared/contract/envelope.ts';

const CHANGES_MS = 40;
const PROGRESS_MS = 100;

/** Timers as the notices use them; tests bring their own. */
export interface Later {
  after(ms: number, work: () => void): void;
}

export const realTime: Later = {
  after(ms, work) {
    setTimeout(work, ms).unref();
  },
};

/**
 * Gathers notices before they go to the window: an import that touches a thousand records makes one notice, and progress comes ten times a second
 * at most. The last word of a piece of work is never lost.
 */
export class Notices {
  readonly #topics = new Set<Topic>();
  readonly #progress = new Map<string, ProgressNotice>();
  #changesDue = false;
  #progressDue = false;

  constructor(
    private readonly send: { change(notice: { topics: Topic[] }): void; progress(notice: ProgressNotice): void },
    private readonly later: Later = realTime,
  ) {}

  change(topics: readonly Topic[]): void {
    for (const topic of topics) this.#topics.add(topic);
    if (this.#changesDue || this.#topics.size === 0) return;
    this.#changesDue = true;
    this.later.after(CHANGES_MS, () => {
      this.#changesDue = false;
      const gathered = [...this.#topics];
      this.#topics.clear();
      this.send.change({ topics: gathered });
    });
  }

  progress(notice: ProgressNotice): void {
    this.#progress.set(notice.job, notice);
    if (this.#progressDue) return;
    this.#progressDue = true;
    this.later.after(PROGRESS_MS, () => {
      this.#progressDue = false;
      const gathered = [...this.#progress.values()];
      this.#progress.clear();
      for (const last of gathered) this.send.progress(last);
    });
  }
}
