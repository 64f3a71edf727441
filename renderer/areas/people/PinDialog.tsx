import { useState } from 'react';
import { pinProblem } from '#shared/rules/people/pin.ts';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Field, FieldRow } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { tell } from '#renderer/ui/tell.ts';

interface Props { readonly officer: { readonly staffNo: string }; readonly has: boolean; readonly onClose: () => void }

/** A PIN for this sign-in: a few digits in the place of the password when the window is locked. */
export function PinDialog({ officer, has, onClose }: Props) {
  const set = useRun('people.setPin');
  const clear = useRun('people.clearPin');
  const [values, setValues] = useState({ password: '', pin: '', again: '' });
  const change = (part: Partial<typeof values>): void => setValues((was) => ({ ...was, ...part }));
  const problem = pinProblem(values.pin, [officer.staffNo]);
  const reason = values.password === '' ? '请输入密码' : problem ?? (values.pin === values.again ? null : '两次输入的 PIN 不同');
  const save = async (): Promise<void> => {
    if (reason !== null || (await set.run({ password: values.password, pin: values.pin })) === undefined) return;
    tell('PIN 已设好，锁定后可以用它解锁');
    onClose();
  };
  const drop = async (): Promise<void> => {
    if ((await clear.run({})) === undefined) return;
    tell('PIN 已取消');
    onClose();
  };
  const failure = set.failure ?? clear.failure;
  return (
    <Dialog
      title={has ? '更换或取消解锁 PIN' : '设置解锁 PIN'} width={460} onClose={onClose} closable={!set.running}
      footer={<>{has ? <Button running={clear.running} onClick={() => void drop()}>取消 PIN</Button> : null}<Button onClick={onClose} disabled={set.running}>关闭</Button><Button kind="primary" running={set.running} reason={reason} onClick={() => void save()}>设为 PIN</Button></>}
    >
      <p>锁定窗口以后，用几位数字就能继续。只管这一次登录：换人、退出程序、连续输错 5 次以后，都要再用密码。</p>
      <Field label="您的密码">{(control) => <TextInput {...control} password value={values.password} onChange={(password) => change({ password })} maxLength={200} autoFocus />}</Field>
      <FieldRow>
        <Field label="PIN（4 到 6 位数字）" hint={values.pin === '' ? undefined : problem ?? '可以用。'}>{(control) => <TextInput {...control} password inputMode="numeric" value={values.pin} onChange={(pin) => change({ pin: digits(pin) })} maxLength={6} />}</Field>
        <Field label="再输一次 PIN">{(control) => <TextInput {...control} password inputMode="numeric" value={values.again} onChange={(again) => change({ again: digits(again) })} maxLength={6} onEnter={() => void save()} />}</Field>
      </FieldRow>
      {failure === null ? null : <FailureNote failure={failure} />}
    </Dialog>
  );
}

/** Digits of a Chinese input method arrive full width. */
const digits = (text: string): string => text.normalize('NFKC').replace(/\D/g, '');
