import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { OutputOf } from '#shared/contract/index.ts';
import { route } from '#shared/routes.ts';
import { stateWord } from '#shared/rules/intake/transitions.ts';
import { CHANNEL_WORD, claimsText, KIND_WORD } from '#shared/rules/intake/vocabulary.ts';
import { WAITS_WORD } from '#shared/rules/intake/waits.ts';
import { useMay, useRead } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ClockLamp } from '#renderer/ui/clock/ClockLamp.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Count, DateText, Money } from '#renderer/ui/figures.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { RailItem, RailList } from '#renderer/ui/RecordRail.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import type { Column } from '#renderer/ui/table/column.ts';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { useSettled } from '#renderer/ui/useSettled.ts';
import { DispatchRule } from './DispatchRule.tsx';
import { DESK_TABS, DeskTabs, type DeskTab } from './DeskTabs.tsx';

type Line = OutputOf<'intake.queue'>['rows'][number];
const PAGE = 100;

const columns: readonly Column<Line>[] = [
  { key: 'clock', head: '剩余', width: 124, cell: (row) => (row.clock === null ? '—' : <ClockLamp {...row.clock} />) },
  { key: 'what', head: '时限', width: 110, from: 1200, cell: (row) => row.clock?.title ?? '—' },
  { key: 'no', head: '回执号', width: 118, cell: (row) => <Link to={route.complaint(row.id)}>{row.receiptNo}</Link> },
  { key: 'state', head: '状态', width: 92, cell: (row) => <Tag kind="blue">{stateWord(row)}</Tag> },
  { key: 'waits', head: '等什么', width: 132, grow: 0.8, cell: (row) => (row.waits.length === 0 ? '—' : row.waits.map((one) => WAITS_WORD[one]).join('；')) },
  { key: 'employer', head: '单位', width: 190, grow: 1.2, cell: (row) => (row.employerName === '' ? '单位不明' : row.employerName) },
  { key: 'claims', head: '诉求', width: 130, grow: 1, cell: (row) => <>{claimsText(row.claims)}{row.triggers.some((one) => one.kind === 'immediate') ? <> <Tag kind="ink">须立即立案</Tag></> : null}{row.triggers.some((one) => one.kind === 'major') ? <> <Tag kind="ink">重大</Tag></> : null}</> },
  { key: 'people', head: '人数', width: 64, align: 'right', from: 900, cell: (row) => <Count value={row.headcount} /> },
  { key: 'fen', head: '金额（元）', width: 120, align: 'right', from: 1000, cell: (row) => <Money fen={row.amountClaimedFen} /> },
  { key: 'from', head: '来源', width: 118, from: 1250, cell: (row) => `${CHANNEL_WORD[row.channel]}${KIND_WORD[row.kind]}` },
  { key: 'at', head: '登记', width: 112, from: 900, cell: (row) => <DateText at={row.registeredAt} /> },
  { key: 'who', head: '承办', width: 58, cell: (row) => row.dispatchedTo || '—' },
];

/** 接待台: what was taken in and waits, the most urgent first; own drafts beside it. */
export default function QueueScreen() {
  const navigate = useNavigate();
  const may = useMay();
  const [params] = useSearchParams();
  const tab: DeskTab = DESK_TABS.find((one) => one === params.get('tab')) ?? 'open';
  const [text, setText] = useState('');
  const [limit, setLimit] = useState(PAGE);
  const asked = useSettled(text.trim(), 150);
  const found = useRead('intake.queue', { tab, text: asked, offset: 0, limit }, { keep: true });
  const drafts = useRead('intake.drafts', {}, { enabled: may('intake.drafts') }).data?.drafts ?? [];
  const { data } = found;
  return (
    <Page
      title="投诉受理" summary={data === undefined ? undefined : <span>{data.counts.open} 件未了结</span>} strip={<DeskTabs here={tab} />} railLabel="草稿和规则"
      actions={may('intake.register') ? <Button kind="primary" hint="F2" onClick={() => void navigate(route.newComplaint())}>登记投诉</Button> : undefined}
      rail={<>
        <Section title="我的草稿" caption={drafts.length === 0 ? '没有' : `${drafts.length} 份`}>
          <RailList>{drafts.map((draft) => <RailItem key={draft.id} caption={<>开始于 <DateText at={draft.begunAt} /></>}><Link to={route.newComplaint(draft.id)}><DateText at={draft.savedAt} /> 的草稿</Link></RailItem>)}</RailList>
        </Section>
        <DispatchRule />
      </>}
    >
      <Section bare title="队列" caption={data === undefined ? undefined : `${data.total} 件`} more={<TextInput small label="筛选" placeholder="回执号、单位、代称" value={text} onChange={setText} />}>
        {found.failure === null ? (
          <PlainTable
            label="投诉队列" columns={columns} rows={data?.rows} rowKey={(row) => row.id} onRow={(row) => void navigate(route.complaint(row.id))}
            empty={<EmptyState ways={may('intake.register') ? <Button kind="link" onClick={() => void navigate(route.newComplaint())}>登记投诉</Button> : undefined}>{asked === '' ? '这个队列里没有投诉、举报。' : `没有找到“${asked}”。按姓名查不到：身份密封保存。`}</EmptyState>}
          />
        ) : <FailureNote failure={found.failure} again={found.again} />}
        {data !== undefined && data.total > data.rows.length && limit < 500 ? <Button kind="link" onClick={() => setLimit(500)}>再看 {Math.min(data.total, 500) - data.rows.length} 件</Button> : null}
      </Section>
    </Page>
  );
}
