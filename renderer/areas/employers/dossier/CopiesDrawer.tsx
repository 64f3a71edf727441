import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { useRead, useRun } from '#renderer/bridge/index.ts';
import { OfficePrintDialog } from '#renderer/areas/devices/office/OfficePrintDialog.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { SideDrawer } from '#renderer/ui/dialog/SideDrawer.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { WrittenNote } from '#renderer/ui/WrittenNote.tsx';

type Copy = OutputOf<'employers.dossierCopies'>['copies'][number];

const FORMAT = { docx: 'Word', pdf: 'PDF' } as const;
const WAY = { exported: '导出', printed: '打印' } as const;

/** Copies of the dossier that were handed out before: each can be had again exactly as it was. */
export default function CopiesDrawer({ id, onClose }: { readonly id: number; readonly onClose: () => void }) {
  const found = useRead('employers.dossierCopies', { id });
  const exporting = useRun('employers.exportCopy');
  const [file, setFile] = useState<OutputOf<'employers.exportCopy'>['file']>(null);
  const [printing, setPrinting] = useState<Copy | null>(null);
  const again = async (copy: Copy): Promise<void> => {
    setFile(null);
    const done = await exporting.run({ serial: copy.serial });
    if (done !== undefined) setFile(done.file);
  };
  return (
    <SideDrawer title="交出去的档案" width={760} onClose={onClose} footer={<Button onClick={onClose}>关闭</Button>}>
      <p>每次导出或打印，都原样留存当时的文件。这里可以再取一份，与当时一字不差，档案后来怎样改动都不影响。</p>
      {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
      {exporting.failure === null ? null : <FailureNote failure={exporting.failure} />}
      {file === null ? null : <WrittenNote file={file} onClose={() => setFile(null)} />}
      {found.data === undefined ? <LoadingLines lines={4} /> : (
        <PlainTable
          label="交出去的档案" rows={found.data.copies} rowKey={(row) => row.serial} empty={<EmptyState>这份档案还没有导出或打印过。</EmptyState>}
          columns={[
            { key: 'serial', head: '编号', width: 170, cell: (row) => <span title={`SHA-256 ${row.sha256}`}>{row.serial}</span> }, { key: 'at', head: '时间', width: 130, cell: (row) => <DateText at={row.at} time /> },
            { key: 'who', head: '经办', width: 60, cell: (row) => row.staffNo }, { key: 'how', head: '方式', width: 115, cell: (row) => `${WAY[row.way]}　${FORMAT[row.format]}` },
            { key: 'do', head: '再取', width: 150, grow: 1, cell: (row) => <><Button kind="link" onClick={() => void again(row)}>原样导出</Button>{row.format === 'pdf' ? <>　<Button kind="link" onClick={() => setPrinting(row)}>原样打印</Button></> : null}</> },
          ]}
        />
      )}
      {printing === null ? null : <Reprint copy={printing} onClose={() => setPrinting(null)} />}
    </SideDrawer>
  );
}

function Reprint({ copy, onClose }: { readonly copy: Copy; readonly onClose: () => void }) {
  const printing = useRun('employers.printCopy');
  return <OfficePrintDialog title={`原样打印 ${copy.serial}`} profile="letter" subject={{ kind: 'dossier', id: copy.serial }} print={(printer, copies) => printing.run({ serial: copy.serial, printer, copies })} running={printing.running} failure={printing.failure} onClose={onClose} />;
}
