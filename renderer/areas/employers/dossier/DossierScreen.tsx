import { lazy, Suspense, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { OutputOf } from '#shared/contract/index.ts';
import { route } from '#shared/routes.ts';
import { useRead, useRun } from '#renderer/bridge/index.ts';
import { AlertChip } from '#renderer/ui/AlertChip.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { WrittenNote } from '#renderer/ui/WrittenNote.tsx';
import { statusWords } from '#renderer/ui/format/words.ts';
import { DossierActions } from './DossierActions.tsx';
import { DossierFacts } from './DossierFacts.tsx';
import { DossierNotes } from './DossierNotes.tsx';
import { DossierRail } from './DossierRail.tsx';
import type { Dossier, TabKey, TabProps } from './shape.ts';
import { Overview } from './tabs/Overview.tsx';
import { tabKey, tabsOf } from './tabs.ts';

const others: Readonly<Record<Exclude<TabKey, 'overview'>, React.ComponentType<TabProps>>> = {
  accounts: lazy(() => import('./tabs/Accounts.tsx')), insurance: lazy(() => import('./tabs/Insurance.tsx')), cases: lazy(() => import('./tabs/Cases.tsx')), court: lazy(() => import('./tabs/Court.tsx')),
  alerts: lazy(() => import('./tabs/Alerts.tsx')), tables: lazy(() => import('./tabs/MonthlyTables.tsx')), history: lazy(() => import('./tabs/History.tsx')), imports: lazy(() => import('./tabs/Imports.tsx')),
};

function Summary({ dossier }: { readonly dossier: Dossier }) {
  const more = dossier.level === 'unknown' || dossier.level === 'none' ? '' : `预警${dossier.run > 1 ? `　连续 ${dossier.run} 个月` : ''}`;
  return (
    <>
      {dossier.level === 'none' ? null : <AlertChip level={dossier.level} more={more} />}
      {dossier.mergedInto === null ? null : <Tag kind="ink">已并入</Tag>}
      {dossier.status === 'active' ? null : <Tag kind="ink">{statusWords[dossier.status]}</Tag>}
      {dossier.duplicateCode ? <Tag kind="ink" title="质量码 C：两份档案用同一代码">代码重复</Tag> : null}
      {dossier.tags.map((tag) => <Tag key={tag}>{tag}</Tag>)}
    </>
  );
}

function Shown({ dossier }: { readonly dossier: Dossier }) {
  const [params, setParams] = useSearchParams();
  const exporting = useRun('employers.exportDossier');
  const [file, setFile] = useState<OutputOf<'employers.exportDossier'>['file']>(null);
  const exportAs = async (format: 'docx' | 'pdf'): Promise<void> => {
    setFile(null);
    const done = await exporting.run({ id: dossier.id, format });
    if (done !== undefined) setFile(done.file);
  };
  const tab = tabKey(params.get('tab'));
  const go = (to: TabKey, month?: string): void => setParams({ ...(to === 'overview' ? {} : { tab: to }), ...(month === undefined ? {} : { month }) }, { replace: tab === to });
  const Other = tab === 'overview' ? Overview : others[tab];
  return (
    <Page
      title={dossier.fields.name} record above={<Link to={route.employers()}>单位台账</Link>} summary={<Summary dossier={dossier} />} actions={<DossierActions dossier={dossier} exporting={exporting.running} onExport={(format) => void exportAs(format)} />} facts={<DossierFacts dossier={dossier} />}
      strip={<Tabs label="档案各部分" items={tabsOf(dossier)} here={tab} onChoose={(to) => go(to)} />} rail={<DossierRail dossier={dossier} />} railLabel="时限与经过" onPrint={() => void exportAs('pdf')}
    >
      {exporting.failure === null ? null : <FailureNote failure={exporting.failure} />}
      {file === null ? null : <WrittenNote file={file} onClose={() => setFile(null)} />}
      <DossierNotes dossier={dossier} go={go} />
      <Suspense fallback={<LoadingLines />}><Other dossier={dossier} go={go} /></Suspense>
    </Page>
  );
}

/** 一户一档: one read, everything that hangs on the employer. */
export default function DossierScreen() {
  const id = Number(useParams()['id']);
  const known = Number.isSafeInteger(id) && id > 0;
  const dossier = useRead('employers.dossier', { id: known ? id : 1 }, { enabled: known });
  if (dossier.data !== undefined && dossier.failure === null) return <Shown key={id} dossier={dossier.data} />;
  return (
    <Page title="单位档案" above={<Link to={route.employers()}>单位台账</Link>}>
      {dossier.failure === null ? null : <FailureNote failure={dossier.failure} again={dossier.again}><Link to={route.employers()}>回到单位台账</Link></FailureNote>}
      {known ? dossier.failure === null ? <LoadingLines lines={8} /> : null : <p>没有这份档案。</p>}
    </Page>
  );
}
