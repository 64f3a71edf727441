import { useState } from 'react';
import { useRead, useRun } from '#renderer/bridge/index.ts';
import { Check } from '#renderer/ui/form/Check.tsx';
import { ReasonDialog } from '#renderer/ui/dialog/ReasonDialog.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { SelectInput } from '#renderer/ui/form/SelectInput.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { versionedOf, type StepProps } from './types.ts';

/** 改派: another A by the captain, with a reason; the one before may be recused by the same order. */
export function ReassignDialog({ record, onClose }: StepProps) {
  const found = useRead('intake.candidates', { id: record.line.id }).data;
  const [staffNo, choose] = useState<string | null>(null);
  const [recuse, setRecuse] = useState(false);
  const reassign = useRun('intake.reassign');
  const act = async (reason: string): Promise<void> => {
    if (staffNo === null) return;
    if ((await reassign.run({ ...versionedOf(record), staffNo, reason, recuse })) === undefined) return;
    tell(`已改派给工号 ${staffNo}`);
    onClose();
  };
  const others = found?.candidates.filter((one) => one.staffNo !== record.line.dispatchedTo) ?? [];
  return (
    <ReasonDialog title={`改派 ${record.line.receiptNo}`} act="改派" running={reassign.running} failure={reassign.failure} disabled={staffNo === null} onClose={onClose} onAct={(reason) => void act(reason)}>
      <Field label="新承办人" required>{(control) => <SelectInput {...control} value={staffNo} onChange={choose} placeholder="请选择" choices={others.filter((one) => one.why === '').map((one) => ({ value: one.staffNo, label: `${one.staffNo} ${one.name}　在办 ${one.load} 件` }))} />}</Field>
      <Check checked={recuse} onChange={setRecuse}>原承办人（工号 {record.line.dispatchedTo}）回避，不能再打开这件投诉</Check>
    </ReasonDialog>
  );
}

/** 回避, before the dispatch: the captain's order that an officer stays away from the matter. */
export function RecuseDialog({ id, staffNo, onClose }: { readonly id: number; readonly staffNo: string; readonly onClose: () => void }) {
  const recuse = useRun('intake.recuse');
  return (
    <ReasonDialog title={`工号 ${staffNo} 回避`} act="决定回避" running={recuse.running} failure={recuse.failure} onClose={onClose} onAct={(reason) => void recuse.run({ id, staffNo, reason }).then((done) => { if (done !== undefined) { tell('已决定回避'); onClose(); } })}>
      <p>与本案有利害关系或近亲属关系的，由大队长决定回避，不能再打开这件投诉。</p>
    </ReasonDialog>
  );
}
