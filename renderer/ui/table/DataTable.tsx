import { useState } from 'react';
import { VirtualTable, type VirtualTableProps } from './VirtualTable.tsx';

type Props<Row> = Omit<VirtualTableProps<Row>, 'count' | 'rowAt' | 'cursor' | 'onCursor'> & {
  readonly rows: readonly Row[];
  readonly cursor?: number | null;
  readonly onCursor?: (index: number) => void;
};

/** Long list whose rows are all here. It keeps its own cursor unless told otherwise. */
export function DataTable<Row>({ rows, cursor, onCursor, ...rest }: Props<Row>) {
  const [own, setOwn] = useState<number | null>(null);
  return <VirtualTable {...rest} count={rows.length} rowAt={(index) => rows[index]} cursor={cursor === undefined ? own : cursor} onCursor={onCursor ?? setOwn} />;
}
