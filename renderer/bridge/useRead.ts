import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Failure } from '#shared/contract/envelope.ts';
import type { InputOf, OutputOf, QueryName } from '#shared/contract/index.ts';
import { read } from './ask.ts';
import { failureOf } from './failure.ts';

export interface ReadOptions {
  /** False: do not ask yet. */
  readonly enabled?: boolean;
  /** True: while other arguments are being asked, the last answer stays (lists while their filter changes). */
  readonly keep?: boolean;
  /** True: arguments and answer leave the memory as soon as nothing shows them. */
  readonly forget?: boolean;
}

export interface ReadResult<T> {
  readonly data: T | undefined;
  readonly failure: Failure | null;
  /** Nothing to show yet. */
  readonly loading: boolean;
  /** What is shown belongs to earlier arguments, or is being read again. */
  readonly renewing: boolean;
  /** When the shown answer arrived, UTC milliseconds. */
  readonly since: number;
  readonly again: () => void;
}

/**
 * Reads a query and stays true to the ledger: a change of one of its topics reads it again by itself.
 * @example const list = useRead('employers.list', { filter, sort, descending, offset, limit }, { keep: true });
 */
export function useRead<N extends QueryName>(name: N, input: InputOf<N>, options: ReadOptions = {}): ReadResult<OutputOf<N>> {
  const query = useQuery<OutputOf<N>>({
    queryKey: [name, input],
    queryFn: () => read(name, input),
    enabled: options.enabled ?? true,
    ...(options.forget === true ? { gcTime: 0 } : {}),
    ...(options.keep === true ? { placeholderData: keepPreviousData } : {}),
  });
  return {
    data: query.data,
    failure: query.error === null ? null : failureOf(query.error),
    loading: query.isPending && query.fetchStatus !== 'idle',
    renewing: query.isFetching && !query.isPending,
    since: query.dataUpdatedAt,
    again: () => void query.refetch(),
  };
}
