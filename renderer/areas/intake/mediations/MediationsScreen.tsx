import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { OutputOf } from '#shared/contract/index.ts';
import { route } from '#shared/routes.ts';
import { MEDIATION_STATE_WORD } from '#shared/rules/intake/mediation.ts';
import { claimsText } from '#shared/rules/intake/vocabulary.ts';
import { useMay, useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ClockLamp } from '#renderer/ui/clock/ClockLamp.tsx';
import { ConfirmDialog } from '#renderer/ui/dialog/ConfirmDialog.tsx';
import { ReasonDialog } from '#renderer/ui/dialog/ReasonDialog.tsx';
import { SeenRecordContext } from '#renderer/ui/dialog/Overtaken.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Count, DateText, DayText, Money } from '#renderer/ui/figures.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { RailItem, RailList } from '#renderer/ui/RecordRail.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { Segments } from '#renderer/ui/Tabs.tsx';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { DeskTabs } from '../queue/DeskTabs.tsx';
import { AgreeDialog } from './AgreeDialog.tsx';
import { StartDialog, type Lead } from './StartDialog.tsx';

export type Mediation = OutputOf<'intake.mediations'>['rows'][number];
type Step = 'agree' | 'fail' | 'follow';

/** 网格调解: small disputes of the street, with the 7 days for a result and the 2 h for the report of a failed one. */
export default function MediationsScreen() {
  const navigate = useNavigate();
  const may = useMay();
  const [open, setOpen] = useState<'open' | 'all'>('open');
  const found = useRead('intake.mediations', { open: open === 'open' }, { keep: true });
  const leads = useRead('intake.gridLeads', {}).data?.leads ?? [];
  const [starting, start] = useState<Lead | 'fresh' | null>(null);
  const [step, take] = useState<{ readonly step: Step; readonly row: Mediation } | null>(null);
  const escalate = useRun('intake.escalateMediation');
  const close = (): void => take(null);
  const report = async (row: Mediation): Promise<void> => {
    const done = await escalate.run({ id: row.id, rowVersion: row.rowVersion });
    if (done === undefined) return;
    tell(`已上报为投诉 ${done.receiptNo}`);
    // Whoever reported it from the street does not read complaints: it stays here, with the number said.
    if (may('intake.complaint')) void navigate(route.complaint(done.complaintId));
  };
  return (
    <Page title="网格调解" strip={<DeskTabs here="mediations" />} summary={found.data === undefined ? undefined : `${found.data.rows.length} 件`} actions={may('intake.startMediation') ? <Button kind="primary" onClick={() => start('fresh')}>登记调解</Button> : undefined}
      railLabel="网格线索" rail={<Leads leads={leads} onStart={start} />}
    >
      {escalate.failure === null ? null : <FailureNote failure={escalate.failure} />}
      <Section bare title="调解" caption="达到立即立案、重大案件条件的不调解，直接报大队" more={<Segments label="范围" items={[{ key: 'open', label: '未了结' }, { key: 'all', label: '全部' }]} here={open} onChoose={setOpen} />}>
        {found.failure === null ? (
          <PlainTable
            label="网格调解" rows={found.data?.rows} rowKey={(row) => row.id} empty={<EmptyState ways={may('intake.startMediation') ? <Button kind="link" onClick={() => start('fresh')}>登记调解</Button> : undefined}>没有进行中的网格调解。</EmptyState>}
            columns={[
              { key: 'clock', head: '剩余', width: 150, cell: (row) => <MediationLamp row={row} /> },
              { key: 'state', head: '状态', width: 100, cell: (row) => <Tag kind="blue">{MEDIATION_STATE_WORD[row.state]}</Tag> },
              { key: 'started', head: '开始', width: 118, cell: (row) => <DateText at={row.startedAt} /> },
              { key: 'employer', head: '单位', width: 180, grow: 1.4, cell: (row) => (row.employerName === '' ? '单位不明' : row.employerName) },
              { key: 'claims', head: '诉求', width: 130, grow: 1, cell: (row) => claimsText(row.claims) },
              { key: 'people', head: '人数', width: 64, align: 'right', from: 800, cell: (row) => <Count value={row.headcount} /> },
              { key: 'fen', head: '金额（元）', width: 120, align: 'right', from: 900, cell: (row) => <Money fen={row.amountFen} /> },
              { key: 'follow', head: '履行回访', width: 110, from: 1000, cell: (row) => <DayText day={row.followUpOn} /> },
              { key: 'act', head: '', width: 130, align: 'right', cell: (row) => <Acts row={row} reads={may('intake.complaint')} running={escalate.running} onReport={() => void report(row)} onStep={(next) => take({ step: next, row })} /> },
            ]}
          />
        ) : <FailureNote failure={found.failure} again={found.again} />}
      </Section>
      {starting === null ? null : <StartDialog lead={starting === 'fresh' ? null : starting} onClose={() => start(null)} />}
      {step === null ? null : (
        <SeenRecordContext.Provider value={{ what: '这次调解', before: MEDIATION_STATE_WORD[step.row.state], onAgain: (rowVersion) => take({ ...step, row: { ...step.row, rowVersion } }), onTheirs: close }}>
          {step.step === 'agree' ? <AgreeDialog row={step.row} onClose={close} /> : null}
          {step.step === 'fail' ? <FailDialog row={step.row} onClose={close} /> : null}
          {step.step === 'follow' ? <FollowUpDialog row={step.row} onClose={close} /> : null}
        </SeenRecordContext.Provider>
      )}
    </Page>
  );
}

