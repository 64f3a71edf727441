import { useQueries } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Failure } from '#shared/contract/envelope.ts';
import type { InputOf, OutputOf, QueryName } from '#shared/contract/index.ts';
import { failureOf, read } from '#renderer/bridge/index.ts';

type Sliced = { readonly total: number; readonly rows: readonly unknown[] };
/** Queries of the contract that answer with a slice: they take offset and limit and tell the total. */
export type SlicedQuery = { [N in QueryName]: InputOf<N> extends { offset: number; limit: number } ? (OutputOf<N> extends Sliced ? N : never) : never }[QueryName];
export type RowOf<N extends SlicedQuery> = OutputOf<N> extends { rows: readonly (infer R)[] } ? R : never;

export interface Slices<Row> {
  /** Rows in all; of the last answer while a new filter is being asked. */
  readonly total: number;
  readonly rowAt: (index: number) => Row | undefined;
  readonly loaded: readonly Row[];
  readonly loading: boolean;
  readonly failure: Failure | null;
  /** When the shown rows arrived. */
  readonly since: number;
  readonly again: () => void;
  readonly onRange: (first: number, last: number) => void;
}

const size = 100;

function same(a: readonly { page: number; data: unknown }[], b: readonly { page: number; data: unknown }[]): boolean {
  return a.length === b.length && a.every((slice, index) => slice.page === b[index]?.page && slice.data === b[index]?.data);
}

function pagesOf(first: number, last: number): readonly number[] {
  const from = Math.floor(Math.max(0, first - 20) / size);
  const to = Math.floor((last + 20) / size);
  return Array.from({ length: Math.min(to - from + 1, 4) }, (_, index) => from + index);
}

/**
 * Slices of a long list, loaded as they scroll into view. While the filter changes, the rows of before stay until the first new slice is here.
 * @param rest arguments of the query without offset and limit
 */
export function useSlices<N extends SlicedQuery>(name: N, rest: Omit<InputOf<N>, 'offset' | 'limit'>): Slices<RowOf<N>> {
  const [range, setRange] = useState({ first: 0, last: 0 });
  const pages = [...new Set([0, ...pagesOf(range.first, range.last)])];
  const slices = useQueries({
    queries: pages.map((page) => {
      const input = { ...rest, offset: page * size, limit: size } as InputOf<N>;
      return { queryKey: [name, input], queryFn: (): Promise<OutputOf<N>> => read(name, input) };
    }),
  });
  const fresh = pages.flatMap((page, index) => {
    const data = slices[index]?.data as (Sliced & OutputOf<N>) | undefined;
    return data === undefined ? [] : [{ page, data, at: slices[index]?.dataUpdatedAt ?? 0 }];
  });
  // Slices of the filter before stay until the first of the new one is here.
  const [last, setLast] = useState(fresh);
  if (fresh.length > 0 && !same(fresh, last)) setLast(fresh);
  const shown = fresh.length > 0 ? fresh : last;
  const failed = slices.find((slice) => slice.error !== null);
  const rowAt = (index: number): RowOf<N> | undefined => shown.find(({ page }) => page === Math.floor(index / size))?.data.rows[index % size] as RowOf<N> | undefined;
  const onRange = useCallback((first: number, lastIndex: number) => setRange((was) => (was.first === first && was.last === lastIndex ? was : { first, last: lastIndex })), []);
  return {
    total: shown[0]?.data.total ?? 0,
    rowAt,
    loaded: shown.flatMap(({ data }) => data.rows as RowOf<N>[]),
    loading: shown.length === 0 && failed === undefined,
    failure: failed === undefined || failed.error === null ? null : failureOf(failed.error),
    since: Math.max(0, ...shown.map((slice) => slice.at)),
    again: () => { for (const slice of slices) void slice.refetch(); },
    onRange,
  };
}
