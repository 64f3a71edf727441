import { describe, expect, it } from 'vitest';
import { secondPlaceReminds, secondPlaceState, type SecondPlaceFacts } from '#shared/rules/backups/secondPlace.ts';

const DAY = 86_400_000;
const now = Date.UTC(2026, 10, 24);
const place = { there: true, lastAt: now - DAY, setAt: now - 30 * DAY, days: 7, passphraseChanged: false, problem: '' };
const facts = (change: Partial<NonNullable<SecondPlaceFacts['place']>> = {}, more: Partial<SecondPlaceFacts> = {}): SecondPlaceFacts => ({ place: { ...place, ...change }, newestAt: now - DAY, ledgerMadeAt: 0, now, ...more });

describe('the second place', () => {
  it.each([
    ['fresh', facts()],
    ['fresh', facts({ lastAt: now - 7 * DAY }, { newestAt: now - 7 * DAY })],
    ['late', facts({ lastAt: now - 7 * DAY - 1 }, { newestAt: now - 7 * DAY - 1 })],
    ['late', facts({ lastAt: null, setAt: now - 8 * DAY })],
    ['missing', facts({ there: false }, { newestAt: now })],
    ['fresh', facts({ there: false })],
    ['missing', facts({ there: false, lastAt: null, setAt: now })],
    ['failed', facts({ problem: '磁盘已满' }, { newestAt: now })],
    ['passphraseChanged', facts({ passphraseChanged: true })],
    // The clock was set back a year: the last copy lies in the future, nothing is late.
    ['fresh', facts({ lastAt: now + 365 * DAY }, { newestAt: now + 365 * DAY })],
  ] as const)('%s', (state, given) => {
    expect(secondPlaceState(given)).toBe(state);
    expect(secondPlaceReminds(given)).toBe(state !== 'fresh');
  });

  it('none: a young ledger is left in peace', () => {
    const none = (ledgerMadeAt: number): SecondPlaceFacts => ({ place: null, newestAt: null, ledgerMadeAt, now });
    expect(secondPlaceState(none(0))).toBe('none');
    expect(secondPlaceReminds(none(now - 7 * DAY))).toBe(false);
    expect(secondPlaceReminds(none(now - 8 * DAY))).toBe(true);
  });
});
