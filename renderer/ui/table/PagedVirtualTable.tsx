import { useState } from 'react';
import { FailureNote } from '../FailureNote.tsx';
import { DateText } from '../figures.tsx';
import type { Slices } from './useSlices.ts';
import { VirtualTable, type VirtualTableProps } from './VirtualTable.tsx';

type Props<Row> = Omit<VirtualTableProps<Row>, 'count' | 'rowAt' | 'loading' | 'onRange' | 'cursor' | 'onCursor'> & {
  readonly slices: Slices<Row>;
  readonly cursor?: number | null;
  readonly onCursor?: (index: number) => void;
  readonly onRange?: (first: number, last: number) => void;
};

/**
 * List of any length whose rows arrive in slices as they scroll into view.
 * @example const slices = useSlices('employers.list', { filter, sort, descending }); <PagedVirtualTable slices={slices} … />
 */
export function PagedVirtualTable<Row>({ slices, cursor, onCursor, onRange, empty, ...rest }: Props<Row>) {
  const [own, setOwn] = useState<number | null>(null);
  return (
    <>
      {slices.failure === null ? null : <FailureNote failure={slices.failure} again={slices.again}>{slices.total > 0 ? <span>下面仍是 <DateText at={slices.since} /> 的内容</span> : null}</FailureNote>}
      <VirtualTable
        {...rest} empty={slices.failure === null ? empty : null} count={slices.total} rowAt={slices.rowAt} loading={slices.loading} cursor={cursor === undefined ? own : cursor} onCursor={onCursor ?? setOwn}
        onRange={(first, last) => { slices.onRange(first, last); onRange?.(first, last); }}
      />
    </>
  );
}
