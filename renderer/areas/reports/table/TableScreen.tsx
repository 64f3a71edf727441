import { useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import type { OutputOf } from '#shared/contract/index.ts';
import { route } from '#shared/routes.ts';
import { month as monthShape, tableName } from '#shared/contract/values.ts';
import { TABLE_WORD } from '#shared/rules/tables/words.ts';
import { now, useRead, useRun, useWhyNot } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ClockLamp } from '#renderer/ui/clock/ClockLamp.tsx';
import { ReasonDialog } from '#renderer/ui/dialog/ReasonDialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DayText } from '#renderer/ui/figures.tsx';
import { useKeys } from '#renderer/ui/keys.ts';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { Segments } from '#renderer/ui/Tabs.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { WrittenNote } from '#renderer/ui/WrittenNote.tsx';
import { monthWords, stateWords } from '../words.ts';
import { ApproveSection } from './ApproveBox.tsx';
import { CheckList } from './CheckList.tsx';
import { CompareDialog } from './CompareDialog.tsx';
import { ExplainPanel } from './ExplainPanel.tsx';
import { PrintDialog } from './PrintDialog.tsx';
import { Revisions } from './Revisions.tsx';
import { TableGrid, type CellPlace } from './TableGrid.tsx';
import { Totals } from './Totals.tsx';
import styles from './tableScreen.module.css';

type Shown = { readonly what: 'print' | 'return' } | { readonly what: 'compare'; readonly with: 'previous-month' | 'latest-revision' | 'superseded'; readonly revision: number | null } | null;

/** One monthly table, draft or frozen: every cell opens what is behind it; the rail holds check list, approval and revisions. */
export default function TableScreen() {
  const params = useParams();
  const [query] = useSearchParams();
  const table = tableName.safeParse(params['table']);
  const month = monthShape.safeParse(params['month']);
  const revision = Number(query.get('revision')) || null;
  if (!table.success || !month.success) return <Page title="月报" above={<Link to={route.reports()}>月报</Link>}><p>没有这张表。</p></Page>;
  return <Loaded key={`${table.data}${month.data}${revision ?? ''}`} table={table.data} month={month.data} revision={revision} />;
}

