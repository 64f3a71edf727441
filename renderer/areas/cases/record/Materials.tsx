import { useState } from 'react';
import { SlipDialog } from '#renderer/areas/devices/slip/SlipDialog.tsx';
import { useMay, useRead } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Count, DateText } from '#renderer/ui/figures.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { MaterialsDialog } from './MaterialsDialog.tsx';

/** Papers that people handed in, each receipt with its slip (材料接收单). */
export function Materials({ caseId }: { readonly caseId: number }) {
  const may = useMay();
  const found = useRead('cases.materials', { id: caseId });
  const [taking, take] = useState(false);
  const [receiptId, print] = useState<number | null>(null);
  const rows = found.data?.receipts;
  const add = may('cases.receiveMaterials') ? <Button kind="link" onClick={() => take(true)}>登记收到的材料</Button> : null;
  return (
    <Section title="收到的材料" caption={rows === undefined ? '' : `${rows.length} 次`} more={add} bare>
      {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
      <PlainTable
        label="收到的材料" rows={rows} rowKey={(row) => row.receiptId} empty={<EmptyState ways={add}>还没有登记过收到的材料。</EmptyState>}
        columns={[
          { key: 'at', head: '接收时间', width: 150, cell: (row) => <DateText at={row.receivedAt} /> }, { key: 'what', head: '材料', width: 240, grow: 1, cell: (row) => row.items.map((item) => item.name).join('、') },
          { key: 'pages', head: '页数', width: 70, align: 'right', cell: (row) => <Count value={row.items.reduce((sum, item) => sum + item.pages, 0)} /> }, { key: 'who', head: '接收人', width: 90, from: 760, cell: (row) => `工号 ${row.staffNo}` },
          { key: 'act', head: '', width: 110, align: 'right', cell: (row) => <Button kind="link" onClick={() => print(row.receiptId)}>打印接收单</Button> },
        ]}
      />
      {taking ? <MaterialsDialog caseId={caseId} onClose={() => take(false)} onDone={(id) => { take(false); print(id); }} /> : null}
      {receiptId === null ? null : <SlipDialog of={{ slip: 'S04', caseId, receiptId }} onClose={() => print(null)} />}
    </Section>
  );
}
