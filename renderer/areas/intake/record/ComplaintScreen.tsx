import { useState, type FC } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { route } from '#shared/routes.ts';
import { stateWord } from '#shared/rules/intake/transitions.ts';
import { CHANNEL_WORD, claimsText, KIND_WORD, OUTCOME_WORD } from '#shared/rules/intake/vocabulary.ts';
import { monthRange } from '#shared/rules/intake/period.ts';
import { PUBLIC_ORDER_WORD } from '#shared/rules/cases/vocabulary.ts';
import { read, useRead } from '#renderer/bridge/index.ts';
import { AttachmentsSection } from '#renderer/areas/attachments/AttachmentsSection.tsx';
import { SlipDialog } from '#renderer/areas/devices/slip/SlipDialog.tsx';
import { PapersPanel } from '#renderer/areas/papers/PapersPanel.tsx';
import { PersonsSection } from '#renderer/areas/identities/PersonsSection.tsx';
import { UnlockNote } from '#renderer/areas/settings/UnlockNote.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { ClocksPanel } from '#renderer/ui/clock/ClocksPanel.tsx';
import { SeenRecordContext } from '#renderer/ui/dialog/Overtaken.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Count, DateText, Money } from '#renderer/ui/figures.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { Note, NoteKey } from '#renderer/ui/Note.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { EventList } from '#renderer/ui/RecordRail.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { DeskTabs } from '../queue/DeskTabs.tsx';
import { AmendDialog } from './AmendDialog.tsx';
import { DecideDialog, LapseDialog, ProposeDialog, ReopenDialog } from './AnswerDialogs.tsx';
import { AcceptanceDialog, AnswerPaperNote, IssueDialog } from './AnswerPaperDialogs.tsx';
import { DispatchDialog } from './DispatchDialog.tsx';
import { EmployerDialog } from './EmployerDialog.tsx';
import { FilingSection } from './filing/FilingSection.tsx';
import { RecordReview, SendReview } from './filing/OutsideReview.tsx';
import { ProposeFiling } from './filing/ProposeFiling.tsx';
import { ReviewFiling } from './filing/ReviewFiling.tsx';
import { ReturnFiling, SignFiling } from './filing/SignFiling.tsx';
import { PhoneDialog } from './PhoneDialog.tsx';
import { ReassignDialog } from './ReassignDialog.tsx';
import { ReceiveSupplement, ServeSupplement, SupplementDialog } from './SupplementDialog.tsx';
import { AddDelegateDialog, AddInformantDialog } from '../persons/AddPersonDialog.tsx';
import { PersonActs } from '../persons/PersonActs.tsx';
import { WorkersSection } from '../workers/WorkersSection.tsx';
import type { Record_, StepProps } from './types.ts';
import styles from './record.module.css';

type Step = 'dispatch' | 'phone' | 'supplement' | 'serve' | 'receive' | 'lapse' | 'reassign' | 'propose' | 'decide' | 'file' | 'review' | 'signFiling' | 'returnFiling' | 'sendReview' | 'recordReview' | 'reopen' | 'employer' | 'changeEmployer' | 'supplementAgain' | 'amend' | 'delegate' | 'informant' | 'acceptance' | 'issue';
const STEPS: Readonly<Record<Step, readonly [label: string, Dialog: FC<StepProps>]>> = {
  acceptance: ['批准受理告知书', AcceptanceDialog], issue: ['登记告知书发出', IssueDialog],
  signFiling: ['批准立案', SignFiling], review: ['审核立案', ReviewFiling], recordReview: ['登记外部审核', RecordReview], sendReview: ['送外部审核', SendReview], decide: ['决定', DecideDialog], dispatch: ['分派', DispatchDialog], receive: ['收到补正材料', ReceiveSupplement], serve: ['登记送达', ServeSupplement], file: ['报请立案', ProposeFiling], phone: ['登记电话', PhoneDialog],
  supplement: ['告知补正', SupplementDialog], propose: ['不予受理、转办', ProposeDialog], lapse: ['按未补正办结', LapseDialog], employer: ['认定用人单位', EmployerDialog], changeEmployer: ['更正用人单位', EmployerDialog], supplementAgain: ['第二次补正', SupplementDialog], reassign: ['改派', ReassignDialog], reopen: ['重新打开', ReopenDialog], amend: ['更正登记内容', AmendDialog], returnFiling: ['退回立案', ReturnFiling],
  delegate: ['增加代表', AddDelegateDialog], informant: ['补登举报人', AddInformantDialog],
};
const ORDER = Object.keys(STEPS) as Step[];

