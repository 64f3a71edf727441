import { useState } from 'react';
import { useMay, useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Radio } from '#renderer/ui/form/Check.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { RecuseDialog } from './ReassignDialog.tsx';
import { StepDialog } from './StepDialog.tsx';
import { versionedOf, type StepProps } from './types.ts';

/** 分派: who could take it, with what is in hand and why somebody may not; the rule's choice is marked. */
export function DispatchDialog({ record, onClose }: StepProps) {
  const may = useMay();
  const found = useRead('intake.candidates', { id: record.line.id });
  const [chosen, choose] = useState<string | null>(null);
  const [recusing, recuse] = useState<string | null>(null);
  const dispatch = useRun('intake.dispatch');
  const byRule = useRun('intake.dispatchByRule');
  const picked = chosen ?? found.data?.chosen ?? '';
  const done = (staffNo: string): void => { tell(`已分派给工号 ${staffNo}`); onClose(); };
  const act = async (): Promise<void> => {
    if (may('intake.dispatch')) {
      if ((await dispatch.run({ ...versionedOf(record), staffNo: picked, reason: '' })) !== undefined) done(picked);
      return;
    }
    const moved = await byRule.run(versionedOf(record));
    if (moved !== undefined) done(moved.staffNo);
  };
  const free = may('intake.dispatch');
  return (
    <StepDialog title={`分派 ${record.line.receiptNo}`} act={free ? '分派' : '按规则分派'} onAct={() => void act()} onClose={onClose} running={dispatch.running || byRule.running} failure={dispatch.failure ?? byRule.failure} disabled={picked === ''}>
      {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
      {found.data === undefined ? <LoadingLines lines={3} /> : (
        <PlainTable
          label="可以承办的A岗" rows={found.data.candidates} rowKey={(row) => row.staffNo} empty={<EmptyState>没有在岗的A岗。请由大队长授予岗位。</EmptyState>}
          columns={[
            { key: 'who', head: 'A岗', width: 180, grow: 1, cell: (row) => (row.why !== '' || !free ? `${row.staffNo} ${row.name}` : <Radio name="handler" value={row.staffNo} chosen={picked} onChoose={choose}>{row.staffNo} {row.name}</Radio>) },
            { key: 'load', head: '在办', width: 70, align: 'right', cell: (row) => row.load }, { key: 'why', head: '', width: 150, grow: 1, cell: (row) => (row.why !== '' ? row.why : row.staffNo === found.data?.chosen ? <Tag kind="blue">规则选定</Tag> : '') },
            ...(may('intake.recuse') ? [{ key: 'recuse', head: '', width: 64, align: 'right' as const, cell: (row: { readonly staffNo: string; readonly why: string }) => (row.why === '' ? <Button kind="link" onClick={() => recuse(row.staffNo)} label={`工号 ${row.staffNo} 回避`}>回避</Button> : null) }] : []),
          ]}
        />
      )}
      {recusing === null ? null : <RecuseDialog id={record.line.id} staffNo={recusing} onClose={() => { recuse(null); choose(null); }} />}
      {free ? null : <p>受理员按规则分派：在办最少的先派。指定人员由大队长办理。</p>}
      {free && may('intake.dispatchByRule') && found.data !== undefined && found.data.chosen !== '' ? <div><Button kind="link" onClick={() => choose(found.data?.chosen ?? null)}>用规则选定的</Button></div> : null}
    </StepDialog>
  );
}
