import { z } from 'zod';
import { specOf } from '#shared/contract/index.ts';
import type { Envelope, ProgressNotice } from '#shared/contract/envelope.ts';
import { refuse, type Refusal } from '#shared/messages/index.ts';
import type { OnProgress } from '#electron/areas/run.ts';
import { failureOf, success } from './answer.ts';
import { channels } from './channels.ts';
import { isOurWindow, type Sender } from './sender.ts';

/** The part of ipcMain that is used; tests bring their own. */
export interface Wire {
  handle(channel: string, listener: (sender: Sender, ...words: unknown[]) => Promise<Envelope>): void;
}

export interface BridgeParts {
  /** Number of our window's web contents; null while there is none. */
  windowContents(): number | null;
  perform(name: string, input: unknown, onProgress: OnProgress): Promise<unknown>;
  /** A token for a file that was dropped on the window. */
  fileToken(file: string): Promise<unknown>;
  progress(notice: ProgressNotice): void;
  /** Told of everything unexpected; may answer with a refusal that says more (a ledger that turned out damaged). */
  unexpected(operation: string, error: unknown): Refusal | null;
}

const words = z.tuple([z.string().max(80), z.unknown()]);
const jobOf = z.looseObject({ job: z.string().max(64) });

/**
 * Listens to the window. Every message goes through `guarded`: who asks is checked before anything is looked at, and whatever happens becomes
 * an envelope. The arguments themselves are validated by the contract in `perform`.
 */
export function listen(wire: Wire, parts: BridgeParts): void {
  const guarded = (channel: string, work: (...words: unknown[]) => Promise<unknown>): void => {
    wire.handle(channel, async (sender, ...given) => {
      try {
        if (!isOurWindow(sender, parts.windowContents())) throw refuse('bridge.foreignSender', {});
        return success(await work(...given));
      } catch (error) {
        return failureOf(error, (problem) => parts.unexpected(typeof given[0] === 'string' && specOf(given[0]) !== undefined ? given[0] : channel, problem));
      }
    });
  };
  const asking = (kind: 'query' | 'command') => async (...given: unknown[]): Promise<unknown> => {
    const [name, input] = words.parse(given);
    if (specOf(name)?.kind !== kind) throw refuse('operation.unknown', { name });
    const job = jobOf.safeParse(input);
    return parts.perform(name, input, (notice) => {
      if (job.success) parts.progress({ job: job.data.job, ...notice });
    });
  };
  guarded(channels.run, asking('command'));
  guarded(channels.read, asking('query'));
  guarded(channels.file, async (file) => parts.fileToken(z.string().max(4000).parse(file)));
}
