import type { z } from 'zod';
import type { batchKind, importKind } from '#shared/contract/imports.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { CellType, ReadContext } from '../cells/type.ts';
import type { Effects } from '../engine/effects.ts';
import type { Sealer } from '../sealing.ts';

export type ImportKindName = z.infer<typeof importKind>;
/** Also kinds that are begun on a record and known by no heads. */
export type BatchKindName = z.infer<typeof batchKind>;
export type ParentKind = 'employer' | 'account' | 'case';

/** Values of one row by field; a field whose cell is empty is absent. */
export type Values = Readonly<Record<string, string | number>>;

export interface Column {
  readonly head: string;
  /** Name of its value in a row's data. */
  readonly field: string;
  readonly type: CellType;
  readonly required?: true;
  readonly key?: true;
  /** Of a column that names a natural person: what may be shown of a cell, right or wrong. */
  readonly mask?: (text: string) => string;
}

/** What a row contradicts although each cell is right by itself. */
export interface Contradiction { readonly field: string; readonly reason: string }

/**
 * How one column of the ledger's table is written. All texts are SQL over `s` (the row: `s.data`, `s.parent`, `s.ref` the parent's id), `t` (the
 * record that is there, all NULL when there is none) and what `joins` adds.
 */
export interface TargetColumn {
  readonly column: string;
  /** Value that the row gives, NULL where it says nothing: an empty cell never overwrites. */
  readonly given: string;
  /** For a new record where the row says nothing. */
  readonly fallback?: string;
  /** Value after a change; `coalesce(given, t.column)` when absent. */
  readonly after?: string;
  readonly key?: true;
  /** Field whose head the preview shows for a change of this column, and how to read old and new where the column itself says little. */
  readonly shows?: { readonly field: string; readonly old?: string; readonly new?: string };
  /** Columns of one name are updated apart from the rest, only where one of them differs (the search index follows names). */
  readonly group?: string;
}

export interface Target {
  readonly table: string;
  readonly columns: readonly TargetColumn[];
  /** Columns that single out a record of the table. */
  readonly identity: readonly string[];
  readonly joins?: string;
  /** Where the record of a row is. */
  readonly match: string;
  /** Further columns of a new record, SQL. */
  readonly constants?: Readonly<Record<string, string>>;
  /** Further assignments of a change, SQL over the table's own columns. */
  readonly onChange?: Readonly<Record<string, string>>;
  /** How the history names the record. */
  readonly subject: { readonly kind: string; readonly id: string; readonly employer: string };
  /** Other names of columns in the history. */
  readonly historyNames?: Readonly<Record<string, string>>;
  /** Further entries of the history, pairs of name and SQL before and after. */
  readonly history?: readonly { readonly name: string; readonly before: string; readonly after: string }[];
  /** Makes a row a change although no column of the record differs. */
  readonly alsoChanged?: string;
  /** What writing a row changes besides its record; a list that was looked at and is written later must not replace it unseen either. */
  readonly besides?: readonly Besides[];
  /** What a row may not say because of what the record holds: a list may leave a column empty, the record then keeps its value. */
  readonly clashes?: readonly Clash[];
  /** Makes a row the same although there is no record. */
  readonly alsoSame?: string;
}

/** A value elsewhere that follows from a row: its head for the officer, and SQL for what it is now, for what it becomes, and for whether the row touches it. */
export interface Besides {
  readonly head: string;
  /** A value that compares: text, number or NULL. */
  readonly now: string;
  /** As people read it; `now` itself where it is left out. Not for values that may not be shown. */
  readonly words?: string;
  readonly becomes: string;
  readonly when: string;
}

/** How a batch of this kind is taken back, beyond putting its records back. */
export interface TakingBack {
  /** Rows of other batches or hands that hang on records `x` of the batch: table, condition on its alias `y`, and what to call them. */
  readonly children: readonly { readonly table: string; readonly on: string; readonly what: string }[];
  /** Where a history row `r` that is not of this batch tells of a later change of record `x` that the batch made. */
  readonly laterChange: string;
  /** Which frozen table used record `x`: SQL over :start, :end (window), :month and :previous; absent for a table it never enters. */
  readonly usedBy: { readonly 'wage-risk'?: string; readonly 'major-cases'?: string };
  /** Employer of record `x`. */
  readonly employer: string;
  /** Where record `x` has gone on into something that is not undone: SQL, and what to say. */
  readonly goneOn?: { readonly when: string; readonly why: string };
}

/** A contradiction between a row and what its record already says in a column that the row leaves empty. */
export interface Clash {
  /** Column of the row that the problem is told of. */
  readonly field: string;
  /** SQL over `s` and `t`. */
  readonly when: string;
  readonly reason: string;
}

/** A row that names no parent of its kind, but something that takes such rows by another way: it would wait for ever, so it is refused with that way. `when`: SQL over `s.parent`. */
export interface Elsewhere { readonly when: string; readonly reason: string }

/** Everything that the product knows of one import kind. To add one: one such file, and one line in index.ts. */
export interface ImportKind {
  readonly kind: BatchKindName;
  readonly name: string;
  /** The complaint that a list was begun on; absent for lists that say themselves what their rows hang on. */
  readonly complaintId?: number;
  readonly columns: readonly Column[];
  /** What a row hangs on, by the value of a field. Rows whose parent is not known yet wait for it. */
  readonly parent: { readonly of: ParentKind; readonly field: string; readonly elsewhere?: Elsewhere } | null;
  /** Fields whose values follow from the row's own. */
  derive?(values: Values): Values;
  check?(values: Values, context: ReadContext): readonly Contradiction[];
  /**
   * Of a kind that holds identities: the row as it may be kept, sealed and masked. It is asked right after a row was read, so that nothing in the clear ever
   * reaches a temporary table, a waiting row or a result file. `key` is what its record is known by.
   */
  readonly seal?: { row(values: Values, sealer: Sealer): Values; readonly key: (values: Values) => string };
  readonly target: Target;
  /** What the list of a preview calls a row, SQL. */
  readonly title: string;
  /** What follows from a change, SQL that gives text or NULL. */
  readonly remark?: string;
  readonly effects?: Effects;
  readonly takingBack: TakingBack;
  /** Refuses the whole list, inside the writing transaction, where its record no longer takes any. */
  assertOpen?(reader: Reader): Promise<void>;
}

/** A kind of formats.md: recognised by its heads, asked for by its name. */
export interface ListKind extends ImportKind { readonly kind: ImportKindName }
