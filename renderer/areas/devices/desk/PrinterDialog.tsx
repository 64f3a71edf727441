import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Check } from '#renderer/ui/form/Check.tsx';
import { Field, FieldRow } from '#renderer/ui/form/Field.tsx';
import { SelectInput } from '#renderer/ui/form/SelectInput.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { portWords } from '../words.ts';
import { PlaceField } from './PlaceField.tsx';

type Printer = OutputOf<'devices.list'>['printers'][number];
type Way = Printer['kind'];

const WAYS = [{ value: 'tcp', label: '网络（地址和端口）' }, { value: 'serial', label: '蓝牙或串口' }, { value: 'spooler', label: '系统里的打印机' }, { value: 'file', label: '设备文件' }] as const;
const PREFIX: Readonly<Record<Way, string>> = { tcp: 'tcp://', serial: 'serial:', spooler: 'spooler:', file: 'file:' };
const HINTS: Readonly<Record<Way, string>> = { tcp: '例如 192.168.1.50:9100', serial: '例如 COM5 或 /dev/rfcomm0', spooler: '系统打印机列表里的名字', file: '例如 /dev/usb/lp0 或 LPT1' };
const NONE: Readonly<Record<Way, string>> = { tcp: '', serial: '没有看到空着的端口；蓝牙打印机先在系统里配对。', spooler: '系统里还没有打印机，请先在系统设置里添加。', file: '没有看到直接接着的打印机。' };
const BAUDS = ['9600', '19200', '38400', '57600', '115200'] as const;

/** Where a slip printer is and what it can do. What nobody knows of it stays as it is for nearly all. */
export function PrinterDialog({ printer, desk, onClose }: { readonly printer: Printer | null; readonly desk: Pick<OutputOf<'devices.list'>, 'ports' | 'printerFiles'>; readonly onClose: () => void }) {
  const save = useRun('devices.configure');
  const office = useRead('settings.printers', {});
  const [way, setWay] = useState<Way>(printer?.kind ?? 'tcp');
  const [place, setPlace] = useState(printer === null ? '' : printer.place.slice(PREFIX[printer.kind].length));
  const [label, setLabel] = useState(printer?.label ?? '');
  const [width, setWidth] = useState<58 | 80>(printer?.width ?? 58);
  const [cutter, setCutter] = useState(printer?.cutter ?? false);
  const [full, setFull] = useState(printer?.characters === 'full');
  const [raster, setRaster] = useState(printer?.codes === 'raster');
  const [baud, setBaud] = useState(String(printer?.baud ?? 9600));
  const lists: Readonly<Record<Way, readonly { readonly value: string; readonly label: string }[]>> = {
    tcp: [], serial: desk.ports.map((port) => ({ value: port.path, label: portWords(port) })), spooler: (office.data?.printers ?? []).map((one) => ({ value: one.name, label: one.label })),
    file: desk.printerFiles.map((file) => ({ value: file.path, label: `${file.path}${file.label === '' ? '' : `　${file.label}`}` })),
  };
  // Its own port is taken, by itself.
  const own = printer === null ? '' : printer.place.slice(PREFIX[printer.kind].length);
  const choices = way === 'tcp' || way !== printer?.kind || lists[way].some((choice) => choice.value === own) ? lists[way] : [{ value: own, label: `${own}　（现在的）` }, ...lists[way]];
  const missing = place.trim() === '' ? (way === 'tcp' ? '请填写打印机的地址' : '请选择打印机') : null;
  const act = async (): Promise<void> => {
    const speed = ([9600, 19_200, 38_400, 57_600, 115_200] as const).find((one) => String(one) === baud) ?? 9600;
    const given = { label: label.trim(), place: `${PREFIX[way]}${place.trim()}`, width, cutter, characters: full ? 'full' as const : 'gbk' as const, codes: raster ? 'raster' as const : 'native' as const, baud: speed };
    const done = await save.run(printer === null ? { do: 'addPrinter', ...given } : { do: 'editPrinter', id: printer.id, ...given });
    if (done === undefined) return;
    tell(printer === null ? '已添加打印机，可以打印测试' : '已保存');
    onClose();
  };
  return (
    <Dialog title={printer === null ? '添加小票打印机' : `修改 ${printer.label}`} onClose={onClose} closable={!save.running} footer={<><Button onClick={onClose} disabled={save.running}>取消</Button><Button kind="primary" running={save.running} reason={missing} onClick={() => void act()}>{printer === null ? '添加' : '保存'}</Button></>}>
      <FieldRow columns="190px 1fr">
        <Field label="接法">{(control) => <SelectInput<Way> {...control} value={way} onChange={(next) => { setWay(next); setPlace(''); }} choices={WAYS} />}</Field>
        <PlaceField key={way} label="位置" value={place} onChange={setPlace} choices={choices} typedHint={`${choices.length === 0 ? NONE[way] : ''}${HINTS[way]}`} error={save.failure?.field === 'place' ? save.failure.message : null} />
      </FieldRow>
      <FieldRow columns="190px 1fr">
        <Field label="纸宽">{(control) => <SelectInput {...control} value={String(width)} onChange={(next) => { setWidth(next === '80' ? 80 : 58); setCutter(next === '80'); }} choices={[{ value: '58', label: '58 毫米' }, { value: '80', label: '80 毫米' }]} />}</Field>
        <Field label="名称" hint="不填时叫“小票打印机”">{(control) => <TextInput {...control} value={label} onChange={setLabel} maxLength={40} />}</Field>
      </FieldRow>
      {way === 'serial' ? <Field label="速率" hint="蓝牙打印机不用管">{(control) => <SelectInput {...control} value={baud} onChange={setBaud} choices={BAUDS.map((one) => ({ value: one, label: `${one} 波特` }))} />}</Field> : null}
      <Check checked={cutter} onChange={setCutter}>自动切纸</Check>
      <Check checked={raster} onChange={setRaster}>打不出二维码或条码时，改为图片打印</Check>
      <Check checked={full} onChange={setFull}>字库带生僻字（GB18030 全字库）</Check>
      {save.failure === null || save.failure.field === 'place' ? null : <FailureNote failure={save.failure} />}
    </Dialog>
  );
}
