import { useState } from 'react';
import type { InputOf } from '#shared/contract/index.ts';
import { useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Radio } from '#renderer/ui/form/Check.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { countOf } from '#renderer/ui/form/money.ts';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { tell } from '#renderer/ui/tell.ts';

type Order = Omit<InputOf<'reports.printTable'>, 'printer' | 'copies'>;
/** A printer's name cannot be empty, so this one stands for the system's own dialog. */
const SYSTEM = '';

const END_WORDS = { queued: '已送到打印队列', printed: '已打印', failed: '没有打成' } as const;

/** Prints through the system's dialog, or straight to a chosen printer. */
export function PrintDialog({ order, onClose }: { readonly order: Order; readonly onClose: () => void }) {
  const found = useRead('settings.printers', {});
  const desk = useRead('devices.list', {});
  const prints = useRead('devices.printed', { kind: 'table', id: `${order.table}/${order.month}/${order.edition}/${order.revision ?? 0}` });
  const [chosen, choose] = useState<string | null>(null);
  const [typed, setCopies] = useState<string | null>(null);
  // What this PC was set to for letters, while the printer is there.
  const usual = desk.data?.paper['letter'];
  const printer = chosen ?? (found.data?.printers.some((one) => one.name === usual?.printer) === true ? (usual?.printer ?? SYSTEM) : SYSTEM);
  const copies = typed ?? String(usual?.copies ?? 1);
  const last = prints.data?.prints[0];
  const print = useRun('reports.printTable');
  const number = countOf(copies, true).count;
  const wrong = number === null || number < 1 || number > 20;
  const act = async (): Promise<void> => {
    if (number === null) return;
    const done = await print.run({ ...order, printer: printer === SYSTEM ? null : printer, copies: number });
    if (done === undefined) return;
    tell(done.outcome === 'queued' ? '已送打印' : '没有打印');
    onClose();
  };
  return (
    <Dialog title="打印" width={480} onClose={onClose} closable={!print.running} footer={<><Button onClick={onClose} disabled={print.running}>取消</Button><Button kind="primary" running={print.running} disabled={wrong} onClick={() => void act()}>打印</Button></>}>
      <Field label="打印机">
        {() => (
          <div>
            <div><Radio name="printer" value={SYSTEM} chosen={printer} onChoose={choose}>系统打印对话框（可选打印机、份数、预览）</Radio></div>
            {found.loading ? <LoadingLines lines={2} /> : found.data?.printers.map((one) => <div key={one.name}><Radio name="printer" value={one.name} chosen={printer} onChoose={choose}>直接打印到 {one.label}{one.isDefault ? '（默认）' : ''}</Radio></div>)}
            {found.data?.printers.length === 0 ? <p>本机没有安装打印机，可以改为导出 PDF。</p> : null}
          </div>
        )}
      </Field>
      {printer === SYSTEM ? null : <Field label="份数" error={wrong ? '应为 1 至 20。' : null}>{(control) => <TextInput {...control} value={copies} onChange={setCopies} inputMode="numeric" right unit="份" />}</Field>}
      {last === undefined ? null : <p>上次打印 <DateText at={last.at} />{last.printer === '' ? '' : `，${last.printer}`}，{last.copies} 份，{END_WORDS[last.outcome]}。</p>}
      {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
      {print.failure === null ? null : <FailureNote failure={print.failure} />}
    </Dialog>
  );
}
