import type { Failure } from '#shared/contract/envelope.ts';
import { Field } from './Field.tsx';
import { TextInput } from './TextInput.tsx';

interface Props { readonly failure: Failure | null; readonly value: string; readonly onChange: (reason: string) => void }

/** Asks why a time is entered only now, once the house says that it lies too far back; it stays while something is written in it. */
export function LateReason({ failure, value, onChange }: Props) {
  if (failure?.code !== 'record.lateReason' && value === '') return null;
  return <Field label="为什么现在才录入" required hint="补录进大队长的本周例外清单。不写当事人的姓名和号码。">{(control) => <TextInput {...control} value={value} onChange={onChange} maxLength={200} autoFocus />}</Field>;
}