/** Rare, and too easily taken for the step that is due: never beside it in the head. */
const IN_MENU: readonly Step[] = ['changeEmployer'];

interface Offer { readonly step: Step; readonly label: string; /** Why it would be refused now; null where it may be taken. */ readonly why: string | null }

/** The steps of this officer's posts in the order of the course, those that would be refused with why; dispatch stands once, whoever chooses. */
function offered(record: Record_): Offer[] {
  const acts = new Set(record.acts.map((act) => (act === 'dispatchByRule' ? 'dispatch' : act)));
  if (record.phone.doneAt !== null) acts.delete('phone');
  const barred = new Map(record.barred.map(({ act, why }) => [act, why]));
  return ORDER.filter((step) => acts.has(step) || barred.has(step)).map((step) => ({ step, label: STEPS[step][0], why: acts.has(step) ? null : barred.get(step) ?? null }));
}

/** At most three in the head, the first that may be taken as the main one; the rest under 更多. */
function arranged(offers: readonly Offer[]): { readonly main: Offer | undefined; readonly beside: readonly Offer[]; readonly menu: readonly Offer[] } {
  const main = offers.find((one) => one.why === null && !IN_MENU.includes(one.step));
  const rest = offers.filter((one) => one !== main && !IN_MENU.includes(one.step));
  const beside = rest.slice(0, 2);
  return { main, beside, menu: offers.filter((one) => one !== main && !beside.includes(one)) };
}

