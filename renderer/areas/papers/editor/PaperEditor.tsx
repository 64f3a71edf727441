import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { Content, FieldValue } from '#shared/papers/fields.ts';
import { useRead, useRun } from '#renderer/bridge/index.ts';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { useSettled } from '#renderer/ui/useSettled.ts';
import styles from '../papers.module.css';
import { SetPages } from '../SetPages.tsx';
import { PaperConflict } from './PaperConflict.tsx';
import { FieldForm } from './FieldForm.tsx';

type Wire = InputOf<'papers.save'>['content'];

/** What was typed and could not be kept: it stays while its page is open, also when the form closes meanwhile (a sealed paper's time is over). */
export interface Parked { readonly base: Content; readonly version: number; readonly mine: Content }

interface Props {
  readonly paper: OutputOf<'papers.paper'>;
  /** Told after each save, with the version that stands now, and what still keeps the paper from being final. */
  readonly onSaved: (rowVersion: number) => void;
  readonly onProblems: (problems: readonly string[]) => void;
  /** Gets the function that keeps what was typed, to be called before the paper is approved. */
  readonly onReady: (flush: () => Promise<number | undefined>) => void;
  readonly parked: Parked | null;
  readonly onPark: (parked: Parked | null) => void;
}

const PAUSE_MS = 1500;

/** The form of a draft with the paper beside it as it will be printed, set anew while typing. What is typed is kept in the ledger by itself. */
export function PaperEditor({ paper, onSaved, onProblems, onReady, parked, onPark }: Props) {
  const [content, setContent] = useState<Content>(parked?.mine ?? paper.content ?? {});
  const [left, setLeft] = useState(false);
  // Somebody else changed the draft: what this form began from. Gone while the officer puts off choosing; asked again at the next saving.
  const [clash, setClash] = useState<{ readonly base: Content; readonly version: number } | null>(null);
  const version = useRef(parked?.version ?? paper.line.rowVersion);
  const kept = useRef(JSON.stringify(parked?.base ?? content));
  const save = useRun('papers.save');
  const shown = useSettled(content, 120);
  const subject = paper.line.subject as InputOf<'papers.preview'>['subject'];
  const preview = useRead('papers.preview', { kind: paper.line.kind, subject, content: shown as Wire }, { keep: true, forget: true });

  const flush = useCallback(async (): Promise<number | undefined> => {
    const text = JSON.stringify(content);
    if (text === kept.current) return version.current;
    const done = await save.run({ id: paper.line.id, rowVersion: version.current, content: content as Wire });
    if (done === undefined) {
      const base = JSON.parse(kept.current) as Content;
      setClash({ base, version: version.current });
      onPark({ base, version: version.current, mine: content });
      return undefined;
    }
    onPark(null);
    kept.current = text;
    version.current = done.rowVersion;
    onSaved(done.rowVersion);
    return done.rowVersion;
  }, [content, onPark, onSaved, paper.line.id, save]);
  useEffect(() => onReady(flush), [flush, onReady]);
  const keep = useEffectEvent(() => void flush());
  useEffect(() => {
    const timer = window.setTimeout(() => keep(), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [content]);
  useEffect(() => () => keep(), []);

  const problems = preview.data?.problems ?? [];
  const words = problems.map((problem) => `${problem.label}${problem.what}`).join('、');
  const tellProblems = useEffectEvent((list: readonly string[]) => onProblems(list));
  useEffect(() => tellProblems(words === '' ? [] : words.split('、')), [words]);
  const change = (key: string, value: FieldValue): void => setContent((was) => ({ ...was, [key]: value }));
  return (
    <div className={styles.desk}>
      <div className={styles.form} onBlur={() => setLeft(true)}>
        {save.failure === null ? null : <FailureNote failure={save.failure} />}
        {save.failure?.code !== 'papers.changed' || clash === null ? null : (
          <PaperConflict
            id={paper.line.id} failure={save.failure} fields={paper.fields} base={clash.base} baseVersion={clash.version} mine={content} onClose={() => setClash(null)}
            onTake={(rowVersion, theirs, taken) => {
              version.current = rowVersion;
              kept.current = JSON.stringify(theirs);
              setContent(taken);
              onPark(null);
              save.clear();
            }}
          />
        )}
        <FieldForm fields={paper.fields as Parameters<typeof FieldForm>[0]['fields']} content={content} onChange={change} problems={left ? new Map(problems.map((problem) => [problem.field, `${problem.what}。`])) : new Map()} />
      </div>
      <div className={styles.sheet} tabIndex={0} role="region" aria-label="纸面">
        {preview.failure === null ? null : <NoteKey alert head={preview.failure.message}>{preview.failure.todo}</NoteKey>}
        {preview.data === undefined ? <LoadingLines lines={12} /> : <SetPages pages={preview.data.pages} label={paper.line.title} />}
      </div>
    </div>
  );
}
