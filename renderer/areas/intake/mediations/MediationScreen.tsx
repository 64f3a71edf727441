import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { OutputOf } from '#shared/contract/index.ts';
import { route } from '#shared/routes.ts';
import { claimsText } from '#shared/rules/intake/vocabulary.ts';
import { shanghaiDay, shanghaiMinute } from '#shared/rules/time.ts';
import { LooksDrawer } from '#renderer/areas/identities/LooksDrawer.tsx';
import { lookerText, sourceWords } from '#renderer/areas/identities/words.ts';
import { stateWords as paperWords } from '#renderer/areas/papers/words.ts';
import { UnlockNote } from '#renderer/areas/settings/UnlockNote.tsx';
import { useMay, useNow, useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Count, DateText, DayText, Money } from '#renderer/ui/figures.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { Note, NoteKey } from '#renderer/ui/Note.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { EventList, RailItem, RailList } from '#renderer/ui/RecordRail.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { DeskTabs } from '../queue/DeskTabs.tsx';
import { LookMediationDialog } from './LookMediationDialog.tsx';
import { MediationClocks } from './MediationClocks.tsx';
import { mediatorText, type Mediation } from './MediationLamp.tsx';
import { stateWords } from './MediationsScreen.tsx';
import { StepDialogs, type Step } from './StepDialogs.tsx';

type Record_ = OutputOf<'intake.mediation'>;

/** One mediation: where it stands and by when, the party behind a mask, what was agreed, its papers, what came of it, and the steps that may be taken now. */
export default function MediationScreen() {
  const id = Number(useParams()['id']);
  const now = useNow();
  const navigate = useNavigate();
  const found = useRead('intake.mediation', { id }, { enabled: Number.isInteger(id) && id > 0, forget: true });
  const [taken, take] = useState<{ readonly step: Step; readonly row: Mediation } | null>(null);
  const [shown, show] = useState<'look' | 'looks' | null>(null);
  const record = useRun('intake.recordMediation');
  const above = <Link to={route.mediations()}>网格调解</Link>;
  const strip = <DeskTabs here="mediations" />;
  if (found.failure !== null) return <Page title={`网格调解 ${id}`} above={above} strip={strip}><FailureNote failure={found.failure} again={found.again} /></Page>;
  const { data } = found;
  if (data === undefined) return <Page title={`网格调解 ${id}`} above={above} strip={strip}><LoadingLines lines={12} /></Page>;
  const { line, acts } = data;
  const open = (step: Step): void => take({ step, row: line });
  const hide = (): void => show(null);
  const write = async (): Promise<void> => {
    const made = await record.run({ id, rowVersion: line.rowVersion });
    if (made !== undefined) void navigate(route.paper(made.paperId));
  };
  const sealed = data.look.allowed ? <span key="sealed">密封保存　<Button kind="link" disabled={data.vault !== 'open'} onClick={() => show('look')}>查看</Button></span> : '密封保存';
  const early = shanghaiDay(now) < line.followUpOn;
  const recorded = data.papers.some((paper) => paper.state !== 'void');
  return (
    <Page
      title={`网格调解 ${id}`} above={above} strip={strip} railLabel="文书和经过"
      summary={<><Tag kind="blue">{stateWords(line)}</Tag><Employer row={line} /></>}
      actions={<>
        {acts.includes('record') && !recorded ? <Button running={record.running} onClick={() => void write()}>制作调解记录</Button> : null}
        {acts.includes('fail') ? <Button onClick={() => open('fail')}>调解不成</Button> : null}
        {acts.includes('agree') ? <Button kind="primary" onClick={() => open('agree')}>达成协议</Button> : null}
        {acts.includes('follow') ? <Button kind="primary" barred={early ? `回访日是 ${line.followUpOn}，到那天再登记。` : null} onClick={() => open('follow')}>登记是否履行</Button> : null}
        {acts.includes('escalate') ? <Button kind="primary" onClick={() => open('escalate')}>上报大队</Button> : null}
      </>}
      rail={<>
        <Papers papers={data.papers} />
        {data.lookers.length === 0 ? null : (
          <Section title="谁查看过身份" caption={`${data.lookers.length} 次`} more={data.supervises ? <Button kind="link" onClick={() => show('looks')}>查看记录</Button> : undefined}>
            <EventList events={data.lookers.slice(0, 10).map((one) => ({ key: String(one.id), at: one.at, text: `${lookerText(one)} ${one.paper === '' ? '查看当事人' : `${one.paper}，看到当事人`}`, detail: one.reason }))} />
          </Section>
        )}
        <Section title="经过"><EventList events={data.events.map((event, index) => ({ key: String(index), at: event.at, text: event.text, detail: <>{event.staffNo === 'system' ? '系统' : `工号 ${event.staffNo}`}{event.reason === '' ? '' : `：${event.reason}`}</> }))} /></Section>
      </>}
    >
      {record.failure === null ? null : <FailureNote failure={record.failure} />}
      <Outcome record={data} />
      <MediationClocks record={data} />
      <Party record={data} onLook={() => show('look')} />
      <Section title="纠纷">
        <Facts labelWidth={91} facts={[
          ['单位', <Employer key="e" row={line} />], ['诉求', claimsText(line.claims)], ['人数', <Count key="c" value={line.headcount} />], ['金额', <Money key="m" fen={line.amountFen} unit />],
          ['开始', <DateText key="s" at={line.startedAt} />], ['谁在调解', mediatorText(line)],
          ...(line.street === '' ? [] : [['街道', line.street] as const]), ['地点', line.place], ...(line.reportNo === '' ? [] : [['网格采集', line.reportNo] as const]),
          ['情况', sealed],
        ]} />
      </Section>
      {data.agreed ? (
        <Section title="协议">
          <Facts labelWidth={91} facts={[
            ['达成', <DateText key="a" at={data.agreedAt} />], ['履行回访', <DayText key="f" day={line.followUpOn} />], ['履行', line.performed === null ? '还没有登记' : line.performed ? '已经履行' : '没有履行，按调解不成上报'],
            ['内容', sealed],
          ]} />
        </Section>
      ) : null}
      {taken === null ? null : (
        <StepDialogs step={taken.step} row={taken.row} onClose={() => take(null)} onAgain={(rowVersion) => take({ ...taken, row: { ...line, rowVersion } })} />
      )}
      {shown === 'look' ? <LookMediationDialog id={id} onClose={hide} /> : null}
      {shown === 'looks' ? <LooksDrawer subject={{ kind: 'mediation', id }} onClose={hide} /> : null}
    </Page>
  );
}

