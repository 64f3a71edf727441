import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { route } from '#shared/routes.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { useRead, useStaffNo } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ClocksPanel } from '#renderer/ui/clock/ClocksPanel.tsx';
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
import { AttachmentsSection } from '#renderer/areas/attachments/AttachmentsSection.tsx';
import { PersonsSection } from '#renderer/areas/identities/PersonsSection.tsx';
import { SlipDialog } from '#renderer/areas/devices/slip/SlipDialog.tsx';
import { PapersPanel } from '#renderer/areas/papers/PapersPanel.tsx';
import { CaseDrawer } from '../form/CaseDrawer.tsx';
import { paymentWords, triggersText } from '../words.ts';
import { BankCell } from './BankCell.tsx';
import { CloseCaseDialog } from './CloseCaseDialog.tsx';
import { Materials } from './Materials.tsx';
import { MajorDialog } from './MajorDialog.tsx';
import { PaymentDialog } from './PaymentDialog.tsx';
import { RemovePaymentDialog } from './RemovePaymentDialog.tsx';
import { ReopenCaseDialog } from './ReopenCaseDialog.tsx';
import { StaffSection } from './StaffSection.tsx';
import { FollowUps } from '../emergency/FollowUps.tsx';

type Shown = 'edit' | 'pay' | 'close' | 'reopen' | 'major' | 'label' | null;
type Payment = OutputOf<'cases.case'>['payments'][number];

