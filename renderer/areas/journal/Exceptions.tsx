import { useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { Note } from '#renderer/ui/Note.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import type { Column } from '#renderer/ui/table/column.ts';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { OVERRIDE_WORD, whoText, type Entry } from './filter.ts';

const columns: readonly Column<Entry>[] = [
  { key: 'at', head: '时间', width: 126, cell: (row) => <DateText at={row.at} /> },
  { key: 'who', head: '工号', width: 76, cell: (row) => whoText(row.staffNo) },
  { key: 'kind', head: '例外', width: 120, cell: (row) => (row.override === null ? '—' : OVERRIDE_WORD[row.override]) },
  { key: 'summary', head: '事项', width: 300, grow: 3, cell: (row) => row.summary },
  { key: 'reason', head: '理由', width: 220, grow: 2, cell: (row) => row.reason },
];

/** 例外清单: what was set aside since the captain's last reading, by week. */
export function Exceptions() {
  const { data, failure, again } = useRead('journal.overrides', {});
  const read = useRun('journal.acknowledgeOverrides');
  if (failure !== null) return <FailureNote failure={failure} again={again} />;
  if (data === undefined) return <LoadingLines lines={8} />;
  const last = data.lastRead === null ? '还没有读过。' : <>上次读过：<DateText at={data.lastRead.at} />　{data.lastRead.staffNo}</>;
  if (data.unread === 0) return <EmptyState>没有未读的例外。{last}</EmptyState>;
  const shown = data.weeks.reduce((sum, week) => sum + week.entries.length, 0);
  const done = async (): Promise<void> => { if ((await read.run({ upTo: data.upTo })) !== undefined) tell(`已读 ${shown} 项例外`); };
  return (
    <>
      <Note head={`${data.unread} 项例外未读`} actions={<Button kind="primary" running={read.running} onClick={() => void done()}>读过</Button>}>改了时限或时间、改了规则的结论、越过系统提示的，都要写明理由，每周由大队长过目。{last}</Note>
      {read.failure === null ? null : <FailureNote failure={read.failure} />}
      {data.weeks.map((week) => (
        <Section bare key={week.from} title={`${week.from} 至 ${week.to}`} caption={`${week.entries.length} 项`}>
          <PlainTable label={`例外 ${week.from}`} columns={columns} rows={week.entries} rowKey={(row) => row.seq} />
        </Section>
      ))}
    </>
  );
}
