import type { z } from 'zod';
import type { CommandSpec, QuerySpec } from './define.ts';
import { attachments } from './attachments.ts';
import { backups } from './backups.ts';
import { cases } from './cases.ts';
import { devices } from './devices.ts';
import { clocks } from './clocks.ts';
import { employers } from './employers.ts';
import { identities } from './identities.ts';
import { imports } from './imports.ts';
import { intake } from './intake.ts';
import { journal } from './journal.ts';
import { outbox } from './outbox.ts';
import { papers } from './papers.ts';
import { people } from './people.ts';
import { reports } from './reports.ts';
import { settings } from './settings.ts';
import { updates } from './updates.ts';
import { vault } from './vault.ts';
import { wages } from './wages.ts';

/** Everything that crosses the process boundary, one entry an area. Types are inferred from it, never written twice. */
export const contract = { settings, backups, people, employers, wages, intake, cases, imports, reports, papers, outbox, devices, clocks, identities, journal, updates, vault, attachments } as const;

export type Contract = typeof contract;
export type AreaName = keyof Contract;

type NamesOf<A extends AreaName, Kind extends 'query' | 'command'> = {
  [N in keyof Contract[A]]: Contract[A][N] extends { kind: Kind } ? `${A}.${N & string}` : never;
}[keyof Contract[A]];

export type QueryName = { [A in AreaName]: NamesOf<A, 'query'> }[AreaName];
export type CommandName = { [A in AreaName]: NamesOf<A, 'command'> }[AreaName];
export type OperationName = QueryName | CommandName;

export type SpecOf<N extends OperationName> = N extends `${infer A}.${infer O}`
  ? A extends AreaName ? O extends keyof Contract[A] ? Contract[A][O] : never : never
  : never;

export type InputOf<N extends OperationName> = SpecOf<N> extends { input: infer I extends z.ZodType } ? z.input<I> : never;
export type ArgsOf<N extends OperationName> = SpecOf<N> extends { input: infer I extends z.ZodType } ? z.output<I> : never;
export type OutputOf<N extends OperationName> = SpecOf<N> extends { output: infer O extends z.ZodType } ? z.output<O> : never;

/** The specification behind a name that came over the bridge, or undefined for a name that is none. */
export function specOf(name: string): QuerySpec | CommandSpec | undefined {
  const dot = name.indexOf('.');
  const area = name.slice(0, dot);
  if (dot < 1 || !Object.hasOwn(contract, area)) return undefined;
  const operations = contract[area as AreaName] as Readonly<Record<string, QuerySpec | CommandSpec>>;
  const operation = name.slice(dot + 1);
  return Object.hasOwn(operations, operation) ? operations[operation] : undefined;
}
