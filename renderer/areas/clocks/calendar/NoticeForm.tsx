import { useState } from 'react';
import { readNotice, type NoticeYear } from '#shared/rules/notices.ts';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DayInput } from '#renderer/ui/form/DayInput.tsx';
import { Field, FieldRow } from '#renderer/ui/form/Field.tsx';
import { TextArea, TextInput } from '#renderer/ui/form/TextInput.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';
import rows from '../rows.module.css';
import styles from './calendar.module.css';
import { draftOf, type Draft } from './draft.ts';

interface Props {
  readonly draft: Draft;
  readonly set: (change: Partial<Draft>) => void;
}

/** 放假安排: pasted as the State Council's notice reads, from a file, or typed row by row. What was read stands in the rows and can be corrected. */
export function NoticeForm({ draft, set }: Props) {
  const { pasted } = draft;
  const [problem, setProblem] = useState('');
  const [remarks, setRemarks] = useState<readonly string[]>([]);
  const [others, setOthers] = useState<readonly NoticeYear[]>([]);
  const choose = useRun('settings.chooseFiles');
  const readFile = useRun('clocks.readNotice');

  const take = (years: readonly NoticeYear[], source: string, said: readonly string[]): void => {
    const newest = years.toSorted((a, b) => b.year - a.year);
    const wanted = newest.find((one) => String(one.year) === draft.year) ?? newest[0];
    if (wanted === undefined) return;
    setProblem('');
    setRemarks(said);
    setOthers(newest.filter((one) => one !== wanted));
    set(draftOf(wanted, draft.source === '' ? source : draft.source));
  };
  const paste = (): void => {
    const read = readNotice(pasted);
    if (read.ok) take(read.years, /国办发明电[〔[（(]\d{4}[〕\]）)]\d+号/.exec(pasted)?.[0] ?? '', read.remarks);
    else setProblem(`没有读懂：${read.problem}。请核对粘贴的内容，或在下面逐行填写。`);
  };
  const file = async (): Promise<void> => {
    const chosen = (await choose.run({ title: '选放假安排文件', extensions: ['json', 'txt'], multiple: false }))?.files[0];
    if (chosen === undefined) return;
    const read = await readFile.run({ file: chosen });
    if (read !== undefined) take(read.years, chosen.name, read.remarks);
  };

  return (
    <div className={styles.form}>
      <Field label="通知原文" hint="把国务院办公厅关于部分节假日安排的通知全文粘贴在这里。">{(control) => <TextArea {...control} rows={5} value={pasted} onChange={(text) => set({ pasted: text })} maxLength={20_000} />}</Field>
      <div className={styles.buttons}><Button onClick={paste} disabled={pasted.trim() === ''}>读入原文</Button><Button running={choose.running || readFile.running} onClick={() => void file()}>从文件读入</Button></div>
      {problem === '' ? null : <NoteKey alert head={problem} />}
      {remarks.map((remark) => <NoteKey key={remark}>{remark}</NoteKey>)}
      {others.length === 0 ? null : <NoteKey head="文件中还有其他年份" actions={others.map((one) => <Button key={one.year} kind="link" onClick={() => take([one, ...others.filter((other) => other !== one)], draft.source, [])}>{one.year} 年</Button>)}>每次装入一年。</NoteKey>}
      {choose.failure === null ? null : <FailureNote failure={choose.failure} />}
      {readFile.failure === null ? null : <FailureNote failure={readFile.failure} />}
      <FieldRow columns="110px 1fr">
        <Field label="年份" required>{(control) => <TextInput {...control} value={draft.year} inputMode="numeric" maxLength={4} onChange={(year) => set({ year })} />}</Field>
        <Field label="依据" required hint="通知的名称或文号。">{(control) => <TextInput {...control} value={draft.source} maxLength={200} onChange={(source) => set({ source })} placeholder="国办发明电〔…〕…号" />}</Field>
      </FieldRow>
      <div role="group" aria-label="放假" className={rows.rows}>
        <span className={rows.label}>放假（含其中的周末）</span>
        {draft.ranges.map((range, index) => (
          <div key={`${index}`} className={rows.range}>
            <DayInput label={`第 ${index + 1} 段放假起`} value={range.from} onChange={(from) => set({ ranges: replaced(draft.ranges, index, { ...range, from }) })} />
            <span>至</span>
            <DayInput label={`第 ${index + 1} 段放假止`} value={range.to} onChange={(to) => set({ ranges: replaced(draft.ranges, index, { ...range, to }) })} />
            <Button kind="link" label={`去掉第 ${index + 1} 段放假`} onClick={() => set({ ranges: draft.ranges.filter((_, at) => at !== index) })}>去掉</Button>
          </div>
        ))}
        <Button kind="link" onClick={() => set({ ranges: [...draft.ranges, { from: '', to: '' }] })}>加一段放假</Button>
      </div>
      <div role="group" aria-label="调休上班" className={rows.rows}>
        <span className={rows.label}>周末上班（调休）</span>
        {draft.worked.map((day, index) => (
          <div key={`${index}`} className={styles.single}>
            <DayInput label={`第 ${index + 1} 个调休上班日`} value={day} onChange={(next) => set({ worked: replaced(draft.worked, index, next) })} />
            <Button kind="link" label={`去掉第 ${index + 1} 个调休上班日`} onClick={() => set({ worked: draft.worked.filter((_, at) => at !== index) })}>去掉</Button>
          </div>
        ))}
        <Button kind="link" onClick={() => set({ worked: [...draft.worked, ''] })}>加一个上班日</Button>
      </div>
    </div>
  );
}

function replaced<T>(list: readonly T[], index: number, value: T): T[] {
  return list.map((one, at) => (at === index ? value : one));
}
