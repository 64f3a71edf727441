import { describe, expect, it } from 'vitest';
import { scanQuestion } from '#shared/devices/scan.ts';
import { Burst } from '../../renderer/app/scan/burst.ts';
import { keyText } from '../../renderer/app/scan/keyText.ts';

describe('what a scanned code asks', () => {
  it.each([
    ['http://www.gsxt.gov.cn/index.html?uniscid=91990101MA0000001A', '91990101MA0000001A'],
    ['https://zzapp.gsxt.gov.cn/scan?a=1&UNISCID=91990101ma0000001a&x=2', '91990101MA0000001A'],
    ['http%3A%2F%2Fgsxt%2Fi%3Funiscid%3D91990101MA0000001A', '91990101MA0000001A'],
    ['https://qr.example/licence/91990101MA0000001A/3', '91990101MA0000001A'],
    ['统一社会信用代码:91990101MA0000001A;名称:某公司', '91990101MA0000001A'],
    ['91990101MA0000001A', '91990101MA0000001A'],
    ['LS-990101-000012', '临-990101-000012'],
    ['990101L202600007', '990101L202600007'],
    [' K7M2X9PAB4 ', 'K7M2X9PAB4'],
    ['清人社监立字（２０２６）第7号', '清人社监立字（２０２６）第7号'],
    ['https://example.org/%E0%A4%A', 'https://example.org/%E0%A4%A'],
    ['http://x?uniscid=12345', 'http://x?uniscid=12345'],
  ])('%s → %s', (scanned, asked) => expect(scanQuestion(scanned)).toBe(asked));
});

function typed(text: string, gap: number | ((index: number) => number), enterAfter = 5): string | null {
  const burst = new Burst();
  let at = 1000;
  for (const [index, letter] of [...text].entries()) {
    at += typeof gap === 'number' ? gap : gap(index);
    expect(burst.hear({ text: letter, at, enter: false })).toBeNull();
  }
  return burst.hear({ text: '', at: at + enterAfter, enter: true });
}

describe('a scanner is told from a person by its pace', () => {
  it('a fast run with Enter at its end is one', () => expect(typed('990101L202600007', 6)).toBe('990101L202600007'));
  it('a quick typist is none, nor a short run, nor one whose Enter comes later', () => {
    expect(typed('wangfang2026', 70)).toBeNull();
    expect(typed('wangfang2026', 36)).toBeNull();
    expect(typed('12345', 5)).toBeNull();
    expect(typed('990101L202600007', 6, 300)).toBeNull();
  });
  it('what was typed by hand before belongs to the hand', () => expect(typed('王990101L202600007', (index) => (index === 1 ? 400 : 6))).toBe('990101L202600007'));
  it('keys that type nothing do not disturb it', () => {
    const burst = new Burst();
    let at = 0;
    for (const letter of 'ABC123') {
      burst.hear({ text: '', at, enter: false });
      burst.hear({ text: letter, at, enter: false });
      at += 8;
    }
    expect(burst.hear({ text: '', at, enter: true })).toBe('ABC123');
  });
});

describe('what a key types', () => {
  const key = (more: Partial<KeyboardEvent>) => keyText({ key: 'a', code: 'KeyA', shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...more });
  it('the character; nothing for shortcuts and for keys without one', () => {
    expect([key({ key: 'L' }), key({ key: '7' }), key({ key: 'Shift' }), key({ ctrlKey: true }), key({ key: 'Tab' })]).toEqual(['L', '7', '', '', '\t']);
  });
  it('also below a Chinese input method, by the place of the key', () => {
    const below = (code: string, shiftKey = false) => key({ key: 'Process', code, shiftKey });
    expect([below('KeyL', true), below('KeyL'), below('Digit7'), below('Minus'), below('Slash', true), below('Digit1', true), below('F5')]).toEqual(['L', 'l', '7', '-', '?', '!', '']);
  });
});
