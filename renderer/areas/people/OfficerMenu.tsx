import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { postWords } from '#renderer/ui/format/words.ts';
import { useKeys } from '#renderer/ui/keys.ts';
import { Menu } from '#renderer/ui/Menu.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { PasswordFields, useNewPassword } from './PasswordFields.tsx';
import { PinDialog } from './PinDialog.tsx';
import { useIdleLock } from './useIdleLock.ts';

type Officer = NonNullable<OutputOf<'settings.session'>['officer']>;

/** Who is signed in, and the ways on: lock (Ctrl+L), another person (Ctrl+E), an own password, a PIN to unlock with. */
export default function OfficerMenu({ officer, pin }: { readonly officer: Officer; readonly pin: boolean }) {
  const lock = useRun('people.lock');
  const leave = useRun('people.signOut');
  const [shown, show] = useState<'password' | 'pin' | null>(null);
  useKeys({ 'ctrl+l': () => void lock.run({}), 'ctrl+e': () => void leave.run({}) });
  useIdleLock(true);
  const first = (['captain', 'handler', 'legalReviewer', 'enforcementTracker', 'intakeClerk', 'archivist', 'sysAdmin'] as const).find((post) => officer.posts.includes(post));
  return (
    <>
      <Menu label={`${first === undefined ? '' : `${postWords[first]}　`}${officer.staffNo} ${officer.name}`} items={[
        { label: '锁定窗口　Ctrl L', onChoose: () => void lock.run({}) }, { label: '换人登录　Ctrl E', onChoose: () => void leave.run({}) }, { label: '更换密码', onChoose: () => show('password') },
        { label: pin ? '更换或取消解锁 PIN' : '设置解锁 PIN', onChoose: () => show('pin') },
      ]} />
      {shown === 'password' ? <ChangeDialog onClose={() => show(null)} /> : null}
      {shown === 'pin' ? <PinDialog officer={officer} has={pin} onClose={() => show(null)} /> : null}
    </>
  );
}

function ChangeDialog({ onClose }: { readonly onClose: () => void }) {
  const entry = useNewPassword();
  const act = async (): Promise<void> => {
    if (!(await entry.act())) return;
    tell('密码已更换');
    onClose();
  };
  return (
    <Dialog title="更换密码" width={420} onClose={onClose} closable={!entry.running} footer={<><Button onClick={onClose}>取消</Button><Button kind="primary" running={entry.running} reason={entry.reason} onClick={() => void act()}>更换</Button></>}>
      <PasswordFields entry={entry} />
    </Dialog>
  );
}
