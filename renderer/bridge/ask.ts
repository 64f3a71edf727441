import { config, type z } from 'zod';
import { envelope } from '#shared/contract/envelope.ts';
import { issueWords } from '#shared/contract/issueWords.ts';
import { specOf, type ArgsOf, type CommandName, type InputOf, type OperationName, type OutputOf, type QueryName } from '#shared/contract/index.ts';
import { fileToken } from '#shared/contract/values.ts';
import { bridge } from './brigade.ts';
import { setClock } from './clock.ts';
import { FailureError, windowFailure } from './failure.ts';

// The content security policy has no eval; without this zod tries it once and the attempt is reported.
config({ jitless: true });

function issueOf(error: z.ZodError): { detail: string; field: string | null } {
  const first = error.issues[0];
  const field = first?.path.findLast((part) => typeof part === 'string');
  return { detail: issueWords(error).detail, field: field ?? null };
}

function specified(name: OperationName) {
  const spec = specOf(name);
  if (spec === undefined) throw new FailureError(windowFailure.noAnswer(name, 'unknown operation'));
  return spec;
}

async function ask<N extends OperationName>(way: 'read' | 'run', name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const spec = specified(name);
  const args = spec.input.safeParse(input);
  if (!args.success) {
    const { detail, field } = issueOf(args.error);
    throw new FailureError(windowFailure.badInput(detail, field));
  }
  const raw = await bridge[way](name, args.data as ArgsOf<N>).catch((error: unknown) => {
    throw new FailureError(windowFailure.noAnswer(name, error instanceof Error ? error.message : String(error)));
  });
  const answer = envelope.safeParse(raw);
  if (!answer.success) throw new FailureError(windowFailure.badAnswer(name, issueOf(answer.error).detail));
  if (!answer.data.ok) throw new FailureError(answer.data.failure);
  const value = spec.output.safeParse(answer.data.value);
  if (!value.success) throw new FailureError(windowFailure.badAnswer(name, issueOf(value.error).detail));
  followClock(value.data);
  return value.data as OutputOf<N>;
}

/** Answers that tell the ledger's `now` set the window's clocks. */
function followClock(value: unknown): void {
  if (typeof value === 'object' && value !== null && 'now' in value && typeof value.now === 'number') setClock(value.now);
}

/**
 * Asks a query of the contract. Arguments are checked before sending, the answer on arrival.
 * @throws FailureError with the sentence to show where the question arose
 */
export function read<N extends QueryName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  return ask('read', name, input);
}

/**
 * Runs a command of the contract: one transaction, one journal entry, or a refusal.
 * @throws FailureError with the sentence to show where the command was given
 */
export function run<N extends CommandName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  return ask('run', name, input);
}

/** Hands a dropped file to the main process; the window only ever holds the token that comes back. */
export async function tokenOf(file: File): Promise<z.output<typeof fileToken>> {
  const answer = envelope.safeParse(await bridge.fileToken(file));
  if (!answer.success) throw new FailureError(windowFailure.badAnswer('fileToken', issueOf(answer.error).detail));
  if (!answer.data.ok) throw new FailureError(answer.data.failure);
  return fileToken.parse(answer.data.value);
}
