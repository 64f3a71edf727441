import { isAsked, type Content, type FieldDef, type FieldValue, type RowValue } from '#shared/papers/fields.ts';
import { Field } from '#renderer/ui/form/Field.tsx';
import { Check } from '#renderer/ui/form/Check.tsx';
import { DayInput, InstantInput } from '#renderer/ui/form/DayInput.tsx';
import { SelectInput } from '#renderer/ui/form/SelectInput.tsx';
import { TextArea, TextInput } from '#renderer/ui/form/TextInput.tsx';
import styles from '../papers.module.css';
import { CountField, FenField } from './FigureFields.tsx';
import { RowsField } from './RowsField.tsx';

interface Props {
  readonly fields: readonly FieldDef[];
  readonly content: Content;
  readonly onChange: (key: string, value: FieldValue) => void;
  /** What keeps each field from being final, once it has been left. */
  readonly problems: ReadonlyMap<string, string>;
}

/** The form of any kind of paper, from its list of fields. */
export function FieldForm({ fields, content, onChange, problems }: Props) {
  return fields.filter((field) => isAsked(field, content)).map((field) => (
    <Field key={field.key} label={field.label} required={field.required === true} hint={field.hint} error={problems.get(field.key) ?? null}>
      {(control) => one(field, content[field.key] ?? null, (value) => onChange(field.key, value), control)}
    </Field>
  ));
}

type Control = Parameters<Parameters<typeof Field>[0]['children']>[0];

function one(field: FieldDef, value: FieldValue, set: (value: FieldValue) => void, control: Control) {
  const text = typeof value === 'string' ? value : '';
  const figure = typeof value === 'number' ? value : null;
  switch (field.type) {
    case 'text': return <TextArea {...control} value={text} onChange={set} rows={6} maxLength={field.max ?? 6000} />;
    case 'day': return <DayInput {...control} value={text} onChange={set} />;
    case 'instant': return <InstantInput {...control} value={figure} onChange={set} />;
    case 'fen': return <FenField control={control} value={figure} onChange={set} />;
    case 'count': return <CountField control={control} value={figure} onChange={set} />;
    case 'flag': return <div className={styles.set}><Check checked={value === true} onChange={set}>是</Check></div>;
    case 'choice': return <SelectInput {...control} value={text === '' ? null : text} onChange={set} choices={field.choices ?? []} />;
    case 'set': {
      const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
      return <div className={styles.set}>{(field.choices ?? []).map((choice) => <Check key={choice.value} checked={chosen.includes(choice.value)} onChange={(on) => set(on ? [...chosen, choice.value] : chosen.filter((item) => item !== choice.value))}>{choice.label}</Check>)}</div>;
    }
    case 'rows': return <RowsField field={field} rows={Array.isArray(value) ? (value as readonly RowValue[]) : []} onChange={set} />;
    case 'line': case 'idNo': case 'phone': case 'uscc': return <TextInput {...control} value={text} onChange={set} maxLength={field.max ?? 200} inputMode={field.type === 'phone' ? 'tel' : 'text'} />;
  }
}
