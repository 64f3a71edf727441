import { useEffect, useEffectEvent } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import type { Failure } from '#shared/contract/envelope.ts';
import { completeContent, type Content, type FieldDef, type FieldValue } from '#shared/papers/fields.ts';
import { formatYuanPaper } from '#shared/rules/money.ts';
import { shanghaiMinute } from '#shared/rules/time.ts';
import { useRead } from '#renderer/bridge/index.ts';
import { ConflictDialog } from '#renderer/ui/dialog/ConflictDialog.tsx';
import { valuesTaken } from '#renderer/ui/dialog/versions.ts';

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

/** The draft as somebody else keeps it now beside what is typed here, field by field. */
export function PaperConflict({ id, failure, fields, base, baseVersion, mine, onTake, onClose }: Props) {
  const fresh = useRead('papers.paper', { id });
  const reread = useEffectEvent(() => fresh.again());
  // Another program may have changed the paper without this window being told.
  useEffect(() => reread(), []);
  const now = fresh.data;
  if (now === undefined || now.content === null || now.line.rowVersion === baseVersion) return null;
  const defs = fields as readonly FieldDef[];
  const [theirs, before, typed] = [completeContent(defs, now.content), completeContent(defs, base), completeContent(defs, mine)];
  const { staffNo, at } = failure.data;
  return (
    <ConflictDialog
      what={now.line.title} by={typeof staffNo === 'string' ? staffNo : ''} at={typeof at === 'number' ? at : null} onClose={onClose}
      fields={defs.map((field) => ({ key: field.key, label: field.label, before: valueText(field, before[field.key]), theirs: valueText(field, theirs[field.key]), mine: valueText(field, typed[field.key]) }))}
      onTake={(choice) => onTake(now.line.rowVersion, theirs, valuesTaken(typed, theirs, choice))}
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
