/** When to try again (city protocol): 2, 4, 8 … at most 300 s apart with jitter, honouring Retry-After. Pure: chance and time come in. */

const FIRST_MS = 2000;
const LONGEST_MS = 300_000;
/** A server that asks for more than a day has made a mistake; a person can always try at once. */
const LONGEST_ASKED_MS = 86_400_000;

/**
 * Wait after so many failures in a row (1 for the first): the doubled wait, up to a fifth shorter, so that districts that lost the city together do
 * not come back together. Never longer than 300 s.
 * @param chance from 0 (inclusive) to 1
 */
export function backoffMs(failures: number, chance: number): number {
  const doubled = FIRST_MS * 2 ** Math.min(Math.max(failures, 1) - 1, 20);
  return Math.round(Math.min(doubled, LONGEST_MS) * (0.8 + 0.2 * chance));
}

const MONTHS = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
const HTTP_DATE = new RegExp(`^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d{2} (${MONTHS}) \\d{4} \\d{2}:\\d{2}:\\d{2} GMT$`);

/** Milliseconds that a Retry-After asks for (seconds, or an HTTP date), null where there is none that can be read. */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,10}$/.test(text)) return Math.min(Number(text) * 1000, LONGEST_ASKED_MS);
  if (!HTTP_DATE.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.min(Math.max(at - now, 0), LONGEST_ASKED_MS);
}

/** Wait until the next try: never before the time that the city asked for, nor before the backoff is over. */
export function nextWaitMs(failures: number, chance: number, asked: number | null): number {
  const own = backoffMs(failures, chance);
  return asked === null || asked <= own ? own : asked + Math.round(Math.min(asked * 0.1, 5000) * chance);
}