/** Leads of arrears that the grid collected: mediated in the street, or taken in as a report. */
function Leads({ leads, onStart }: { readonly leads: readonly Lead[]; readonly onStart: (lead: Lead) => void }) {
  return (
    <Section title="网格欠薪线索" caption={leads.length === 0 ? '没有未办的' : `${leads.length} 条未办`}>
      <RailList>{leads.map((lead) => (
        <RailItem key={lead.reportNo} caption={<>{lead.street}　<DateText at={lead.collectedAt} />{lead.headcount === null ? '' : `　${lead.headcount} 人`}</>} end={<><Button kind="link" onClick={() => onStart(lead)}>调解</Button>　<Link to={route.complaintFromGrid(lead.reportNo)}>登记举报</Link></>}>{lead.employerName === '' ? lead.name : lead.employerName}</RailItem>
      ))}</RailList>
    </Section>
  );
}

function MediationLamp({ row }: { readonly row: Mediation }) {
  if (row.escalateDueAt !== null && row.failedAt !== null) return <ClockLamp startAt={row.failedAt} dueAt={row.escalateDueAt} unit="hours" />;
  if (row.state === 'started') return <ClockLamp startAt={row.startedAt} dueAt={row.lapsesAt} unit="calendar-days" />;
  return <>—</>;
}

function Acts({ row, reads, running, onReport, onStep }: { readonly row: Mediation; readonly reads: boolean; readonly running: boolean; readonly onReport: () => void; readonly onStep: (step: Step) => void }) {
  if (row.complaintId !== null) return !reads ? <>已上报</> : <Link to={route.complaint(row.complaintId)}>看投诉</Link>;
  if (row.failedAt !== null) return <Button small kind="primary" running={running} onClick={onReport}>上报大队</Button>;
  if (row.state === 'agreed') return row.performed === true ? <>已履行</> : <Button small onClick={() => onStep('follow')}>登记履行</Button>;
  return <Menu small label="办理" items={[{ label: '达成协议', onChoose: () => onStep('agree') }, { label: '调解不成', onChoose: () => onStep('fail') }]} />;
}

function FailDialog({ row, onClose }: { readonly row: Mediation; readonly onClose: () => void }) {
  const fail = useRun('intake.failMediation');
  return (
    <ReasonDialog title="调解不成" act="登记不成" running={fail.running} failure={fail.failure} onClose={onClose} onAct={(reason) => void fail.run({ id: row.id, rowVersion: row.rowVersion, failedAt: null, reason }).then((done) => { if (done !== undefined) { tell('已登记，请按时限上报大队'); onClose(); } })}>
      <p>上报大队的时限从现在起算；理由里不要写姓名。</p>
    </ReasonDialog>
  );
}

function FollowUpDialog({ row, onClose }: { readonly row: Mediation; readonly onClose: () => void }) {
  const follow = useRun('intake.followUpMediation');
  const act = async (performed: boolean): Promise<void> => {
    if ((await follow.run({ id: row.id, rowVersion: row.rowVersion, performed })) === undefined) return;
    tell(performed ? '已登记履行' : '没有履行，按调解不成上报大队');
    onClose();
  };
  return <ConfirmDialog title="协议履行了吗？" act="没有履行" safe="已经履行" running={follow.running} failure={follow.failure} onAct={() => void act(false)} onSafe={() => void act(true)}>没有履行的，按约定的回访日算作调解不成，要按时限上报大队。</ConfirmDialog>;
}
