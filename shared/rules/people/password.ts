/** Shortest password; longer ones need no mixture of signs. */
export const LEAST_PASSWORD = 8;
export const LONGEST_PASSWORD = 64;
const LONG = 14;

/** Passwords that everybody tries first, without their digits and case. */
const COMMON: ReadonlySet<string> = new Set(['password', 'passwd', 'admin', 'administrator', 'qwerty', 'qwertyuiop', 'asdfgh', 'zxcvbn', 'iloveyou', 'woaini', 'abc', 'abcd', 'abcdef', 'laojian', 'laodong', 'jiancha', 'ldjc']);

/** What is wrong with a new password, in one plain sentence; null where it will do. `own` are words that belong to the officer (number, name). */
export function passwordProblem(password: string, own: readonly string[]): string | null {
  const length = [...password].length;
  if (length < LEAST_PASSWORD) return `至少 ${LEAST_PASSWORD} 个字符。`;
  if (length > LONGEST_PASSWORD) return `最多 ${LONGEST_PASSWORD} 个字符。`;
  if (password !== password.trim()) return '开头和结尾不能是空格。';
  if (new Set(password).size < 4) return '不能总是重复几个字符。';
  if (/^\d+$/.test(password)) return '不能全是数字。';
  const lower = password.toLowerCase();
  if (own.some((word) => word.length >= 2 && lower.includes(word.toLowerCase()))) return '不能含有自己的工号或姓名。';
  if (COMMON.has(lower.replace(/[\d!@#$%^&*._-]/g, ''))) return '这是最容易被猜到的密码之一，请换一个。';
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length;
  return kinds >= 2 || length >= LONG ? null : `请混用字母、数字或符号中的两种，或写得更长（${LONG} 个字符以上）。`;
}

const FREE_TRIES = 5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** How long the next try must wait after so many failures in a row, in milliseconds: none for the first five, then 30 s doubling up to 15 minutes. */
export function waitAfterFailures(failures: number): number {
  return failures < FREE_TRIES ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (failures - FREE_TRIES), LONGEST_WAIT_MS);
}
