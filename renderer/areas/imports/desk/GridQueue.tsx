import { useState } from 'react';
import { z } from 'zod';
import type { OutputOf } from '#shared/contract/index.ts';
import { useRead, useRun, useWhyNot } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { isOvertaken, StepConflict } from '#renderer/ui/dialog/StepConflict.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Count, DateText } from '#renderer/ui/figures.tsx';
import { Radio } from '#renderer/ui/form/Check.tsx';
import { EmployerPicker, type PickedEmployer } from '#renderer/ui/form/EmployerPicker.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { tell } from '#renderer/ui/tell.ts';

type Report = OutputOf<'imports.gridQueue'>['rows'][number];

/** Grid reports that bring a name without a code: never matched on their own, the officer says whose they are. */
export function GridQueue() {
  const why = useWhyNot();
  const found = useRead('imports.gridQueue', { offset: 0, limit: 50 });
  const [asked, ask] = useState<Report | null>(null);
  if (found.failure !== null) return <FailureNote failure={found.failure} again={found.again} />;
  if (found.data === undefined || found.data.total === 0) return null;
  return (
    <Section title="网格采集待认领" caption={`${found.data.total} 条没有代码，名称相同也不自动对上`} bare>
      <PlainTable
        label="网格采集待认领" rows={found.data.rows} rowKey={(row) => row.reportNo}
        columns={[
          { key: 'no', head: '采集编号', width: 130, cell: (row) => row.reportNo }, { key: 'name', head: '单位名称', width: 180, grow: 2, cell: (row) => row.name }, { key: 'street', head: '街道', width: 100, cell: (row) => row.street }, { key: 'at', head: '采集', width: 118, cell: (row) => <DateText at={row.collectedAt} /> },
          { key: 'change', head: '变动', width: 90, cell: (row) => (row.change === '' ? '—' : row.change) }, { key: 'people', head: '职工', width: 60, align: 'right', cell: (row) => <Count value={row.headcount} /> }, { key: 'note', head: '备注', width: 150, grow: 1, from: 900, cell: (row) => (row.note === '' ? '—' : row.note) },
          { key: 'act', head: '', width: 64, align: 'right', cell: (row) => <Button kind="link" barred={why('imports.assignGrid')} onClick={() => ask(row)}>认领</Button> },
        ]}
      />
      {asked === null ? null : <AssignDialog report={asked} onClose={() => ask(null)} />}
    </Section>
  );
}

/** Whose report it is now, of a refusal that somebody was faster. */
const standingHolder = z.object({ now: z.object({ employerId: z.number().nullable() }) });

function AssignDialog({ report, onClose }: { readonly report: Report; readonly onClose: () => void }) {
  const [chosen, choose] = useState<string | null>(report.candidates.length === 1 ? String(report.candidates[0]?.employerId ?? '') : null);
  const [other, setOther] = useState<PickedEmployer | null>(null);
  const assign = useRun('imports.assignGrid');
  const employerId = chosen === 'other' ? other?.id ?? null : chosen === null ? null : Number(chosen);
  const act = async (seen: number | null = null): Promise<void> => {
    if (employerId === null) return;
    if ((await assign.run({ reportNo: report.reportNo, employerId, seen })) === undefined) return;
    tell('已认领，人数记入档案');
    onClose();
  };
  return (
    <Dialog title={`${report.reportNo}　${report.name}`} onClose={onClose} closable={!assign.running} footer={<><Button onClick={onClose}>取消</Button><Button kind="primary" disabled={employerId === null} running={assign.running} onClick={() => void act()}>认领</Button></>}>
      {report.candidates.map((one) => <div key={one.employerId}><Radio name="employer" value={String(one.employerId)} chosen={chosen} onChoose={choose}>{one.name}　{one.uscc}</Radio></div>)}
      <Radio name="employer" value="other" chosen={chosen} onChoose={choose}>另选一户</Radio>
      {chosen === 'other' ? <EmployerPicker value={other} onChange={setOther} autoFocus /> : null}
      {assign.failure === null || isOvertaken(assign.failure) ? null : <FailureNote failure={assign.failure} />}
      <StepConflict
        failure={assign.failure} what={`网格采集 ${report.reportNo}`} before="待认领" mine={`归 ${chosen === 'other' ? other?.name ?? '' : report.candidates.find((one) => one.employerId === employerId)?.name ?? ''}`} note="" running={assign.running}
        onAgain={() => { const stands = standingHolder.safeParse(assign.failure?.data); if (stands.success) void act(stands.data.now.employerId); }} onTheirs={onClose} onClose={assign.clear}
      />
    </Dialog>
  );
}
