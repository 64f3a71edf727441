import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { route } from '#shared/routes.ts';
import { useRead } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Count, DateText, Money } from '#renderer/ui/figures.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { Note } from '#renderer/ui/Note.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { MajorDialog } from '../record/MajorDialog.tsx';
import { PaymentDialog } from '../record/PaymentDialog.tsx';
import { publicOrderWords, triggersText } from '../words.ts';
import { FollowUps } from './FollowUps.tsx';
import { NodeColumn } from './NodeColumn.tsx';
import { NodeDialog } from './NodeDialog.tsx';
import type { Node } from './NodeLamp.tsx';
import styles from './emergency.module.css';

/** One major case: five clocks from one start that never pause, what happened, the amounts, the duties after it. */
export default function EmergencyScreen() {
  const id = Number(useParams()['id']);
  const navigate = useNavigate();
  const found = useRead('cases.case', { id }, { enabled: Number.isInteger(id) && id > 0 });
  const [recording, record] = useState<Node['key'] | null>(null);
  const [shown, show] = useState<'pay' | 'edit' | null>(null);
  const above = <Link to={route.emergency()}>重大应急</Link>;
  if (found.failure !== null) return <Page title="重大案件" above={above}><FailureNote failure={found.failure} again={found.again} /></Page>;
  const { data } = found;
  if (data === undefined) return <Page title="重大案件" above={above}><LoadingLines lines={12} /></Page>;
  const { line, major, refusals: no } = data;
  if (major === null) return <Page title={line.employerName} above={above}><EmptyState ways={<Link to={route.case(line.id)}>打开案件</Link>}>这件案件还没有启动为重大案件。</EmptyState></Page>;
  const next = major.nodes.find((node) => node.status !== 'na' && node.doneAt === null);
  return (
    <Page
      title={line.employerName} above={above}
      summary={<><Tag kind="ink">重大案件</Tag><Tag>{triggersText(major.triggers)}</Tag><span>启动 <DateText at={major.t0} />　{line.caseNo}</span></>}
      actions={<><Button onClick={() => void navigate(route.case(line.id))}>打开案件</Button><Button barred={no['cases.editMajor'] ?? null} onClick={() => show('edit')}>改人数、金额</Button><Button barred={no['cases.addPayment'] ?? null} onClick={() => show('pay')}>登记支付</Button><Button kind="primary" barred={no['cases.setNode'] ?? null} onClick={() => record(next?.key ?? 'n72h')}>登记进展</Button></>}
      strip={<div className={styles.five}>{major.nodes.map((node) => <NodeColumn key={node.key} node={node} t0={major.t0} why={no['cases.setNode'] ?? null} onRecord={() => record(node.key)} />)}</div>}
      rail={<>
        <Section title="后续跟踪" caption={`${major.followUps.filter((one) => one.doneAt !== null).length}/${major.followUps.length}`}><FollowUps caseId={line.id} items={major.followUps} why={no['cases.setFollowUp'] ?? null} /></Section>
        <Section title="启动条件"><Facts facts={[['人数', `${major.headcount} 人`], ['公共秩序', major.publicOrder.map((one) => publicOrderWords[one]).join('、')], ['点击量', major.clicks === null ? '' : major.clicks.toLocaleString('zh-CN')], ['来源', major.clicksSource]]} /></Section>
      </>}
    >
      {next === undefined || next.missing.length === 0 ? null : <Note head="先办这一步" actions={<Button kind="primary" barred={no['cases.setNode'] ?? null} onClick={() => record(next.key)}>登记进展</Button>}>{next.limitText}　{next.missing.join('；') === next.title ? next.title : `${next.title}：${next.missing.join('；')}`}</Note>}
      <Section title="金额" caption="估计与核实分列，不相加" bare>
        <PlainTable
          label="金额" rowKey={(row) => row.what}
          rows={[{ what: '估计', people: major.headcount, fen: major.estimateFen }, { what: '已核实', people: line.headcount, fen: line.verifiedFen }, { what: '已付', people: null, fen: data.paidWagesFen }, { what: '未付', people: line.unpaidHeadcount, fen: line.unpaidFen }]}
          columns={[{ key: 'what', head: '项目', width: 120, grow: 1, cell: (row) => row.what }, { key: 'people', head: '人数', width: 110, align: 'right', cell: (row) => <Count value={row.people} /> }, { key: 'fen', head: '金额（元）', width: 170, align: 'right', cell: (row) => <Money fen={row.fen} /> }]}
        />
      </Section>
      <Section title="经过" caption="谁、何时、做了什么" bare>
        <PlainTable
          label="经过" rows={major.events} rowKey={(row) => `${row.recordedAt}-${row.text}`} empty={<EmptyState>还没有登记进展。</EmptyState>}
          columns={[
            { key: 'at', head: '时间', width: 130, cell: (row) => <DateText at={row.at} /> }, { key: 'who', head: '经办', width: 90, cell: (row) => (row.staffNo === 'system' ? '系统' : row.staffNo) }, { key: 'text', head: '事项', width: 260, grow: 2, cell: (row) => row.text },
            { key: 'recorded', head: '登记于', width: 130, from: 760, cell: (row) => <DateText at={row.recordedAt} /> }, { key: 'reason', head: '修改理由', width: 140, grow: 1, from: 900, cell: (row) => (row.reason === '' ? '—' : row.reason) },
          ]}
        />
      </Section>
      {recording === null ? null : <NodeDialog caseId={line.id} major={major} node={recording} onClose={() => record(null)} />}
      {shown === 'pay' ? <PaymentDialog caseId={line.id} onClose={() => show(null)} /> : null}
      {shown === 'edit' ? <MajorDialog found={data} onClose={() => show(null)} /> : null}
    </Page>
  );
}
