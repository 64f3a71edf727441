/** Wrong entries after which a PIN is gone and the password is asked for. */
export const PIN_TRIES = 5;
/** What a PIN looks like: four to six digits. */
export const PIN_FORM = /^[0-9]{4,6}$/;

const RUN = '01234567890';
const COUNTDOWN = '09876543210';

/** What is wrong with a new PIN, in one plain sentence; null where it will do. `own` are numbers that everybody knows of the officer (staff number, certificate). */
export function pinProblem(pin: string, own: readonly string[]): string | null {
  if (!PIN_FORM.test(pin)) return 'PIN 是 4 到 6 位数字。';
  if (new Set(pin).size < 3) return '不能总是重复一两个数字。';
  if (RUN.includes(pin) || COUNTDOWN.includes(pin)) return '不能是连着的数字。';
  if (own.some((known) => known === pin || (known.length >= 4 && (known.endsWith(pin) || pin.endsWith(known))))) return '不能用工号或证号里的数字。';
  return null;
}
