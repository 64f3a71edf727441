import { describe, expect, it } from 'vitest';
import { isOurWindow } from '#electron/bridge/sender.ts';

const frame = { url: 'app://brigade/index.html#/employers', origin: 'app://brigade', parent: null };

describe('who may ask', () => {
  it('our window, showing a page of ours', () => {
    expect(isOurWindow({ contents: 7, frame }, 7)).toBe(true);
  });

  it.each([
    ['another window', { contents: 8, frame }, 7],
    ['anybody while there is no window', { contents: 7, frame }, null],
    ['a frame inside our page', { contents: 7, frame: { ...frame, parent: {} } }, 7],
    ['a frame that is gone', { contents: 7, frame: null }, 7],
    ['a page from the web', { contents: 7, frame: { url: 'https://brigade/index.html', origin: 'https://brigade', parent: null } }, 7],
    ['a file on the disk', { contents: 7, frame: { url: 'file:///app/brigade/index.html', origin: 'file://', parent: null } }, 7],
    ['a paper', { contents: 7, frame: { url: 'app://paper/1.html', origin: 'app://paper', parent: null } }, 7],
    ['a name that only begins like ours', { contents: 7, frame: { url: 'app://brigade.evil/index.html', origin: 'app://brigade.evil', parent: null } }, 7],
    ['a page whose address and origin differ', { contents: 7, frame: { ...frame, origin: 'null' } }, 7],
    ['an address with a user in it', { contents: 7, frame: { ...frame, url: 'app://x@brigade/index.html' } }, 7],
  ])('not %s', (_who, sender, contents) => {
    expect(isOurWindow(sender, contents)).toBe(false);
  });
});