/** One complaint: state, clocks, people by pseudonym, course, and the steps that may be taken now. */
export default function ComplaintScreen() {
  const id = Number(useParams()['id']);
  const navigate = useNavigate();
  const found = useRead('intake.complaint', { id }, { enabled: Number.isInteger(id) && id > 0, forget: true });
  const [step, take] = useState<Step | null>(null);
  // The record as it stood when the dialog opened: a change that arrives meanwhile is not taken over silently.
  const [seen, see] = useState<Record_ | null>(null);
  const arrived: unknown = useLocation().state;
  const [slip, showSlip] = useState(() => typeof arrived === 'object' && arrived !== null && 'receipt' in arrived && arrived.receipt === true);
  const [receipt, printReceipt] = useState<{ readonly at: number | null } | null>(null);
  const missed = typeof arrived === 'object' && arrived !== null && 'missed' in arrived && typeof arrived.missed === 'string' ? arrived.missed : '';
  // Shown once: not again for the next person who signs in on this record.
  const closeSlip = (): void => {
    showSlip(false);
    void navigate(route.complaint(id), { replace: true, state: { missed } });
  };
  const above = <Link to={route.intake()}>投诉受理</Link>;
  const strip = <DeskTabs here="" />;
  if (found.failure !== null) return <Page title="投诉" above={above} strip={strip}>{found.failure.code === 'vault.locked' ? <UnlockNote what="vault" /> : <FailureNote failure={found.failure} again={found.again} />}</Page>;
  const { data } = found;
  if (data === undefined) return <Page title="投诉" above={above} strip={strip}><LoadingLines lines={12} /></Page>;
  const { line, matter, supplement, answer } = data;
  const open = (next: Step): void => { see(data); take(next); };
  const again = async (rowVersion: number): Promise<void> => { const fresh = await read('intake.complaint', { id }).catch(() => data); see({ ...fresh, rowVersion: Math.max(fresh.rowVersion, rowVersion) }); };
  const steps = offered(data);
  const { main, beside, menu } = arranged(steps);
  const actsOf = (personId: string) => data.persons.filter((one) => one.id === personId).map((one) => <PersonActs key={one.id} id={id} person={one} />);
  const Dialog = step === null ? null : STEPS[step][1];
  return (
    <Page
      title={line.receiptNo} above={above} strip={strip} railLabel="时限和经过"
      summary={<><Tag kind="blue">{stateWord(line)}</Tag>{CHANNEL_WORD[line.channel]}{KIND_WORD[line.kind]}{line.anonymous ? '（匿名）' : ''}{line.employerId === null ? <span>单位不明</span> : <Link to={route.employer(line.employerId)}>{line.employerName}</Link>}</>}
      actions={<>
        <Button onClick={() => showSlip(true)}>打印回执</Button>
        {menu.length === 0 ? null : <Menu label="更多" items={menu.map((one) => ({ label: one.label, reason: one.why, onChoose: () => open(one.step) }))} />}
        {beside.toReversed().map((one) => <Button key={one.step} barred={one.why} onClick={() => open(one.step)}>{one.label}</Button>)}
        {main === undefined ? null : <Button kind="primary" onClick={() => open(main.step)}>{main.label}</Button>}
      </>}
      rail={<>
        <ClocksPanel subject={{ kind: 'complaint', id }} />
        <PapersPanel subject={{ kind: 'complaint', id }} begin={[]} />
        <Section title="经过"><EventList events={data.events.map((event, index) => ({ key: String(index), at: event.at, text: event.text, detail: <>工号 {event.staffNo}{event.reason === '' ? '' : `：${event.reason}`}</> }))} /></Section>
      </>}
    >
      {missed === '' ? null : <NoteKey alert head="名册没有写入">{missed}　请在下面“欠薪名册”里重新导入。</NoteKey>}
      <Notes record={data} />
      <FilingSection record={data} />
      <PersonsSection subject={{ kind: 'complaint', id }} handler={line.dispatchedTo} {...(data.persons.some((one) => one.correct) ? { acts: actsOf } : {})} />
      <Section title="诉求">
        <Facts labelWidth={91} facts={[
          ['诉求', claimsText(matter.claims)], ['期间', monthRange(matter.periodFrom, matter.periodTo)], ['涉及人数', <Count key="n" value={matter.headcount} unit="人" />], ['主张金额', <Money key="m" fen={matter.amountClaimedFen} unit />], ['工作地', matter.placeOfWork],
          ...(matter.endedOn === '' ? [] : [['行为终了日', matter.endedOn] as const]), ...(matter.publicOrder.length === 0 ? [] : [['公共秩序', matter.publicOrder.map((one) => PUBLIC_ORDER_WORD[one]).join('、')] as const]),
          ...(matter.clicks === null ? [] : [['点击量', `${matter.clicks} 次，${matter.clicksSource}`] as const]), ['登记', <span key="r"><DateText at={line.registeredAt} /></span>], ['承办', line.dispatchedTo === '' ? '未分派' : `工号 ${line.dispatchedTo}`],
        ]} />
        {data.statement === '' ? null : <p className={styles.statement}>{data.statement}</p>}
      </Section>
      <WorkersSection id={id} onAmend={steps.some((one) => one.step === 'amend' && one.why === null) ? () => open('amend') : null} />
      <Section title="材料" caption={`${data.materials.length} 项`} bare>
        <PlainTable
          label="材料" rows={[...data.materials.map((one) => ({ key: `m${one.id}`, name: one.name, pages: `${one.pages} 页`, state: <DateText key="a" at={one.receivedAt} />, receivedAt: one.receivedAt })), ...supplement.missing.filter((one) => !one.received).map((one, index) => ({ key: `s${index}`, name: one.item, pages: '—', state: `缺，${one.why === '' ? '' : `${one.why}，`}${supplement.dueOn} 前补交`, receivedAt: null }))]}
          rowKey={(row) => row.key} empty={<EmptyState>没有收材料。</EmptyState>}
          columns={[{ key: 'name', head: '名称', width: 180, grow: 1, cell: (row) => row.name }, { key: 'pages', head: '页数', width: 80, align: 'right', cell: (row) => row.pages }, { key: 'state', head: '收到', width: 200, grow: 1, cell: (row) => row.state }, { key: 'act', head: '', width: 110, align: 'right', cell: (row) => (row.receivedAt === null ? '' : <Button kind="link" onClick={() => printReceipt({ at: row.receivedAt })}>打印接收单</Button>) }]}
        />
      </Section>
      <AttachmentsSection subject={{ kind: 'complaint', id }} />
      {data.phone.attempts.length === 0 ? null : (
        <Section title="电话" caption={data.phone.doneAt === null ? `未接通计 ${data.phone.counted}/${data.phone.tries} 次` : '确认完成'}>
          <EventList events={data.phone.attempts.map((one, index) => ({ key: String(index), at: one.at, text: one.reached ? '联系上' : '未接通', detail: one.note === '' ? `工号 ${one.staffNo}` : `${one.note}（工号 ${one.staffNo}）` }))} />
        </Section>
      )}
      {answer.outcome === '' || answer.outcome === 'lapsed' || answer.outcome === 'accept' ? null : <Section title={answer.answeredAt === null ? `拟${OUTCOME_WORD[answer.outcome]}` : OUTCOME_WORD[answer.outcome]}><Facts labelWidth={91} facts={[['理由', answer.reason], ['依据', answer.basis], ...(answer.to === '' ? [] : [['转给', answer.to] as const]), ['提出', answer.proposedAt === null ? '' : <span key="p"><DateText at={answer.proposedAt} />　工号 {answer.proposedBy}</span>], ['批准', answer.answeredAt === null ? '等大队长决定' : <DateText key="d" at={answer.answeredAt} />]]} /></Section>}
      {receipt === null ? null : <SlipDialog of={{ slip: 'S04', complaintId: id, receivedAt: receipt.at }} onClose={() => printReceipt(null)} />}
      {slip ? <SlipDialog of={{ slip: 'S03', receiptNo: line.receiptNo }} onClose={closeSlip} /> : null}
      <SeenRecordContext.Provider value={{ what: '投诉', before: stateWord((seen ?? data).line), onAgain: (rowVersion) => void again(rowVersion), onTheirs: () => take(null) }}>
        {Dialog === null ? null : <Dialog record={seen ?? data} onClose={() => take(null)} onReceived={() => printReceipt({ at: null })} />}
      </SeenRecordContext.Provider>
    </Page>
  );
}

