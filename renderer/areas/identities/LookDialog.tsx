import { useEffect, useEffectEvent, useState } from 'react';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { run, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { SelectInput } from '#renderer/ui/form/SelectInput.tsx';
import { TextArea, TextInput } from '#renderer/ui/form/TextInput.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { ShownIdentity } from './ShownIdentity.tsx';
import { correctionText } from './words.ts';

interface Props {
  readonly subject: InputOf<'identities.look'>['subject'];
  readonly person: OutputOf<'identities.persons'>['persons'][number];
  readonly onClose: () => void;
}

/** Asks why, shows the identity, and takes it away again. The identity lives in this dialog only. */
export function LookDialog({ subject, person, onClose }: Props) {
  const look = useRun('identities.look');
  const [reason, setReason] = useState('');
  const [confirmation, setConfirmation] = useState('');
  const [left, setLeft] = useState(false);
  const [version, setVersion] = useState<number | null>(null);
  const [seen, setSeen] = useState<OutputOf<'identities.look'> | null>(null);
  const missing = reason.trim().length < 2;
  const unconfirmed = person.look.confirm && confirmation.trim() !== person.pseudonym;
  const act = async (): Promise<void> => {
    const shown = await look.run({ subject, personId: person.personId, reason: reason.trim(), confirmation: confirmation.trim(), version });
    if (shown !== undefined) setSeen(shown);
  };
  const close = (): void => {
    setSeen(null);
    onClose();
  };
  const over = useEffectEvent(() => void run('identities.hide', {}).catch(() => undefined));
  useEffect(() => (seen === null ? undefined : () => over()), [seen]);
  if (seen !== null) {
    return (
      <Dialog title={`${person.pseudonym}${version === null ? '' : '更正前'}的身份`} width={460} onClose={close} footer={<Button kind="primary" onClick={close} autoFocus>看完了</Button>}>
        <ShownIdentity seen={seen} onGone={() => { close(); tell('身份已收起'); }} />
      </Dialog>
    );
  }
  return (
    <Dialog
      title={`查看${person.pseudonym}的身份`} onClose={onClose} closable={!look.running}
      footer={<><Button onClick={onClose} disabled={look.running}>取消</Button><Button kind="primary" running={look.running} disabled={missing || unconfirmed} onClick={() => void act()}>查看身份</Button></>}
    >
      <p>身份只显示一会儿，到时自动收起。您的姓名、时间和理由记入日志，大队长马上能看到；本案的人都看得到谁查看过。</p>
      <Field label="为什么要看" required error={left && missing ? '请写明理由，日志中会保留。' : null} hint="写办什么事，不要写本人的姓名、证件号和电话。">
        {(control) => <TextArea {...control} value={reason} onChange={setReason} onBlur={() => setLeft(true)} maxLength={200} rows={2} autoFocus />}
      </Field>
      {person.corrections.length === 0 ? null : (
        <Field label="看哪一份">
          {(control) => <SelectInput {...control} value={String(version ?? '')} onChange={(value) => setVersion(value === '' ? null : Number(value))} choices={[{ value: '', label: '现在登记的' }, ...person.corrections.toReversed().map((one) => ({ value: String(one.version), label: `${correctionText(one)}　之前` }))]} />}
        </Field>
      )}
      {person.look.confirm ? (
        <Field label="再确认一次" required hint={`举报人的身份泄露要追究责任。确需查看的，请照写代称：${person.pseudonym}`}>
          {(control) => <TextInput {...control} value={confirmation} onChange={setConfirmation} maxLength={20} />}
        </Field>
      ) : null}
      {look.failure === null ? null : <FailureNote failure={look.failure} />}
    </Dialog>
  );
}
