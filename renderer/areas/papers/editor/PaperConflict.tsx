import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import type { Failure } from '#shared/contract/envelope.ts';
import { completeContent, type Content, type FieldDef, type FieldValue } from '#shared/papers/fields.ts';
import { formatYuanPaper } from '#shared/rules/money.ts';
import { shanghaiMinute } from '#shared/rules/time.ts';
import { useRead, useRun } from '#renderer/bridge/index.ts';
import { LookFields, NO_WORDS, tidyWords, wordsGiven } from '#renderer/areas/identities/LookFields.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { RecordConflict } from '#renderer/ui/dialog/RecordConflict.tsx';

interface Props {
  readonly id: number;
  readonly failure: Failure;
  readonly fields: OutputOf<'papers.paper'>['fields'];
  /** What the form began from, and the version of it. */
  readonly base: Content;
  readonly baseVersion: number;
  readonly mine: Content;
  readonly onTake: (rowVersion: number, theirs: Content, taken: Content) => void;
  readonly onClose: () => void;
}

/** The draft as somebody else keeps it now beside what is typed here. What the other typed into a sealed one is a look of its own. */
export function PaperConflict({ id, failure, fields, base, mine, onTake, ...rest }: Props) {
  const { data: now, again } = useRead('papers.paper', { id }, { forget: true });
  const [words, setWords] = useState(NO_WORDS);
  const [seen, setSeen] = useState<{ readonly rowVersion: number; readonly content: Content } | null>(null);
  const look = useRun('papers.look');
  const defs = fields as readonly FieldDef[];
  const { staffNo, at } = failure.data;
  if (now !== undefined && now.content === null && now.access.allowed && seen === null) {
    const { confirm } = now.access;
    const act = async (): Promise<void> => {
      // The version from before the look: should the draft change once more meanwhile, the next saving asks again.
      const { rowVersion } = now.line;
      const done = await look.run({ id, ...tidyWords(words) });
      if (done !== undefined) setSeen({ rowVersion, content: done.content });
    };
    return (
      <Dialog
        title={`${now.line.title}：另一位同事也改过`} onClose={rest.onClose} closable={!look.running}
        footer={<><Button onClick={rest.onClose}>先不管</Button><Button kind="primary" running={look.running} reason={wordsGiven(words, confirm) ? null : '请先写为什么要看'} onClick={() => void act()}>比较两份</Button></>}
      >
        <p>您填写的还在。对方填写的带有个人身份，比较之前请写明理由，记入日志。</p>
        <LookFields words={words} confirm={confirm} onChange={setWords} autoFocus />
        {look.failure === null ? null : <FailureNote failure={look.failure} />}
      </Dialog>
    );
  }
  const theirs = now?.content ?? seen?.content ?? null;
  return (
    <RecordConflict<Content>
      what={now?.line.title ?? ''} heads={defs.map((field) => [field.key, field.label, (values: Content) => valueText(field, values[field.key])] as const)} base={completeContent(defs, base)} mine={completeContent(defs, mine)} again={again}
      now={now === undefined || theirs === null ? null : { rowVersion: seen?.rowVersion ?? now.line.rowVersion, values: completeContent(defs, theirs), by: typeof staffNo === 'string' ? staffNo : '', at: typeof at === 'number' ? at : null }}
      onRebase={onTake} {...rest}
    />
  );
}

/** A field's value as people read it. */
function valueText(field: FieldDef, value: FieldValue | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return field.type === 'fen' ? `${formatYuanPaper(value)} 元` : field.type === 'instant' ? shanghaiMinute(value) : String(value);
  if (typeof value === 'string') return labelOf(field, value);
  return value.map((one) => (typeof one === 'string' ? labelOf(field, one) : Object.values(one).filter((cell) => cell !== null && cell !== '').join(' '))).join('；');
}

const labelOf = (field: FieldDef, value: string): string => field.choices?.find((choice) => choice.value === value)?.label ?? value;
