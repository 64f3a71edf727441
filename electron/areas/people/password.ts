import { randomBytes } from 'node:crypto';
import { refuse } from '#shared/messages/index.ts';
import { passwordProblem } from '#shared/rules/people/password.ts';

/** OWASP's figures for Argon2id: 19 MiB, two passes, one lane. About a tenth of a second on an office PC. */
const MEMORY_KIB = 19_456;
const PASSES = 2;

/** Encoded Argon2id hash (RFC 9106) with a salt of its own. Compatibility forms of a character count as the same. */
export async function hashPassword(password: string): Promise<string> {
  const { argon2id } = await import('hash-wasm');
  return argon2id({ password: tidy(password), salt: randomBytes(16), parallelism: 1, iterations: PASSES, memorySize: MEMORY_KIB, hashLength: 32, outputType: 'encoded' });
}

/** An empty entry is no password; the library would throw instead of saying no. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  if (password === '') return false;
  const { argon2Verify } = await import('hash-wasm');
  return argon2Verify({ password: tidy(password), hash });
}

/** The hash of a new password, or a refusal that says what is wrong with it. */
export async function newPasswordHash(password: string, own: readonly string[]): Promise<string> {
  const what = passwordProblem(password, own);
  if (what !== null) throw refuse('people.weakPassword', { what }, { field: 'password' });
  return hashPassword(password);
}

const tidy = (text: string): string => text.normalize('NFKC');
