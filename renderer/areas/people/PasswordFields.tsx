import { useState } from 'react';
import type { Failure } from '#shared/contract/envelope.ts';
import { passwordProblem } from '#shared/rules/people/password.ts';
import { useRun, useSession } from '#renderer/bridge/index.ts';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';

export interface NewPasswordEntry {
  readonly old: string; readonly next: string; readonly again: string;
  set(part: Partial<{ old: string; next: string; again: string }>): void;
  readonly running: boolean; readonly failure: Failure | null;
  /** Why it cannot be kept yet. */
  readonly reason: string | null;
  /** True when it was changed. */
  act(): Promise<boolean>;
}

/** The change of one's own password, with the rules in plain words while typing. */
export function useNewPassword(): NewPasswordEntry {
  const [values, setValues] = useState({ old: '', next: '', again: '' });
  const change = useRun('people.changePassword');
  const officer = useSession().data?.officer;
  const problem = passwordProblem(values.next, [officer?.staffNo ?? '', officer?.name ?? '']);
  const reason = values.next === '' ? '请输入新密码' : problem ?? (values.next === values.again ? null : '两次输入的新密码不同');
  return {
    ...values, running: change.running, failure: change.failure, reason,
    set: (part) => setValues((was) => ({ ...was, ...part })),
    act: async () => reason === null && (await change.run({ old: values.old, next: values.next })) !== undefined,
  };
}

export function PasswordFields({ entry }: { readonly entry: NewPasswordEntry }) {
  return (
    <>
      <Field label="现在的密码" hint="还没有密码的留空。">{(control) => <TextInput {...control} password value={entry.old} onChange={(old) => entry.set({ old })} maxLength={200} />}</Field>
      <Field label="新密码" hint={entry.next === '' ? '至少 8 个字符，混用字母、数字或符号；或写一句 14 个字符以上的话。' : entry.reason ?? '可以用。'}>{(control) => <TextInput {...control} password value={entry.next} onChange={(next) => entry.set({ next })} maxLength={64} />}</Field>
      <Field label="再输一次新密码">{(control) => <TextInput {...control} password value={entry.again} onChange={(again) => entry.set({ again })} maxLength={64} />}</Field>
      {entry.failure === null ? null : <FailureNote failure={entry.failure} />}
    </>
  );
}
