import { useState } from 'react';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { SelectInput } from '#renderer/ui/form/SelectInput.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { portWords, usbDeviceWords } from '../words.ts';
import { ForIt } from './ForIt.tsx';
import { PlaceField } from './PlaceField.tsx';

type Way = 'serial' | 'usb' | 'helper';
type File = OutputOf<'settings.chooseFiles'>['files'][number];
type Desk = Pick<OutputOf<'devices.list'>, 'ports' | 'usb'>;

const WAYS = [{ value: 'serial', label: '串口（含 USB 转串口、蓝牙）' }, { value: 'usb', label: 'USB 直连' }, { value: 'helper', label: '厂家辅助程序' }] as const;

/** Sets up a reader: a port or USB device that is plugged in now, one that is not listed, or a vendor's program chosen in the system's own dialog. */
export function ReaderDialog({ desk: { ports, usb }, onClose }: { readonly desk: Desk; readonly onClose: () => void }) {
  const add = useRun('devices.configure');
  const choose = useRun('settings.chooseFiles');
  const free = usb.devices.filter((device) => device.takenBy === null);
  const likely = free.filter((device) => device.likely);
  const [label, setLabel] = useState('');
  const [way, setWay] = useState<Way>(likely.length > 0 ? 'usb' : 'serial');
  const [place, setPlace] = useState(likely.length === 1 ? (likely[0]?.place ?? '') : '');
  const [program, setProgram] = useState<File | null>(null);
  const turn = (next: Way): void => {
    setWay(next);
    setPlace(next === 'usb' && likely.length === 1 ? (likely[0]?.place ?? '') : '');
  };
  const listed = free.some((device) => device.place === place);
  const problem = way === 'helper' ? (program === null ? '请选择辅助程序' : null) : way === 'usb' ? (listed || /^[0-9A-Fa-f]{4}:[0-9A-Fa-f]{4}(?:[#@].*)?$/.test(place.trim()) ? null : '请选择读卡器') : place.trim() === '' ? '请选择端口' : null;
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
  const chosen = free.find((device) => device.place === place);
  return (
    <Dialog title="添加读卡器" onClose={onClose} closable={!add.running} footer={<><Button onClick={onClose} disabled={add.running}>取消</Button><Button kind="primary" running={add.running} reason={problem} onClick={() => void act()}>添加</Button></>}>
      <Field label="接法">{(control) => <SelectInput<Way> {...control} value={way} onChange={turn} choices={WAYS} />}</Field>
      {way === 'helper' ? <Field label="辅助程序" required hint="由厂家或信息人员提供；本软件不附带厂家文件。">{() => <Button onClick={() => void pick()}>{program === null ? '选择程序' : program.name}</Button>}</Field> : null}
      {way === 'serial' ? (
        <PlaceField
          key="serial" label="端口" value={place} onChange={setPlace} choices={ports.map((port) => ({ value: port.path, label: portWords(port) }))}
          hint="插上、拔下，列表马上跟着变" typedHint={`${ports.length === 0 ? '没有看到空着的端口，插好后会出现在这里。' : ''}Windows 上如 COM3，Linux 上如 /dev/ttyUSB0`}
        />
      ) : null}
      {way === 'usb' ? (
        <PlaceField
          key="usb" label="读卡器" value={place} onChange={setPlace} choices={free.map((device) => ({ value: device.place, label: usbDeviceWords(device) }))}
          hint={chosen?.serial === '' ? '这台没有序列号，按插口认：以后请插在同一个插口。分不清是哪一台时，拔下再插上，看哪一行变了。' : '分不清是哪一台时，拔下再插上，看哪一行变了。'}
          typedHint={`${free.length === 0 && usb.problem === null ? '没有看到空着的 USB 读卡器，插好后会出现在这里。' : ''}自己填写时写厂商号和产品号，例如 0400:c35a`}
        />
      ) : null}
      {way === 'usb' && usb.problem !== null ? <NoteKey head={usb.problem.message}>{usb.problem.todo}</NoteKey> : null}
      {way === 'usb' && chosen?.problem != null ? <NoteKey head={chosen.problem.message}>{chosen.problem.todo} <ForIt words={chosen.problem} /></NoteKey> : null}
      <Field label="名称" hint="不填时叫“身份证读卡器”">{(control) => <TextInput {...control} value={label} onChange={setLabel} maxLength={40} />}</Field>
      {failure === null ? null : <FailureNote failure={failure} />}
    </Dialog>
  );
}
