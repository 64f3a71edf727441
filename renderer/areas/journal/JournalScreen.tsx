import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { useRead } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { FilterBar, FilterText } from '#renderer/ui/filter/FilterBar.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { DataTable } from '#renderer/ui/table/DataTable.tsx';
import { useSettled } from '#renderer/ui/useSettled.ts';

type Entry = OutputOf<'settings.journal'>['entries'][number];
const PAGE = 200;

/** 日志: who did what and when; each entry is chained to the one before by its digest. */
export default function JournalScreen() {
  const [text, setText] = useState('');
  const asked = useSettled(text);
  const [before, setBefore] = useState<readonly number[]>([]);
  const [cursor, setCursor] = useState<number | null>(null);
  const from = before.at(-1) ?? null;
  const found = useRead('settings.journal', { before: from, limit: PAGE, text: asked }, { keep: true });
  const { data } = found;
  const chosen = cursor === null ? undefined : data?.entries[cursor];
  const last = data?.entries.at(-1);
  const more = data !== undefined && last !== undefined && data.entries.length === PAGE && last.seq > 1;
  const turn = (next: readonly number[]): void => { setBefore(next); setCursor(null); };
  return (
    <Page
      title="日志" scroll={false} summary={data === undefined ? null : <span>{data.total.toLocaleString('zh-CN')} 条　不能修改，不能删除</span>}
      strip={<FilterBar><FilterText value={text} onChange={(typed) => { setText(typed); turn([]); }} placeholder="事项、工号、操作、理由" label="筛选日志" width={240} /></FilterBar>}
      foot={<><span>{data === undefined || last === undefined ? '' : `第 ${last.seq} 至 ${data.entries[0]?.seq ?? ''} 条`}</span><span>{before.length === 0 ? null : <Button small onClick={() => turn(before.slice(0, -1))}>较新的</Button>}　{more ? <Button small onClick={() => turn([...before, last.seq])}>更早的</Button> : null}</span></>}
      rail={chosen === undefined ? <p>选中一条，这里显示全文和摘要。</p> : <Detail entry={chosen} />}
    >
      {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
      {data === undefined ? found.failure === null ? <LoadingLines lines={12} /> : null : (
        <DataTable
          label="日志" rows={data.entries} rowKey={(row) => row.seq} cursor={cursor} onCursor={setCursor} empty={<EmptyState ways={<Button kind="link" onClick={() => setText('')}>清除筛选</Button>}>没有符合“{asked}”的日志。</EmptyState>}
          columns={[
            { key: 'seq', head: '号', width: 64, align: 'right', cell: (row) => row.seq }, { key: 'at', head: '时间', width: 126, cell: (row) => <DateText at={row.at} /> }, { key: 'who', head: '工号', width: 76, cell: (row) => (row.staffNo === 'system' ? '系统' : row.staffNo) },
            { key: 'summary', head: '事项', width: 300, grow: 3, cell: (row) => <span title={row.summary}>{row.summary}</span> }, { key: 'subject', head: '对象', width: 170, grow: 1, from: 900, cell: (row) => <span title={row.subject}>{row.subject}</span> }, { key: 'reason', head: '理由', width: 150, grow: 1, from: 1060, cell: (row) => (row.reason === '' ? '—' : row.reason) },
          ]}
        />
      )}
    </Page>
  );
}

function Detail({ entry }: { readonly entry: Entry }) {
  return (
    <Section title={`第 ${entry.seq} 条`}>
      <Facts facts={[
        ['时间', <DateText key="t" at={entry.at} />], ['工号', entry.staffNo === 'system' ? '系统' : entry.staffNo], ['岗位', entry.posts], ['操作', entry.operation], ['对象', entry.subject], ['事项', entry.summary], ['理由', entry.reason],
        ['摘要', <span key="d" style={{ overflowWrap: 'anywhere', fontSize: 12 }}>{entry.digest}</span>], ['上一条', <span key="p" style={{ overflowWrap: 'anywhere', fontSize: 12 }}>{entry.previous === '' ? '（首条）' : entry.previous}</span>],
      ]} />
    </Section>
  );
}
