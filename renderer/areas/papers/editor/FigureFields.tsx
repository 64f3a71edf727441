import { useState } from 'react';
import { FieldError, type FieldControl } from '#renderer/ui/form/Field.tsx';
import { countOf, moneyOf, moneyText } from '#renderer/ui/form/money.ts';
import { MoneyInput } from '#renderer/ui/form/MoneyInput.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';

interface Props { readonly control: FieldControl; readonly value: number | null; readonly onChange: (value: number | null) => void }

/** An amount; while the text is none, the paper keeps the last one that was. */
export function FenField({ control, value, onChange }: Props) {
  const [text, setText] = useState(moneyText(value));
  const { problem } = moneyOf(text);
  const take = (typed: string): void => {
    setText(typed);
    const read = moneyOf(typed);
    if (read.problem === null) onChange(read.fen);
  };
  return <div><MoneyInput {...control} value={text} onChange={take} />{problem === null ? null : <FieldError text={problem} />}</div>;
}

export function CountField({ control, value, onChange }: Props) {
  const [text, setText] = useState(value === null ? '' : String(value));
  const { problem } = countOf(text);
  const take = (typed: string): void => {
    setText(typed);
    const read = countOf(typed);
    if (read.problem === null) onChange(read.count);
  };
  return <div><TextInput {...control} value={text} onChange={take} right inputMode="numeric" />{problem === null ? null : <FieldError text={problem} />}</div>;
}
