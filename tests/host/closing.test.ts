import { expect, it } from 'vitest';
import { closeInOrder } from '#electron/host/closing.ts';
import type { Log } from '#electron/host/log.ts';

it('closes in order, past a part that fails and one that never answers', async () => {
  const closed: string[] = [];
  const problems: string[] = [];
  const log: Log = { folder: '', note: () => undefined, problem: (event) => void problems.push(event), tail: () => [] };
  const part = (name: string, close: () => Promise<void> | void) => ({ name, close: () => { closed.push(name); return close(); } });
  await closeInOrder([
    part('courier', () => Promise.reject(new Error('no'))),
    part('press', () => new Promise(() => undefined)),
    part('thrower', () => { throw new Error('at once'); }),
    part('ledger', () => undefined),
  ], log, 20);
  expect(closed).toEqual(['courier', 'press', 'thrower', 'ledger']);
  expect(problems).toEqual(['closing.courier', 'closing.press', 'closing.thrower']);
});
