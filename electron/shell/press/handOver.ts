import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/*
 * What a command hands to the process that lays papers out, and what comes back. A paper may name persons, and a temporary file is what a killed process leaves: so
 * both lie there sealed, by a key of this one job that stands in the memory of the two processes only.
 */

/** Variable of the environment in which the new process is given the key. */
export const PRESS_KEY = 'BRIGADE_PRESS_KEY';
const [IV, TAG] = [12, 16];

export const jobKey = (): Buffer => randomBytes(32);

export function sealJob(key: Uint8Array, bytes: Uint8Array): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  return Buffer.concat([iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** Throws where the bytes are not what was sealed with this key. */
export function openJob(key: Uint8Array, sealed: Uint8Array): Buffer {
  const body = Buffer.from(sealed);
  const decipher = createDecipheriv('aes-256-gcm', key, body.subarray(0, IV));
  decipher.setAuthTag(body.subarray(-TAG));
  return Buffer.concat([decipher.update(body.subarray(IV, -TAG)), decipher.final()]);
}

/** The key out of the environment, which it leaves at once: the processes that this one starts don't inherit it. */
export function takeJobKey(env: NodeJS.ProcessEnv): Buffer {
  const key = Buffer.from(env[PRESS_KEY] ?? '', 'base64');
  delete env[PRESS_KEY];
  return key;
}
