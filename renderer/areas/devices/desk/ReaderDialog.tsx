import { useState } from 'react';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { SelectInput } from '#renderer/ui/form/SelectInput.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { tell } from '#renderer/ui/tell.ts';

type Way = 'serial' | 'usb' | 'helper';
type File = OutputOf<'settings.chooseFiles'>['files'][number];

const WAYS = [{ value: 'serial', label: '串口（含 USB 转串口、蓝牙）' }, { value: 'usb', label: 'USB 直连' }, { value: 'helper', label: '厂家辅助程序' }] as const;

/** Sets up a reader by hand: a port that is not listed, a USB device, or a vendor's program chosen in the system's own dialog. */
export function ReaderDialog({ onClose }: { readonly onClose: () => void }) {
  const add = useRun('devices.configure');
  const choose = useRun('settings.chooseFiles');
  const [label, setLabel] = useState('');
  const [way, setWay] = useState<Way>('serial');
  const [place, setPlace] = useState('');
  const [program, setProgram] = useState<File | null>(null);
  const problem = way === 'helper' ? (program === null ? '请选择辅助程序' : null) : way === 'usb' ? (/^[0-9A-Fa-f]{4}:[0-9A-Fa-f]{4}$/.test(place.trim()) ? null : '请填写设备编号') : place.trim() === '' ? '请填写端口' : null;
  const pick = async (): Promise<void> => {
    const chosen = await choose.run({ title: '选择读卡器厂家的辅助程序', extensions: [], multiple: false });
    if (chosen?.files[0] !== undefined) setProgram(chosen.files[0]);
  };
  const act = async (): Promise<void> => {
    const what: InputOf<'devices.configure'> | null = way === 'helper' ? (program === null ? null : { do: 'addHelper', label: label.trim(), program }) : { do: 'addReader', kind: way, label: label.trim(), place: place.trim() };
    if (what === null || (await add.run(what)) === undefined) return;
    tell('已添加读卡器，可以点“测试”');
    onClose();
  };
  const failure = add.failure ?? choose.failure;
  return (
    <Dialog title="添加读卡器" onClose={onClose} closable={!add.running} footer={<><Button onClick={onClose} disabled={add.running}>取消</Button><Button kind="primary" running={add.running} reason={problem} onClick={() => void act()}>添加</Button></>}>
      <Field label="接法">{(control) => <SelectInput<Way> {...control} value={way} onChange={setWay} choices={WAYS} />}</Field>
      {way === 'helper' ? <Field label="辅助程序" required hint="由厂家或信息人员提供；本软件不附带厂家文件。">{() => <Button onClick={() => void pick()}>{program === null ? '选择程序' : program.name}</Button>}</Field> : (
        <Field label={way === 'usb' ? '设备编号' : '端口'} required hint={way === 'usb' ? '厂商号和产品号，例如 0400:c35a' : 'Windows 上如 COM3，Linux 上如 /dev/ttyUSB0'}>{(control) => <TextInput {...control} value={place} onChange={setPlace} maxLength={200} autoFocus />}</Field>
      )}
      <Field label="名称" hint="不填时叫“身份证读卡器”">{(control) => <TextInput {...control} value={label} onChange={setLabel} maxLength={40} />}</Field>
      {failure === null ? null : <FailureNote failure={failure} />}
    </Dialog>
  );
}
