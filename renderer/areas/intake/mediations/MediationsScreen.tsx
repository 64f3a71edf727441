import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { route } from '#shared/routes.ts';
import { MEDIATION_STATE_WORD, MEDIATION_TAB_WORD, MEDIATION_TABS, type MediationTab } from '#shared/rules/intake/mediation.ts';
import { claimsText } from '#shared/rules/intake/vocabulary.ts';
import { useMay, useRead } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Count, DateText, Money } from '#renderer/ui/figures.tsx';
import { FilterBar, FilterText } from '#renderer/ui/filter/FilterBar.tsx';
import { SelectInput } from '#renderer/ui/form/SelectInput.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { RailItem, RailList } from '#renderer/ui/RecordRail.tsx';
import { unbroken } from '#renderer/ui/unbroken.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { Segments } from '#renderer/ui/Tabs.tsx';
import type { Column } from '#renderer/ui/table/column.ts';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { useSettled } from '#renderer/ui/useSettled.ts';
import { DeskTabs } from '../queue/DeskTabs.tsx';
import { mediatorText, MediationLamp, NEXT_WORD, type Mediation } from './MediationLamp.tsx';
import { StartDialog, type Lead } from './StartDialog.tsx';

const columns = (all: boolean): readonly Column<Mediation>[] => [
  { key: 'clock', head: '剩余', width: 132, cell: (row) => <MediationLamp next={row.next} /> },
  { key: 'next', head: '等什么', width: 84, from: 900, cell: (row) => (row.next === null ? '—' : NEXT_WORD[row.next.step]) },
  { key: 'no', head: '调解', width: 64, cell: (row) => <Link to={route.mediation(row.id)}>{row.id}</Link> },
  { key: 'state', head: '状态', width: 96, cell: (row) => <Tag kind="blue">{stateWords(row)}</Tag> },
  { key: 'started', head: '开始', width: 112, cell: (row) => <DateText at={row.startedAt} /> },
  { key: 'employer', head: '单位', width: 170, grow: 1.4, cell: (row) => (row.employerName === '' ? '单位不明' : row.employerName) },
  { key: 'claims', head: '诉求', width: 120, grow: 1, from: 760, cell: (row) => claimsText(row.claims) },
  { key: 'people', head: '人数', width: 56, align: 'right', from: 860, cell: (row) => <Count value={row.headcount} /> },
  { key: 'fen', head: '金额（元）', width: 104, align: 'right', from: 960, cell: (row) => <Money fen={row.amountFen} /> },
  ...(all ? [{ key: 'by', head: '谁在调解', width: 120, from: 700, cell: (row: Mediation) => mediatorText(row) } satisfies Column<Mediation>] : []),
];

/** Its state in words; an agreement that was kept is over. */
export function stateWords({ state, performed }: Pick<Mediation, 'state' | 'performed'>): string {
  return state === 'agreed' && performed !== null ? (performed ? '已履行' : '没有履行') : MEDIATION_STATE_WORD[state];
}

const tabOf = (text: string | null): MediationTab => MEDIATION_TABS.find((one) => one === text) ?? 'open';

/** 网格调解: small disputes of the street, with the days for a result and the hours for the report of a failed one; a grid worker's own, or all. */
export default function MediationsScreen() {
  const navigate = useNavigate();
  const may = useMay();
  const [params, setParams] = useSearchParams();
  const tab = tabOf(params.get('show'));
  const [text, setText] = useState('');
  const [by, setBy] = useState('');
  const [starting, start] = useState<Lead | 'fresh' | null>(null);
  const asked = useSettled(text.trim(), 150);
  const found = useRead('intake.mediations', { tab, text: asked, by }, { keep: true });
  const leads = useRead('intake.gridLeads', {}).data?.leads ?? [];
  const { data } = found;
  const begins = may('intake.startMediation');
  const filtered = asked !== '' || by !== '';
  const clear = (): void => { setText(''); setBy(''); };
  const strip = (
    <>
      <DeskTabs here="mediations" />
      <FilterBar>
        <FilterText value={text} onChange={setText} placeholder="单位、地点、编号" label="筛选调解" />
        <Segments label="范围" items={MEDIATION_TABS.map((key) => ({ key, label: MEDIATION_TAB_WORD[key] }))} here={tab} onChoose={(key) => setParams(key === 'open' ? {} : { show: key }, { replace: true })} />
        {data?.all === true && data.by.length > 1 ? <SelectInput label="谁在调解" value={by} onChange={setBy} choices={[{ value: '', label: '所有人的调解' }, ...data.by.map((one) => ({ value: one.staffNo, label: `${one.staffNo} ${one.name}` }))]} /> : null}
      </FilterBar>
    </>
  );
  return (
    <Page
      title="网格调解" strip={strip} railLabel="网格线索" rail={<Leads leads={leads} onStart={begins ? start : null} />}
      summary={data === undefined ? undefined : <span>{data.counts.open} 件未了结{data.counts.late === 0 ? '' : `，${data.counts.late} 件超时`}</span>}
      actions={begins ? <Button kind="primary" onClick={() => start('fresh')}>登记调解</Button> : undefined}
    >
      <Section
        bare title={data?.all === false ? '我的调解' : '调解'} caption={data === undefined ? undefined : `${data.total} 件`}
      >
        {found.failure === null ? (
          <PlainTable
            label="网格调解" columns={columns(data?.all === true)} rows={data?.rows} rowKey={(row) => row.id} onRow={(row) => void navigate(route.mediation(row.id))}
            empty={<EmptyState ways={<>{filtered ? <Button kind="link" onClick={clear}>清除筛选</Button> : null}{begins && !filtered ? <Button kind="link" onClick={() => start('fresh')}>登记调解</Button> : null}</>}>{filtered ? '没有符合筛选的调解。按姓名查不到：身份密封保存。' : EMPTY[tab]}</EmptyState>}
          />
        ) : <FailureNote failure={found.failure} again={found.again} />}
        {data !== undefined && data.total > data.rows.length ? <p>只列出前 {data.rows.length} 件，请用筛选缩小范围。</p> : null}
      </Section>
      {starting === null ? null : <StartDialog lead={starting === 'fresh' ? null : starting} onClose={() => start(null)} />}
    </Page>
  );
}

const EMPTY: Readonly<Record<MediationTab, string>> = {
  open: '没有进行中的网格调解。小额纠纷可以先调解；达到立即立案、重大案件条件的直接报大队。', late: '没有超时的调解。', escalated: '没有上报过的调解。', performed: '还没有履行完的调解协议。', all: '还没有登记过网格调解。',
};

/** Leads of arrears that the grid collected: mediated in the street, or taken in as a report. */
function Leads({ leads, onStart }: { readonly leads: readonly Lead[]; readonly onStart: ((lead: Lead) => void) | null }) {
  return (
    <Section title="网格欠薪线索" caption={leads.length === 0 ? '没有未办的' : `${leads.length} 条未办`}>
      <RailList>{leads.map((lead) => (
        <RailItem key={lead.reportNo} caption={<>{lead.street}　<DateText at={lead.collectedAt} />{lead.headcount === null ? null : <>　{unbroken(`${lead.headcount} 人`)}</>}</>} end={onStart === null ? undefined : <><Button kind="link" onClick={() => onStart(lead)}>调解</Button>　<Link to={route.complaintFromGrid(lead.reportNo)}>登记举报</Link></>}>{lead.employerName === '' ? lead.name : lead.employerName}</RailItem>
      ))}</RailList>
    </Section>
  );
}
