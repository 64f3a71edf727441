import { lazy, Suspense, useCallback, useState } from 'react';
import { useNavigate } from 'react-router';
import type { z } from 'zod';
import type { writtenFile } from '#shared/contract/values.ts';
import { route } from '#shared/routes.ts';
import type { Runner } from '#renderer/bridge/index.ts';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { formatCount } from '#renderer/ui/format/number.ts';
import { PagedVirtualTable } from '#renderer/ui/table/PagedVirtualTable.tsx';
import { WrittenNote } from '#renderer/ui/WrittenNote.tsx';
import { employerColumns, type EmployerRow } from './columns.tsx';
import { ListFoot, ListHead, NoEmployers } from './ListParts.tsx';
import styles from './list.module.css';
import type { EmployerCursor } from './useCursor.ts';
import { sortedBy, type ListView } from './view.ts';

const TagDialog = lazy(() => import('./TagDialog.tsx'));

interface Props {
  readonly view: ListView;
  readonly onView: (view: ListView) => void;
  readonly at: EmployerCursor;
  readonly onExport: (ids: readonly number[]) => void;
  readonly exporting: Runner<'employers.exportList'>;
  readonly file: z.output<typeof writtenFile> | null;
  readonly onFileSeen: () => void;
}

export function EmployerList({ view, onView, at, onExport, exporting, file, onFileSeen }: Props) {
  const navigate = useNavigate();
  const { slices } = at;
  const [range, setRange] = useState({ first: 0, last: 0 });
  const [ticked, setTicked] = useState<ReadonlyMap<number, EmployerRow>>(new Map());
  const [tagging, setTagging] = useState(false);
  const onRange = useCallback((first: number, last: number) => setRange((was) => (was.first === first && was.last === last ? was : { first, last })), []);
  const toggle = (row: EmployerRow): void => setTicked((was) => {
    const next = new Map(was);
    if (!next.delete(row.id)) next.set(row.id, row);
    return next;
  });
  const here = slices.loaded;
  const count = here.filter((row) => ticked.has(row.id)).length;
  return (
    <div className={styles.list}>
      <ListHead view={view} onView={onView} total={slices.total} loading={slices.loading || (slices.failure !== null && slices.total === 0)} ticked={ticked.size} onTag={() => setTagging(true)} onExport={() => onExport([...ticked.keys()])} onUntick={() => setTicked(new Map())} exporting={exporting.running} />
      {exporting.failure === null ? null : <FailureNote failure={exporting.failure} />}
      {file === null ? null : <WrittenNote file={file} onClose={onFileSeen} />}
      <div className={styles.table}>
        <PagedVirtualTable
          label="单位" key={at.key} slices={slices} columns={employerColumns} rowKey={(row) => row.id} cursor={at.cursor} onCursor={at.move}
          onOpen={(row) => void navigate(route.employer(row.id))} onRange={onRange} sorting={{ by: view.sort, descending: view.descending }} onSort={(by) => onView(sortedBy(view, by))}
          ticks={{ has: (row) => ticked.has(row.id), toggle, all: count === 0 ? 'none' : count === here.length ? 'all' : 'some', toggleAll: () => setTicked(count === here.length ? new Map() : new Map([...ticked, ...here.map((row) => [row.id, row] as const)])) }}
          empty={<NoEmployers view={view} onView={onView} />} mutedRow={(row) => row.status === 'closed' || row.status === 'moved'} scrollTop={at.top} onScroll={at.onScroll}
        />
      </div>
      <ListFoot first={range.first} last={Math.min(range.last, slices.total - 1)} total={slices.total} words={`共 ${formatCount(slices.total)} 户`} />
      {tagging ? <Suspense fallback={null}><TagDialog rows={[...ticked.values()].map(({ id, tags }) => ({ id, tags }))} onDone={() => { setTagging(false); setTicked(new Map()); }} onClose={() => setTagging(false)} /></Suspense> : null}
    </div>
  );
}