function Loaded({ table, month, revision }: { readonly table: 'wage-risk' | 'major-cases'; readonly month: string; readonly revision: number | null }) {
  const navigate = useNavigate();
  const [edition, setEdition] = useState<'exact' | 'public'>('exact');
  const [at, setAt] = useState<CellPlace | null>(null);
  const [opened, open] = useState<CellPlace | null>(null);
  const [shown, show] = useState<Shown>(null);
  const [file, setFile] = useState<OutputOf<'reports.exportTable'>['file']>(null);
  const found = useRead('reports.table', { table, month, edition, revision }, { keep: true });
  const checks = useRead('reports.checks', { table, month }, { enabled: revision === null });
  const revisions = useRead('reports.revisions', { table, month: null }).data?.revisions ?? [];
  const streets = useRead('settings.streets', {}).data?.streets ?? [];
  const save = useRun('reports.exportTable');
  const back = useRun('reports.returnToCheck');
  const why = useWhyNot();
  useKeys({ 'ctrl+p': () => show({ what: 'print' }) });
  const names = new Map(streets.map(({ code, name }) => [code, name]));
  const view = found.data;
  const write = async (format: 'xlsx' | 'docx' | 'pdf'): Promise<void> => {
    const done = await save.run({ table, month, edition, revision, format });
    if (done?.file !== undefined) setFile(done.file);
  };
  const openAt = (place: CellPlace): void => { setAt(place); open(place); };
  const above = <Link to={route.reports(month)}>{monthWords(month)}</Link>;
  const link = opened === null ? undefined : view?.links[opened.row];
  const goTo = link === undefined ? null : link.caseId !== null && table === 'major-cases' ? route.case(link.caseId) : link.employerId === null ? null : route.employer(link.employerId);
  const mine = revisions.filter((one) => one.month === month);
  return (
    <Page
      title={TABLE_WORD[table]} above={above} scroll={false}
      summary={view === undefined ? null : <>
        <Tag kind="blue">{view.source === 'revision' ? `V${view.revision}　已冻结` : stateWords[view.state]}</Tag>
        {view.source === 'draft' && view.state !== 'approved' ? <><ClockLamp startAt={view.asOf} dueAt={view.dueAt} unit="working-days" provisional={view.provisional} /><span><DayText day={view.lastDay} /> 止</span></> : null}
        {view.rulePackExpired ? <span>规则包已过计划期，沿用</span> : null}
      </>}
      actions={<>
        <Segments label="版本" here={edition} onChoose={setEdition} items={[{ key: 'exact', label: '上报版' }, { key: 'public', label: '公开版' }]} />
        <Menu label="更多" items={[
          { label: '导出 Excel', onChoose: () => void write('xlsx') }, { label: '导出 Word', onChoose: () => void write('docx') }, { label: '导出 PDF', onChoose: () => void write('pdf') },
          { label: '与上月对照', onChoose: () => show({ what: 'compare', with: 'previous-month', revision }) },
          ...(revision === null && mine.length > 0 ? [{ label: '与已批准的对照', onChoose: () => show({ what: 'compare', with: 'latest-revision', revision: null }) }] : []),
          ...(revision === null ? [] : [{ label: '看现有数据', onChoose: () => void navigate(route.table(month, table)) }]),
        ]} />
        <Button onClick={() => show({ what: 'print' })}>打印</Button>
        {revision === null && view?.state === 'submitted' ? <Button barred={why('reports.returnToCheck')} onClick={() => show({ what: 'return' })}>退回核对</Button> : null}
      </>}
      railLabel="核对与版本"
      rail={<>
        {revision !== null || checks.data === undefined ? null : <Section title="核对" caption={`${checks.data.items.filter((item) => item.ok).length}/${checks.data.items.length}`}><CheckList items={checks.data.items} /></Section>}
        {checks.failure === null || revision !== null ? null : <FailureNote failure={checks.failure} again={checks.again} />}
        {revision !== null || view === undefined ? null : <ApproveSection view={view} monthOver={view.asOf <= now()} checksFailed={checks.data?.items.filter((item) => !item.ok && item.blocking).length ?? 0} onCompare={() => show({ what: 'compare', with: 'latest-revision', revision: null })} />}
        <Section title="版本与上报箱"><Revisions revisions={revisions.slice(0, 12)} onCompare={(one) => show({ what: 'compare', with: 'superseded', revision: one })} /></Section>
        {view === undefined ? null : <p className={styles.digest}>规则包 {view.rulePack}<br />摘要 {view.digest}</p>}
      </>}
    >
      <div className={styles.middle}>
        <div className={styles.notes}>
          {file === null ? null : <WrittenNote file={file} onClose={() => setFile(null)} />}
          {save.failure === null ? null : <FailureNote failure={save.failure} />}
          {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
          {edition === 'public' && view !== undefined && view.hiddenCells.length > 0 ? <NoteKey head="公开版">人数为 1 或 2 的印成 1-2，该行金额进到千元，合计用区间。与上报版不同的 {view.hiddenCells.length} 格下有虚线。</NoteKey> : null}
        </div>
        {view === undefined ? found.failure === null ? <LoadingLines lines={10} /> : null : <>
          <Totals table={table} totals={view.totals} />
          <TableGrid
            table={table} label={`${TABLE_WORD[table]} ${month}`} rows={view.rows} at={at} onAt={(place) => { setAt(place); if (opened !== null) open(place); }} onOpen={openAt} streetName={(code) => names.get(code) || code}
            hidden={new Map(view.hiddenCells.map((cell) => [`${cell.row} ${cell.column}`, cell.rule]))} empty={table === 'wage-risk' ? '本月没有应列入的单位，报零报告。' : '本月没有重大案件，报零报告。'}
          />
          {opened === null ? null : <ExplainPanel table={table} month={month} revision={revision} place={opened} link={goTo} onClose={() => open(null)} />}
        </>}
      </div>
      {shown?.what === 'print' ? <PrintDialog order={{ table, month, edition, revision }} onClose={() => show(null)} /> : null}
      {shown?.what === 'compare' ? <CompareDialog table={table} month={month} against={shown.with} revision={shown.revision} onClose={() => show(null)} /> : null}
      {shown?.what === 'return' ? <ReasonDialog title="退回核对" label="退回原因" act="退回" running={back.running} failure={back.failure} onClose={() => show(null)} onAct={(reason) => void back.run({ month, table, reason }).then((done) => { if (done !== undefined) { tell('已退回核对'); show(null); } })} /> : null}
    </Page>
  );
}
