import { useState } from 'react';
import { useSlices, type Slices } from '#renderer/ui/table/useSlices.ts';
import type { EmployerRow } from './columns.tsx';
import type { ListView } from './view.ts';

/** Where the officer was, for coming back from a dossier: kept while the window is open. */
const place = { key: '', top: 0, cursor: 0 };

export interface EmployerCursor {
  readonly slices: Slices<EmployerRow>;
  /** Names the filter and sorting; another one begins at the top. */
  readonly key: string;
  readonly cursor: number;
  readonly move: (index: number) => void;
  readonly selected: EmployerRow | undefined;
  /** Scroll place to begin with. */
  readonly top: number;
  readonly onScroll: (top: number) => void;
}

/** The rows under a view, the row under the cursor, and the place one comes back to. */
export function useCursor(view: ListView): EmployerCursor {
  const slices = useSlices('employers.list', view);
  const key = JSON.stringify(view);
  const [begin] = useState(() => (place.key === key ? { ...place } : { key, top: 0, cursor: 0 }));
  const [at, setAt] = useState({ key, cursor: begin.cursor });
  const cursor = at.key === key ? at.cursor : 0;
  const move = (index: number): void => {
    place.key = key;
    place.cursor = index;
    setAt({ key, cursor: index });
  };
  const onScroll = (top: number): void => {
    if (place.key !== key) Object.assign(place, { key, cursor });
    place.top = top;
  };
  // The row under the cursor stays known while its slice is scrolled out of memory.
  const row = slices.rowAt(cursor);
  const [kept, setKept] = useState({ key, cursor, row });
  if (row !== undefined && row !== kept.row) setKept({ key, cursor, row });
  const selected = row ?? (kept.key === key && kept.cursor === cursor ? kept.row : undefined);
  return { slices, key, cursor, move, selected, top: begin.key === key ? begin.top : 0, onScroll };
}
