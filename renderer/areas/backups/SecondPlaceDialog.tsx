import { useState } from 'react';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { isSettingOvertaken } from '#renderer/ui/dialog/SettingConflict.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { PlaceConflict, type Place } from './PlaceConflict.tsx';
import { PlaceChoice } from './PlaceChoice.tsx';

/** Chooses the second place; the first copy is made at once, so that a place that can't take one shows itself. */
export default function SecondPlaceDialog({ folder: before, days: daysBefore, onClose }: { readonly folder: string; readonly days: number; readonly onClose: () => void }) {
  const [seen] = useState<Place>({ folder: before, days: before === '' ? 0 : daysBefore });
  const [folder, setFolder] = useState(before);
  const [passphrase, setPassphrase] = useState('');
  const [days, setDays] = useState(String(daysBefore));
  const set = useRun('backups.setSecondPlace');
  const count = Number(days);
  const reason = folder === '' ? '请选择 U 盘或文件夹' : passphrase.trim() === '' ? '请输入恢复口令' : Number.isInteger(count) && count >= 1 && count <= 90 ? null : '天数应为 1 至 90';
  const act = async (wish: Place = { folder, days: count }, from: Place = seen): Promise<void> => {
    if (reason !== null || (await set.run({ ...wish, passphrase, seen: from })) === undefined) return;
    tell('已指定第二备份处，并复制了一份');
    onClose();
  };
  return (
    <Dialog
      title="指定第二备份处" onClose={onClose} closable={!set.running}
      footer={<><Button onClick={onClose} disabled={set.running}>取消</Button><Button kind="primary" running={set.running} reason={reason} onClick={() => void act()}>指定并复制一份</Button></>}
    >
      <p>每天自动备份之后，再加密复制一份到这里。请选另一块硬盘或长期插着的 U 盘：台账所在的磁盘坏了，靠它恢复。</p>
      <Field label="放在哪里">{() => <PlaceChoice folder={folder} onChoose={setFolder} />}</Field>
      <Field label="恢复口令" hint="复制的备份用它加密。以后每天复制时不再问。">{(control) => <TextInput {...control} password value={passphrase} onChange={setPassphrase} maxLength={200} onEnter={() => void act()} />}</Field>
      <Field label="几天没有复制就提醒">{(control) => <TextInput {...control} value={days} onChange={setDays} inputMode="numeric" maxLength={2} unit="天" />}</Field>
      {set.failure === null || isSettingOvertaken(set.failure) ? null : <FailureNote failure={set.failure} />}
      <PlaceConflict failure={set.failure} seen={seen} mine={{ folder, days: count }} running={set.running} onTake={(values, now) => void act(values, now)} onTheirs={onClose} onClose={set.clear} />
    </Dialog>
  );
}
