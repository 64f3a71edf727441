import { useState } from 'react';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextArea, TextInput } from '#renderer/ui/form/TextInput.tsx';

/** What the gate asks before anybody's identity: why, and (`confirm` not empty) the pseudonym typed once more. */
export interface LookWords { readonly reason: string; readonly confirmation: string }

export const NO_WORDS: LookWords = { reason: '', confirmation: '' };

/** As they are sent. */
export const tidyWords = ({ reason, confirmation }: LookWords): LookWords => ({ reason: reason.trim(), confirmation: confirmation.trim() });

/** Whether the gate has what it asks for. */
export const wordsGiven = (words: LookWords, confirm: string): boolean => words.reason.trim().length >= 2 && (confirm === '' || words.confirmation.trim() === confirm);

interface Props { readonly words: LookWords; readonly confirm: string; readonly onChange: (words: LookWords) => void; readonly label?: string; readonly autoFocus?: boolean }

export function LookFields({ words, confirm, onChange, label = '为什么要看', autoFocus = false }: Props) {
  const [left, setLeft] = useState(false);
  return (
    <>
      <Field label={label} required error={left && words.reason.trim().length < 2 ? '请写明理由，日志中会保留。' : null} hint="写办什么事，不要写本人的姓名、证件号和电话。">
        {(control) => <TextArea {...control} value={words.reason} onChange={(reason) => onChange({ ...words, reason })} onBlur={() => setLeft(true)} maxLength={200} rows={2} autoFocus={autoFocus} />}
      </Field>
      {confirm === '' ? null : (
        <Field label="再确认一次" required hint={`举报人的身份泄露要追究责任。确需查看的，请照写代称：${confirm}`}>
          {(control) => <TextInput {...control} value={words.confirmation} onChange={(confirmation) => onChange({ ...words, confirmation })} maxLength={20} />}
        </Field>
      )}
    </>
  );
}
