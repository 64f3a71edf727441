import type { OutputOf } from '#shared/contract/index.ts';
import type { Failure } from '#shared/contract/envelope.ts';
import { completeContent, type Content, type FieldDef, type FieldValue } from '#shared/papers/fields.ts';
import { formatYuanPaper } from '#shared/rules/money.ts';
import { shanghaiMinute } from '#shared/rules/time.ts';
import { useRead } from '#renderer/bridge/index.ts';
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

/** The draft as somebody else keeps it now beside what is typed here. */
export function PaperConflict({ id, failure, fields, base, mine, onTake, ...rest }: Props) {
  const { data: now, again } = useRead('papers.paper', { id });
  const defs = fields as readonly FieldDef[];
  const { staffNo, at } = failure.data;
  return (
    <RecordConflict<Content>
      what={now?.line.title ?? ''} heads={defs.map((field) => [field.key, field.label, (values: Content) => valueText(field, values[field.key])] as const)} base={completeContent(defs, base)} mine={completeContent(defs, mine)} again={again}
      now={now === undefined || now.content === null ? null : { rowVersion: now.line.rowVersion, values: completeContent(defs, now.content), by: typeof staffNo === 'string' ? staffNo : '', at: typeof at === 'number' ? at : null }}
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
