import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { OutputOf } from '#shared/contract/index.ts';
import { useMay, useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { useSettled } from '#renderer/ui/useSettled.ts';
import { WrittenNote } from '#renderer/ui/WrittenNote.tsx';
import { Detail } from './Detail.tsx';
import { Entries } from './Entries.tsx';
import { Exceptions } from './Exceptions.tsx';
import { NO_FILTER, type JournalFilter } from './filter.ts';
import { Filters } from './Filters.tsx';
import { Proof } from './Proof.tsx';

const PAGE = 200;
type Show = 'entries' | 'exceptions' | 'proof';

/** 日志: who did what and when under which post; the captain's list of exceptions; how it all is proved. */
export default function JournalScreen() {
  const [params, setParams] = useSearchParams();
  const may = useMay();
  const asked = params.get('show');
  const show: Show = asked === 'proof' ? 'proof' : asked === 'exceptions' && may('journal.overrides') ? 'exceptions' : 'entries';
  const unread = useRead('journal.overrides', {}, { enabled: may('journal.overrides') }).data?.unread ?? 0;
  const tabs = <Tabs<Show> label="日志" here={show} onChoose={(key) => setParams(key === 'entries' ? {} : { show: key })} items={[{ key: 'entries', label: '日志' }, ...(may('journal.overrides') ? [{ key: 'exceptions' as const, label: '例外清单', count: unread === 0 ? null : unread }] : []), { key: 'proof', label: '封存和核验' }]} />;
  if (show === 'entries') return <EntriesPage tabs={tabs} />;
  return <Page title="日志" strip={tabs}>{show === 'exceptions' ? <Exceptions /> : <Proof />}</Page>;
}

function EntriesPage({ tabs }: { readonly tabs: React.ReactNode }) {
  const may = useMay();
  const [filter, setFilter] = useState<JournalFilter>(NO_FILTER);
  const settled = useSettled(filter);
  const [before, setBefore] = useState<readonly number[]>([]);
  const [cursor, setCursor] = useState<number | null>(null);
  const [written, setWritten] = useState<OutputOf<'journal.exportList'>['file']>(null);
  const found = useRead('journal.list', { before: before.at(-1) ?? null, limit: PAGE, filter: settled }, { keep: true });
  const out = useRun('journal.exportList');
  const { data } = found;
  const chosen = cursor === null ? undefined : data?.entries[cursor];
  const last = data?.entries.at(-1);
  const more = data !== undefined && last !== undefined && data.entries.length === PAGE;
  const turn = (next: readonly number[]): void => { setBefore(next); setCursor(null); };
  const change = (next: JournalFilter): void => { setFilter(next); turn([]); };
  const export_ = async (format: 'xlsx' | 'csv'): Promise<void> => {
    const done = await out.run({ filter, format });
    if (done?.file === null || done === undefined) return;
    setWritten(done.file);
    tell(`已导出 ${done.entries} 条，旁边是签名和核验说明`);
  };
  return (
    <Page
      title="日志" scroll={false} summary={data === undefined ? null : <span>{data.total.toLocaleString('zh-CN')} 条　不能修改，不能删除</span>}
      actions={data?.contents === true && may('journal.exportList') ? <Menu label="导出" items={[{ label: 'Excel（xlsx）', onChoose: () => void export_('xlsx') }, { label: 'CSV', onChoose: () => void export_('csv') }]} /> : undefined}
      strip={<>{tabs}<Filters filter={filter} onChange={change} contents={data?.contents ?? true} /></>}
      foot={<><span>{data === undefined || last === undefined ? '' : `第 ${last.seq} 至 ${data.entries[0]?.seq ?? ''} 条`}</span><span>{before.length === 0 ? null : <Button small onClick={() => turn(before.slice(0, -1))}>较新的</Button>}　{more ? <Button small onClick={() => turn([...before, last.seq])}>更早的</Button> : null}</span></>}
      rail={chosen === undefined || data === undefined ? <p style={{ paddingTop: 9 }}>{data?.contents === false ? '系统管理员只能看到时间、工号和操作，看不到内容。' : '选中一条，这里显示全文、改动和摘要。'}</p> : <Detail key={chosen.seq} entry={chosen} contents={data.contents} />}
    >
      {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
      {out.failure === null ? null : <FailureNote failure={out.failure} />}
      {written === null ? null : <WrittenNote file={written} onClose={() => setWritten(null)} />}
      {data === undefined ? found.failure === null ? <LoadingLines lines={12} /> : null : <Entries entries={data.entries} cursor={cursor} onCursor={setCursor} onClear={() => change(NO_FILTER)} />}
    </Page>
  );
}
