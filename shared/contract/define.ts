import { z } from 'zod';

/**
 * How one operation is described: the shape of what goes in and out, and what a change of it refreshes.
 *
 * A query reads and lists the topics whose changes make its answer stale; a command writes in one transaction with one journal entry.
 * Operations with `ledger: false` also work while no ledger is open (first run, start-up failures); those with `signedIn: false` before somebody has
 * signed in.
 */
export interface QuerySpec<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: 'query';
  readonly input: I;
  readonly output: O;
  readonly topics: readonly Topic[];
  readonly ledger: boolean;
  readonly signedIn: boolean;
}

export interface CommandSpec<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: 'command';
  readonly input: I;
  readonly output: O;
  readonly ledger: boolean;
  readonly signedIn: boolean;
}

/** What a change notice names: every open screen that shows one of these reads again. */
export type Topic =
  | 'session' | 'settings' | 'employers' | 'facts' | 'intake' | 'cases' | 'alerts' | 'imports' | 'reports' | 'outbox' | 'journal' | 'backups' | 'devices' | 'people' | 'clocks' | 'calendar' | 'identities' | 'papers' | 'attachments'
  /** The window was covered: nothing else has changed, and what is typed below must stay. */
  | 'lock';

interface Needs { readonly ledger?: boolean; readonly signedIn?: boolean }

function needed({ ledger = true, signedIn = ledger }: Needs): { ledger: boolean; signedIn: boolean } {
  return { ledger, signedIn };
}

export function query<I extends z.ZodType, O extends z.ZodType>(
  input: I, output: O, topics: readonly Topic[], options: Needs = {},
): QuerySpec<I, O> {
  return { kind: 'query', input, output, topics, ...needed(options) };
}

export function command<I extends z.ZodType, O extends z.ZodType>(
  input: I, output: O, options: Needs = {},
): CommandSpec<I, O> {
  return { kind: 'command', input, output, ...needed(options) };
}

export type AreaSpec = Readonly<Record<string, QuerySpec | CommandSpec>>;

/** Nothing goes in, or nothing comes out. */
export const nothing = z.strictObject({});
