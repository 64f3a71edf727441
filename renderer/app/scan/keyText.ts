/**
 * The character that a key types for a scanner. While a Chinese input method is on, the page only hears `Process`; the place of the key still tells what
 * the scanner meant, since scanners type as an American keyboard.
 */
export function keyText(event: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>): string {
  if (event.ctrlKey || event.altKey || event.metaKey) return '';
  if (event.key === 'Tab') return '\t';
  if ([...event.key].length === 1) return event.key;
  if (event.key !== 'Process') return '';
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  if (letter !== undefined) return event.shiftKey ? letter : letter.toLowerCase();
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  if (digit !== undefined) return event.shiftKey ? (')!@#$%^&*('[Number(digit)] ?? '') : digit;
  const [plain = '', shifted = ''] = MARKS[event.code] ?? [];
  return event.shiftKey ? shifted : plain;
}

const MARKS: Readonly<Record<string, readonly [string, string]>> = {
  Minus: ['-', '_'], Equal: ['=', '+'], Slash: ['/', '?'], Period: ['.', '>'], Comma: [',', '<'], Semicolon: [';', ':'], Quote: ["'", '"'], BracketLeft: ['[', '{'], BracketRight: [']', '}'], Backslash: ['\\', '|'], Space: [' ', ' '],
};
