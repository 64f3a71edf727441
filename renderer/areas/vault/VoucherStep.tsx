import { useState } from 'react';
import { useRun } from '#renderer/bridge/index.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Field, FieldRow } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { Segments } from '#renderer/ui/Tabs.tsx';

const WAYS = [{ key: 'passphrase', label: '现在的恢复口令' }, { key: 'captain', label: '大队长的密码' }] as const;

/** On whose right a new passphrase is made: who has the present one, or a captain in person where its sheet is lost. */
export function VoucherStep({ onMade }: { readonly onMade: (made: OutputOf<'vault.proposePassphrase'>) => void }) {
  const propose = useRun('vault.proposePassphrase');
  const [kind, choose] = useState<(typeof WAYS)[number]['key']>('passphrase');
  const [secret, setSecret] = useState('');
  const [staffNo, setStaffNo] = useState('');
  const ready = kind === 'passphrase' ? secret.trim() !== '' : staffNo.trim() !== '';
  const go = async (): Promise<void> => {
    const made = await propose.run({ by: kind === 'passphrase' ? { kind, passphrase: secret } : { kind, staffNo: staffNo.trim(), password: secret } });
    setSecret('');
    if (made !== undefined) onMade(made);
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); if (ready) void go(); }}>
      <p>恢复口令能打开所有受保护的身份信息，换它要凭现在的口令；那张纸丢了的，由大队长当面输入自己的密码。</p>
      <Segments label="凭什么办理" items={WAYS} here={kind} onChoose={(to) => { choose(to); setSecret(''); propose.clear(); }} />
      {kind === 'passphrase'
        ? <Field label="现在的恢复口令" hint="大小写、空格和短横不计。">{(control) => <TextInput {...control} password value={secret} onChange={setSecret} maxLength={200} autoFocus />}</Field>
        : (
          <FieldRow columns="140px 1fr">
            <Field label="大队长工号">{(control) => <TextInput {...control} value={staffNo} onChange={setStaffNo} maxLength={12} autoFocus />}</Field>
            <Field label="大队长的登录密码">{(control) => <TextInput {...control} password value={secret} onChange={setSecret} maxLength={200} />}</Field>
          </FieldRow>
        )}
      {propose.failure === null ? null : <FailureNote failure={propose.failure} />}
      <Button kind="primary" submit running={propose.running} disabled={!ready}>生成新口令</Button>
    </form>
  );
}