/** What the officer should know before anything else. */
function Notes({ record }: { readonly record: Record_ }) {
  const { line, joinedTo, joined } = record;
  const immediate = line.triggers.filter((one) => one.kind === 'immediate');
  const major = line.triggers.filter((one) => one.kind === 'major');
  const words = (all: typeof immediate): string => all.map((one) => `${one.text}（${one.clause}）`).join('；');
  return (
    <>
      {immediate.length === 0 || line.state === 'filed' ? null : <NoteKey head="须今日立案">{words(immediate)}</NoteKey>}
      {major.length === 0 ? null : <Note head="达重大案件条件">{words(major)}。五个时限从接报起算，前两个已经在走；立案后在案件里启动。</Note>}
      {record.beyondLimitation ? <NoteKey head="可能超过两年时效">行为终了已满两年，是否受理由承办人判断。</NoteKey> : null}
      {joinedTo === null ? null : <NoteKey head="并入"><Link to={route.complaint(joinedTo.id)}>{joinedTo.receiptNo}</Link>，随它一起立案。</NoteKey>}
      {joined.length === 0 ? null : <NoteKey head="并入的投诉">{joined.map((one) => <span key={one.id}><Link to={route.complaint(one.id)}>{one.receiptNo}</Link>　</span>)}</NoteKey>}
      {record.mediationId === null ? null : <NoteKey head="来自网格调解"><Link to={route.mediation(record.mediationId)}>网格调解 {record.mediationId}</Link>，调解不成后上报。</NoteKey>}
      {record.caseId === null ? null : <Note head="已立案"><Link to={route.case(record.caseId)}>{record.caseNo}</Link></Note>}
      <AnswerPaperNote record={record} />
      {record.answer.outcome === 'lapsed' ? <NoteKey head="未补正">补正期满没有补正，已办结；可由大队长重新打开。</NoteKey> : null}
    </>
  );
}
