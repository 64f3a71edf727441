import type { ArgsOf, AreaName, CommandName, Contract, OperationName, OutputOf, QueryName } from '#shared/contract/index.ts';
import type { ProgressNotice } from '#shared/contract/envelope.ts';
import type { Reader, Writer } from '#electron/ledger/access.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import type { Ledger, Outcome } from '#electron/ledger/ledger.ts';
import type { Services } from './services.ts';

/** What every operation is given. It never reads the clock or the acting person from anywhere else. */
export interface OperationContext {
  readonly services: Services;
  readonly now: number;
}

export interface QueryContext extends OperationContext {
  readonly reader: Reader;
  readonly ledger: Ledger;
}

export interface WriteContext extends OperationContext {
  readonly w: Writer;
  readonly actor: Actor;
  readonly ledger: Ledger;
}

/** Context of a command that does more than one transaction, or none: dialogs, files, long work in the worker, delivery. */
export interface EffectContext extends OperationContext {
  readonly ledger: Ledger;
  readonly actor: Actor;
  progress(notice: Omit<ProgressNotice, 'job'>): void;
}

export type QueryHandler<N extends QueryName> = { readonly how: 'query'; run(ctx: QueryContext, args: ArgsOf<N>): Promise<OutputOf<N>> };
export type WriteHandler<N extends CommandName> = { readonly how: 'write'; run(ctx: WriteContext, args: ArgsOf<N>): Promise<Outcome<OutputOf<N>>> };
export type EffectHandler<N extends CommandName> = { readonly how: 'effect'; run(ctx: EffectContext, args: ArgsOf<N>): Promise<OutputOf<N>> };
/** Works while no ledger is open (first run, start-up failures, window controls). */
export type ShellHandler<N extends OperationName> = { readonly how: 'shell'; run(ctx: OperationContext, args: ArgsOf<N>): Promise<OutputOf<N>> };

export type HandlerOf<N extends OperationName> =
  | (N extends QueryName ? QueryHandler<N> : never)
  | (N extends CommandName ? WriteHandler<N> | EffectHandler<N> : never)
  | ShellHandler<N>;

/** All operations of one area, complete by type: a missing or misspelt one does not compile. */
export type AreaOperations<A extends AreaName> = {
  readonly [O in keyof Contract[A]]: HandlerOf<`${A}.${O & string}` & OperationName>;
};

/** Reads; runs on a reading connection. */
export function read<N extends QueryName>(run: QueryHandler<N>['run']): QueryHandler<N> {
  return { how: 'query', run };
}

/** One transaction, one journal entry. */
export function write<N extends CommandName>(run: WriteHandler<N>['run']): WriteHandler<N> {
  return { how: 'write', run };
}

export function effect<N extends CommandName>(run: EffectHandler<N>['run']): EffectHandler<N> {
  return { how: 'effect', run };
}

export function shell<N extends OperationName>(run: ShellHandler<N>['run']): ShellHandler<N> {
  return { how: 'shell', run };
}