function Employer({ row }: { readonly row: Mediation }) {
  const may = useMay();
  if (row.employerId === null) return <span>{row.employerName === '' ? '单位不明' : `${row.employerName}（没有对上档案）`}</span>;
  return may('employers.list') ? <Link to={route.employer(row.employerId)}>{row.employerName}</Link> : <span>{row.employerName}</span>;
}

/** What became of it, or what has to be done now. */
function Outcome({ record }: { readonly record: Record_ }) {
  const { line, failure, escalatedAt } = record;
  if (line.complaintId !== null) {
    const minutes = line.failedAt === null || escalatedAt === null ? '' : `，用时 ${Math.max(0, Math.floor((escalatedAt - line.failedAt) / 60_000))} 分钟`;
    return <Note head="已上报大队">{escalatedAt === null ? '' : `${shanghaiMinute(escalatedAt)}${minutes}，`}登记为投诉 {record.opensComplaint ? <Link to={route.complaint(line.complaintId)}>{line.receiptNo}</Link> : line.receiptNo}。{record.opensComplaint ? '' : '以后由大队办理。'}</Note>;
  }
  if (line.next?.step === 'report') return <NoteKey alert head="须上报大队">{failure === '' ? (line.performed === false ? '协议没有履行' : '满期没有结果') : failure}。{shanghaiMinute(line.next.dueAt)} 前上报，登记为投诉。</NoteKey>;
  return line.performed === true ? <Note head="已了结">调解协议已经履行。</Note> : null;
}

/** The party by its masks; whoever may look sees it for a moment. */
function Party({ record, onLook }: { readonly record: Record_; readonly onLook: () => void }) {
  const { party, look, line } = record;
  const until = look.until === null ? '' : `　可查看到 ${shanghaiMinute(look.until)}`;
  return (
    <Section title="当事人" caption={`身份已加密${look.allowed ? until : ''}`} bare>
      {record.vault === 'open' ? null : <UnlockNote what="vault" />}
      <PlainTable
        label="当事人" rows={[party]} rowKey={(row) => row.pseudonym}
        columns={[
          { key: 'who', head: '代称', width: 90, cell: (row) => row.pseudonym }, { key: 'name', head: '姓名', width: 70, cell: (row) => row.nameMask || '—' }, { key: 'idNo', head: '证件号', width: 176, grow: 1, cell: (row) => row.idNoMask || '—' },
          { key: 'phone', head: '电话', width: 124, cell: (row) => row.phoneMask || '—' }, { key: 'source', head: '来源', width: 90, from: 620, cell: (row) => sourceWords[row.source] }, { key: 'by', head: '登记', width: 150, from: 760, cell: () => mediatorText(line) },
          { key: 'act', head: '', width: 130, align: 'right', cell: () => (look.allowed ? <Button kind="link" disabled={record.vault !== 'open'} onClick={onLook} label="查看当事人和纠纷">查看身份和纠纷</Button> : '不能查看') },
        ]}
      />
      {look.allowed ? null : <p>{look.why}</p>}
    </Section>
  );
}

function Papers({ papers }: { readonly papers: Record_['papers'] }) {
  return (
    <Section title="文书" caption={papers.length === 0 ? undefined : `${papers.length} 份`}>
      {papers.length === 0 ? <p>还没有文书。达成协议后可以制作调解记录，上报时自动做成上报单。</p> : (
        <RailList>{papers.map((one) => <RailItem key={one.id} caption={<>{paperWords[one.state]}　<DateText at={one.approvedAt ?? one.draftedAt} time /></>}><Link to={route.paper(one.id)}>{one.title}</Link></RailItem>)}</RailList>
      )}
    </Section>
  );
}
