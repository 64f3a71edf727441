import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { refuse } from '#shared/messages/index.ts';
import type { fileToken, writtenFile } from '#shared/contract/values.ts';
import type { FileDesk } from '#electron/areas/services.ts';

const KEPT = 4000;

/**
 * Exchanges paths for tokens. The window holds tokens only: it can name a file that a person gave or that the product wrote, and no other.
 * Tokens are random, live as long as this run, and the oldest ones are forgotten.
 */
export class TokenDesk implements FileDesk {
  readonly #chosen = new Map<string, string>();
  readonly #written = new Map<string, string>();

  /** A token for a file that a person chose or dropped; a refusal for anything that is not a file that can be read. */
  async chosen(file: string): Promise<z.infer<typeof fileToken>> {
    const facts = file === '' ? null : await stat(file).catch(() => null);
    if (facts === null || !facts.isFile()) throw refuse('settings.notAFile', {});
    return { token: keep(this.#chosen, path.resolve(file)), name: path.basename(file), size: facts.size };
  }

  pathOf(token: string): string {
    const found = this.#chosen.get(token);
    if (found === undefined) throw refuse('settings.tokenUnknown', {});
    return found;
  }

  written(file: string): z.infer<typeof writtenFile> {
    const full = path.resolve(file);
    return { token: keep(this.#written, full), name: path.basename(full), folder: path.dirname(full) };
  }

  /** Path behind the token of a file that the product wrote in this run; tokens of chosen files are refused here. */
  writtenPath(token: string): string {
    const found = this.#written.get(token);
    if (found === undefined) throw refuse('settings.tokenUnknown', {});
    return found;
  }
}

function keep(map: Map<string, string>, file: string): string {
  const token = randomBytes(24).toString('hex');
  map.set(token, file);
  for (const oldest of map.keys()) {
    if (map.size <= KEPT) break;
    map.delete(oldest);
  }
  return token;
}
