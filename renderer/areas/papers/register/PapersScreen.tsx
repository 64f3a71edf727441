import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { z } from 'zod';
import { route } from '#shared/routes.ts';
import type { Failure } from '#shared/contract/envelope.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import type { writtenFile } from '#shared/contract/values.ts';
import { useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { SelectInput } from '#renderer/ui/form/SelectInput.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import { useSettled } from '#renderer/ui/useSettled.ts';
import { WrittenNote } from '#renderer/ui/WrittenNote.tsx';
import styles from '../papers.module.css';
import { stateWords } from '../words.ts';

/** The latest papers of all records, and the register of numbers. */
export default function PapersScreen() {
  const [search, setSearch] = useSearchParams();
  const asked = search.get('tab');
  const tab = asked === 'register' || asked === 'waiting' ? asked : 'latest';
  const waiting = useRead('papers.waiting', {});
  const count = waiting.data?.papers.length ?? 0;
  return (
    <Page title="文书" strip={<Tabs label="文书" items={[{ key: 'latest', label: '文书' }, { key: 'waiting', label: '等我办理', count: count === 0 ? null : count }, { key: 'register', label: '编号登记簿' }]} here={tab} onChoose={(key) => setSearch(key === 'latest' ? {} : { tab: key })} />}>
      {tab === 'latest' ? <Latest /> : tab === 'waiting' ? <Waiting papers={waiting.data?.papers} failure={waiting.failure} again={waiting.again} /> : <Register />}
    </Page>
  );
}

const WAIT_WORD = { approve: '批准', finish: '定稿', handOut: '交当事人' } as const;
const byRecord = (kind: string): string => (kind === 'complaint' ? '投诉' : kind === 'mediation' ? '调解' : '案件');

/** What this officer is to do with papers: each opens with one press. */
function Waiting({ papers, failure, again }: { readonly papers: OutputOf<'papers.waiting'>['papers'] | undefined; readonly failure: Failure | null; readonly again: () => void }) {
  const navigate = useNavigate();
  if (failure !== null) return <FailureNote failure={failure} again={again} />;
  return (
    <PlainTable
      label="等我办理的文书" rows={papers} rowKey={(row) => row.id} onRow={(row) => void navigate(route.paper(row.id))} empty={<EmptyState>没有等您办理的文书。投诉的受理、不予受理告知书在“投诉受理”里办理。</EmptyState>}
      columns={[
        { key: 'wait', head: '办什么', width: 90, cell: (row) => WAIT_WORD[row.wait] }, { key: 'title', head: '文书', width: 190, cell: (row) => <Link to={route.paper(row.id)}>{row.title}</Link> }, { key: 'label', head: '事项', width: 240, grow: 1, cell: (row) => row.label },
        { key: 'of', head: '属于', width: 64, cell: (row) => byRecord(row.subject.kind) }, { key: 'by', head: '起草', width: 80, from: 900, cell: (row) => row.draftedBy }, { key: 'at', head: '时间', width: 140, cell: (row) => <DateText at={row.approvedAt ?? row.draftedAt} time /> },
      ]}
    />
  );
}

function Latest() {
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const found = useRead('papers.list', { of: null, text: useSettled(text) }, { keep: true });
  return (
    <>
      <div className={styles.bar}><TextInput value={text} onChange={setText} placeholder="名称、编号、事项或状态，如 草稿" label="找文书" /></div>
      {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
      <PlainTable
        label="文书" rows={found.data?.papers} rowKey={(row) => row.id} onRow={(row) => void navigate(route.paper(row.id))} mutedRow={(row) => row.state === 'void'} empty={text === '' ? <EmptyState ways={<Link to={route.cases()}>去案件</Link>}>还没有文书。请在案件或投诉的记录中制作。</EmptyState> : <EmptyState ways={<Button kind="link" onClick={() => setText('')}>清除，看全部</Button>}>没有名称、编号、事项或状态含“{text}”的文书。</EmptyState>}
        columns={[
          { key: 'title', head: '文书', width: 190, cell: (row) => <Link to={route.paper(row.id)}>{row.title}</Link> }, { key: 'number', head: '编号', width: 220, cell: (row) => row.number || '—' }, { key: 'label', head: '事项', width: 200, grow: 1, cell: (row) => row.label },
          { key: 'state', head: '状态', width: 80, cell: (row) => stateWords[row.state] }, { key: 'by', head: '起草', width: 80, from: 900, cell: (row) => row.draftedBy }, { key: 'at', head: '时间', width: 140, cell: (row) => <DateText at={row.approvedAt ?? row.draftedAt} time /> },
        ]}
      />
    </>
  );
}

function Register() {
  const [year, setYear] = useState<number | null>(null);
  const [letter, setLetter] = useState('');
  const [file, setFile] = useState<z.output<typeof writtenFile> | null>(null);
  const found = useRead('papers.register', { year, class: letter }, { keep: true });
  const save = useRun('papers.exportRegister');
  const { data } = found;
  const shownYear = data?.year ?? year ?? 0;
  const write = async (format: 'pdf' | 'docx'): Promise<void> => {
    const done = await save.run({ year: shownYear, class: letter, format });
    if (done?.file !== undefined && done.file !== null) setFile(done.file);
  };
  return (
    <>
      <div className={styles.bar}>
        <SelectInput label="年份" value={String(shownYear)} onChange={(value) => setYear(Number(value))} choices={(data?.years ?? []).map((one) => ({ value: String(one), label: `${one} 年` }))} />
        <SelectInput label="类别" value={letter === '' ? 'all' : letter} onChange={(value) => setLetter(value === 'all' ? '' : value)} choices={[{ value: 'all', label: '全部类别' }, ...(data?.classes ?? [])]} />
        <Button running={save.running} disabled={data === undefined} onClick={() => void write('pdf')}>导出 PDF</Button>
        <Button running={save.running} disabled={data === undefined} onClick={() => void write('docx')}>导出 Word</Button>
      </div>
      {file === null ? null : <WrittenNote file={file} onClose={() => setFile(null)} />}
      {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
      {save.failure === null ? null : <FailureNote failure={save.failure} />}
      <PlainTable
        label="文书编号登记簿" rows={data?.rows} rowKey={(row) => row.number} mutedRow={(row) => row.voidedAt !== null} empty={<EmptyState>这一年还没有取过编号。</EmptyState>}
        columns={[
          { key: 'number', head: '编号', width: 230, cell: (row) => (row.paperId === null ? row.number : <Link to={route.paper(row.paperId)}>{row.number}</Link>) }, { key: 'title', head: '文书', width: 170, cell: (row) => row.title }, { key: 'label', head: '事项', width: 180, grow: 1, cell: (row) => row.label || '—' },
          { key: 'at', head: '取号', width: 140, cell: (row) => <DateText at={row.takenAt} time /> }, { key: 'by', head: '工号', width: 64, cell: (row) => row.takenBy }, { key: 'void', head: '作废', width: 170, grow: 1, cell: (row) => (row.voidedAt === null ? '' : <><DateText at={row.voidedAt} />　{row.voidReason}</>) },
        ]}
      />
    </>
  );
}
