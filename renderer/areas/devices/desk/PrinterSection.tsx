import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { DeviceLine } from './DeviceLine.tsx';
import { PrinterDialog } from './PrinterDialog.tsx';

type Printer = OutputOf<'devices.list'>['printers'][number];

/** Portable and counter printers of slips. */
export function PrinterSection({ desk }: { readonly desk: OutputOf<'devices.list'> }) {
  const { printers } = desk;
  const [editing, edit] = useState<Printer | 'new' | null>(null);
  return (
    <Section title="小票打印机" more={<Button small onClick={() => edit('new')}>添加打印机</Button>}>
      {printers.length === 0 ? <EmptyState>还没有小票打印机。蓝牙打印机先在系统里配对，再添加它的端口；网络打印机填地址。</EmptyState> : printers.map((printer) => (
        <DeviceLine key={printer.id} device={printer} testWords="打印测试" only={printers.length === 1} more={[{ label: '修改', onChoose: () => edit(printer) }]}>
          <div>{printer.width} 毫米{printer.waiting === 0 ? '' : `，等待 ${printer.waiting} 张`}{printer.doubtful === 0 ? '' : `，须看纸确认 ${printer.doubtful} 张`}</div>
        </DeviceLine>
      ))}
      {editing === null ? null : <PrinterDialog printer={editing === 'new' ? null : editing} desk={desk} onClose={() => edit(null)} />}
    </Section>
  );
}