/** One case as far as the tables need it: arrears, payments, major flag. Every figure stands beside what it comes from. */
export default function CaseScreen() {
  const id = Number(useParams()['id']);
  const navigate = useNavigate();
  const found = useRead('cases.case', { id }, { enabled: Number.isInteger(id) && id > 0 });
  const [shown, show] = useState<Shown>(null);
  const [removing, remove] = useState<Payment | null>(null);
  const me = useStaffNo();
  const above = <Link to={route.cases()}>案件</Link>;
  if (found.failure !== null) return <Page title="案件" above={above}><FailureNote failure={found.failure} again={found.again} /></Page>;
  const { data } = found;
  if (data === undefined) return <Page title="案件" above={above}><LoadingLines lines={12} /></Page>;
  const { line, fields, refusals: no } = data;
  const closed = line.closedAt !== null;
  const hide = (): void => show(null);
  return (
    <Page
      title={line.caseNo} above={above}
      summary={<><Link to={route.employer(line.employerId)}>{line.employerName}</Link>{line.isMajor ? <Tag kind="ink">重大</Tag> : null}<Tag kind="blue">{closed ? '已结案' : '未结'}</Tag></>}
      actions={<>
        <Menu label="更多" items={[{ label: '改案件', reason: no['cases.edit'] ?? null, onChoose: () => show('edit') }, { label: '打印案卷标签', onChoose: () => show('label') }, ...(line.isMajor ? [{ label: '改重大案件', reason: no['cases.editMajor'] ?? null, onChoose: () => show('major') }] : []), ...(closed ? [{ label: '重新打开', reason: no['cases.reopen'] ?? null, onChoose: () => show('reopen') }] : [{ label: '结案', reason: no['cases.close'] ?? null, onChoose: () => show('close') }])]} />
        {line.isMajor ? <Button onClick={() => void navigate(route.emergencyCase(line.id))}>五个时限</Button> : <Button barred={no['cases.startMajor'] ?? null} onClick={() => show('major')}>启动重大案件</Button>}
        <Button kind="primary" barred={no['cases.addPayment'] ?? null} onClick={() => show('pay')}>登记支付</Button>
      </>}
      rail={<>
        {data.major === null ? null : <Section title="后续跟踪" caption={`${data.major.followUps.filter((one) => one.doneAt !== null).length}/${data.major.followUps.length}`}><FollowUps caseId={line.id} items={data.major.followUps} why={no['cases.setFollowUp'] ?? null} /></Section>}
        <PapersPanel subject={{ kind: 'case', id: line.id }} />
        <Section title="经过">{data.history.length === 0 ? <p>还没有记录。</p> : <EventList events={data.history.map((event, index) => ({ key: String(index), at: event.at, text: event.text, detail: event.staffNo === 'system' ? '系统' : `工号 ${event.staffNo}` }))} />}</Section>
      </>}
    >
      {line.proposedTriggers.length === 0 || line.isMajor ? null : <Note head="应启动重大案件" actions={no['cases.startMajor'] === undefined ? <Button kind="primary" onClick={() => show('major')}>启动重大案件</Button> : null}>{triggersText(line.proposedTriggers)}。重大案件列入《重大案件进度表》，五个时限从启动时间起算。{no['cases.startMajor'] ?? ''}</Note>}
      {data.immediateTriggers.length === 0 ? null : <NoteKey head="符合立即立案条件">{data.immediateTriggers.map((one) => `${one.text}（${one.clause}）`).join('；')}</NoteKey>}
      {data.overpaidFen > 0 ? <NoteKey head="支付多于核实">已付比核实多 <Money fen={data.overpaidFen} unit />，请核对核实金额和支付记录。</NoteKey> : null}
      <ClocksPanel subject={{ kind: 'case', id: line.id }} />
      <Section title="案件"><Facts labelWidth={91} facts={[['案由', fields.cause], ['来源', fields.source], ['立案时间', <DateText key="f" at={fields.filedAt} />], ['结案时间', <DateText key="c" at={line.closedAt} />]]} /></Section>
      <Section title="欠薪" caption="只有工资计入已付" bare>
        <PlainTable
          label="欠薪" rowKey={(row) => row.what} rows={[
            { what: '核实', fen: line.verifiedFen, people: line.headcount }, { what: '已付', fen: data.paidWagesFen, people: line.headcount !== null && line.unpaidHeadcount !== null ? line.headcount - line.unpaidHeadcount : null }, { what: '未付', fen: line.unpaidFen, people: line.unpaidHeadcount },
          ]}
          columns={[{ key: 'what', head: '项目', width: 120, grow: 1, cell: (row) => row.what }, { key: 'fen', head: '金额（元）', width: 160, align: 'right', cell: (row) => <Money fen={row.fen} strong={row.what === '未付'} /> }, { key: 'people', head: '人数', width: 100, align: 'right', cell: (row) => <Count value={row.people} /> }]}
        />
      </Section>
      <StaffSection caseId={line.id} named={fields.handler} />
      <PersonsSection subject={{ kind: 'case', id: line.id }} handler={fields.handler} />
      <Section title="支付记录" caption={<><span>{data.payments.length} 笔</span>{no['cases.addPayment'] === undefined ? null : <span>{no['cases.addPayment']}</span>}</>} bare>
        <PlainTable
          label="支付记录" rows={data.payments} rowKey={(row) => `${row.paidAt}-${row.voucher}`} empty={<EmptyState ways={no['cases.addPayment'] === undefined ? <Button kind="link" onClick={() => show('pay')}>登记支付</Button> : null}>还没有支付记录。</EmptyState>}
          columns={[
            { key: 'at', head: '支付时间', width: 150, cell: (row) => <DateText at={row.paidAt} /> }, { key: 'kind', head: '种类', width: 90, cell: (row) => paymentWords[row.kind] }, { key: 'voucher', head: '凭证号', width: 150, grow: 1, cell: (row) => row.voucher },
            { key: 'batch', head: '来源', width: 150, grow: 1, from: 760, cell: (row) => (row.batch === '' ? '手工登记' : row.batch) }, { key: 'fen', head: '金额（元）', width: 140, align: 'right', cell: (row) => <Money fen={row.fen} /> },
            { key: 'bank', head: '银行到账', width: 120, from: 820, cell: (row) => <BankCell caseId={line.id} payment={row} may={no['cases.confirmPayment'] === undefined} me={me} /> },
            { key: 'act', head: '', width: 64, align: 'right', cell: (row) => (no['cases.removePayment'] === undefined ? <Button kind="link" onClick={() => remove(row)}>撤销</Button> : null) },
          ]}
        />
      </Section>
      <Materials caseId={line.id} />
      <AttachmentsSection subject={{ kind: 'case', id: line.id }} />
      {shown === 'label' ? <SlipDialog of={{ slip: 'S05', caseId: line.id }} onClose={hide} /> : null}
      {shown === 'edit' ? <CaseDrawer existing={data} onClose={hide} onDone={hide} /> : null}
      {shown === 'pay' ? <PaymentDialog caseId={line.id} onClose={hide} /> : null}
      {shown === 'close' ? <CloseCaseDialog line={line} rowVersion={data.rowVersion} onClose={hide} /> : null}
      {shown === 'major' ? <MajorDialog found={data} onClose={hide} onStarted={() => void navigate(route.emergencyCase(line.id))} /> : null}
      {shown === 'reopen' ? <ReopenCaseDialog id={line.id} rowVersion={data.rowVersion} onClose={hide} /> : null}
      {removing === null ? null : <RemovePaymentDialog caseId={line.id} payment={removing} onClose={() => remove(null)} />}
    </Page>
  );
}
