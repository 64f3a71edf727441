import { specOf, type OperationName } from '#shared/contract/index.ts';
import { issueWords } from '#shared/contract/issueWords.ts';
import { refuse } from '#shared/messages/index.ts';
import type { ProgressNotice } from '#shared/contract/envelope.ts';
import { assertClearTexts } from './clearTexts.ts';
import { assertMayRun } from './permission.ts';
import { handlerOf } from './registry.ts';
import type { Services } from './services.ts';

/** How far long work has come, told to whoever asked. */
export type OnProgress = (notice: Omit<ProgressNotice, 'job'>) => void;

/**
 * The one way in which anything happens: validate by the contract, find the operation, give it its context, run it (a write in one transaction
 * with its journal entry). The window, the command line, scheduled work and the tests all come through here.
 * Throws `Refusal` for expected failures; the ledger is unchanged then.
 */
export async function perform(services: Services, name: string, input: unknown, onProgress: OnProgress = () => undefined): Promise<unknown> {
  const spec = specOf(name);
  if (spec === undefined) throw refuse('operation.unknown', { name });
  const parsed = spec.input.safeParse(input);
  if (!parsed.success) {
    const { detail, field } = issueWords(parsed.error);
    throw refuse('input.invalid', { detail }, { field });
  }
  const handler = handlerOf(name as OperationName);
  const now = services.now();
  const args = parsed.data;
  // Nobody signed in, the window is locked, or the post does not allow it: refused before anything is read.
  const actor = spec.signedIn ? await assertMayRun(services.ledger().reader, name as OperationName, services.actor(), args, now) : null;
  if (actor !== null) await assertClearTexts(services, name as OperationName, args, actor, now);
  switch (handler.how) {
    case 'shell':
      return handler.run({ services, now }, args);
    case 'query': {
      const ledger = services.ledger();
      return handler.run({ services, now, ledger, reader: ledger.reader }, args);
    }
    case 'effect':
      return handler.run({ services, now, ledger: services.ledger(), actor: actor ?? services.actor(), progress: onProgress }, args);
    case 'write': {
      const ledger = services.ledger();
      const acting = actor ?? services.actor();
      return ledger.command({ actor: acting, now, evenIfMoved: name.startsWith('people.') }, (w) => handler.run({ services, now, w, actor: acting, ledger }, args));
    }
  }
}
