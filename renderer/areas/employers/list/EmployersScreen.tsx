import { lazy, Suspense, useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { route } from '#shared/routes.ts';
import { useRead, useRun, useWhyNot } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Count } from '#renderer/ui/figures.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { useKept } from '#renderer/ui/useKept.ts';
import { EmployerList } from './EmployerList.tsx';
import { Filters } from './Filters.tsx';
import { GlanceRail } from './GlanceRail.tsx';
import { useCursor } from './useCursor.ts';
import { emptyFilter, initialView, linkedFilter, listView, type EmployerFilter } from './view.ts';
import styles from './list.module.css';

const NewEmployerDrawer = lazy(() => import('../form/NewEmployerDrawer.tsx'));

/** All, active, changed this month: they do not depend on the filter, which is only asked for its own counts beside them. */
function Figures({ filter, onFilter }: { readonly filter: EmployerFilter; readonly onFilter: (filter: EmployerFilter) => void }) {
  const counts = useRead('employers.counts', { filter }, { keep: true }).data;
  if (counts === undefined) return null;
  return (
    <span className={styles.figures}>
      <button type="button" onClick={() => onFilter(emptyFilter)}><Count value={counts.all} unit="户" /></button>
      <button type="button" onClick={() => onFilter(initialView.filter)}>在营 <Count value={counts.active} /></button>
      <span>本月变动 <Count value={counts.changedThisMonth} /></span>
    </span>
  );
}

function Screen() {
  const [params, setParams] = useSearchParams();
  const [kept, keep] = useKept('employers', listView, initialView);
  const [linked, setLinked] = useState(() => linkedFilter(params));
  const navigate = useNavigate();
  const exporting = useRun('employers.exportList');
  const [file, setFile] = useState<NonNullable<Awaited<ReturnType<typeof exporting.run>>>['file']>(null);
  const view = linked === null ? kept : { ...kept, filter: linked };
  const at = useCursor(view);
  const setFilter = (filter: EmployerFilter): void => (linked === null ? keep({ ...kept, filter }) : setLinked(filter));
  const exportAs = async (format: 'xlsx' | 'csv', ids: readonly number[]): Promise<void> => {
    const done = await exporting.run({ filter: view.filter, ids: [...ids], format });
    if (done !== undefined) setFile(done.file);
  };
  const why = useWhyNot();
  const wanted = params.get('new');
  const close = (): void => setParams((was) => { was.delete('new'); return was; }, { replace: true });
  return (
    <Page
      title="单位台账" scroll={false} summary={<Figures filter={view.filter} onFilter={setFilter} />} railLabel="单位概要" rail={<GlanceRail id={at.selected?.id ?? null} />}
      actions={<>
        <Button onClick={() => void navigate(route.imports())}>导入名单</Button>
        <Menu label="导出筛选结果" items={[{ label: '导出为 Excel（xlsx）', onChoose: () => void exportAs('xlsx', []) }, { label: '导出为 CSV', onChoose: () => void exportAs('csv', []) }]} />
        <Button kind="primary" barred={why('employers.create')} onClick={() => setParams((was) => { was.set('new', ''); return was; }, { replace: true })}>新建档案</Button>
      </>}
      strip={<Filters filter={view.filter} onFilter={setFilter} />}
    >
      <EmployerList view={view} onView={(next) => (linked === null ? keep(next) : (keep({ ...next, filter: kept.filter }), setLinked(next.filter)))} at={at} onExport={(ids) => void exportAs('xlsx', ids)} exporting={exporting} file={file} onFileSeen={() => setFile(null)} />
      {wanted === null ? null : <Suspense fallback={null}><NewEmployerDrawer name={wanted} onClose={close} /></Suspense>}
    </Page>
  );
}

/** 单位台账. A link that brings filters along begins the screen anew. */
export default function EmployersScreen() {
  const { search } = useLocation();
  const params = new URLSearchParams(search);
  params.delete('new');
  return <Screen key={params.toString()} />;
}
