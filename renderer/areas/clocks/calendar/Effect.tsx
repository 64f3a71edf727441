import { Link } from 'react-router';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { useRead } from '#renderer/bridge/index.ts';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { Note, NoteKey } from '#renderer/ui/Note.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';

type Moved = OutputOf<'clocks.previewYear'>['moved'][number];

/** What a notice changes, before it is in force: its own checks, and each deadline with its old and new last day. */
export function Effect({ notice }: { readonly notice: InputOf<'clocks.previewYear'> }) {
  const found = useRead('clocks.previewYear', notice, { keep: true });
  const { data } = found;
  if (found.failure !== null) return <FailureNote failure={found.failure} />;
  if (data === undefined) return <LoadingLines lines={5} />;
  const certain = data.confirmed.filter((line) => !line.planned).length;
  return (
    <>
      <Note head={`${notice.year} 年放假 ${data.daysOff} 天，调休上班 ${notice.workingWeekends.length} 天`}>
        {{ none: '这一年还没有放假安排。', pack: '将代替规则包自带的安排。', ledger: '将代替正在使用的安排，原来的保留备查。', same: '和正在使用的安排完全相同。' }[data.replaces]}
      </Note>
      {data.warnings.length === 0 ? null : <NoteKey head="请对照通知核对">{data.warnings.join('；')}。</NoteKey>}
      <Section title="改期的时限" caption={`${data.moved.length} 项改期；另有 ${certain} 项日期不变，由暂计转为确定；共核对 ${data.running} 项进行中的时限`} bare>
        <PlainTable<Moved>
          label="改期的时限" rows={data.moved} rowKey={(row) => row.key} empty={<p>没有时限因此改期。</p>}
          columns={[
            { key: 'title', head: '时限', width: 130, grow: 1, cell: (row) => row.title },
            { key: 'subject', head: '事项', width: 150, grow: 1, cell: (row) => (row.route === '' ? row.subject : <Link to={row.route}>{row.subject}</Link>) },
            { key: 'employer', head: '单位', width: 130, grow: 1, from: 700, cell: (row) => row.employer || '—' },
            { key: 'from', head: '原到期', width: 130, cell: (row) => `${row.from}${row.wasProvisional ? '（暂计）' : ''}` },
            { key: 'to', head: '新到期', width: 130, cell: (row) => <b>{row.to}{row.provisional ? '（暂计）' : ''}</b> },
          ]}
        />
      </Section>
    </>
  );
}
