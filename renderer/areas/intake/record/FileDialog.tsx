import { useState } from 'react';
import { useRun } from '#renderer/bridge/index.ts';
import { Check, Radio } from '#renderer/ui/form/Check.tsx';
import { EmployerPicker, type PickedEmployer } from '#renderer/ui/form/EmployerPicker.tsx';
import { InstantInput } from '#renderer/ui/form/DayInput.tsx';
import { Field, FieldRow } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { Note } from '#renderer/ui/Note.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { StepDialog } from './StepDialog.tsx';
import { versionedOf, type StepProps } from './types.ts';
import styles from './record.module.css';

/** 立案: the filing that B reviewed and the captain signed, or the captain's emergency filing. The case begins here. */
export function FileDialog({ record, onClose }: StepProps) {
  const urgent = record.line.triggers.some((one) => one.kind === 'immediate');
  const [cause, setCause] = useState(record.line.claims.includes('wages') ? '拖欠工资' : '');
  const [caseNo, setCaseNo] = useState('');
  const [filedAt, setFiledAt] = useState<number | null>(null);
  const [emergency, setEmergency] = useState(false);
  const [where, setWhere] = useState<'here' | 'outside'>('here');
  const [reviewer, setReviewer] = useState('');
  const [outside, setOutside] = useState('');
  const file = useRun('intake.file');
  const act = async (): Promise<void> => {
    const done = await file.run({ ...versionedOf(record), caseNo, cause, filedAt, emergency, reviewer: emergency || where === 'outside' ? '' : reviewer.trim(), outsideReview: !emergency && where === 'outside' ? outside : '' });
    if (done === undefined) return;
    tell(done.proposedTriggers.length === 0 ? `已立案 ${done.caseNo}` : `已立案 ${done.caseNo}，人数或金额达重大案件条件，请在案件里启动`);
    onClose();
  };
  return (
    <StepDialog title="登记立案" act="立案" onAct={() => void act()} onClose={onClose} running={file.running} failure={file.failure} disabled={cause.trim() === ''}>
      {urgent ? <Note head="须今日立案">{record.line.triggers.filter((one) => one.kind === 'immediate').map((one) => `${one.text}（${one.clause}）`).join('、')}</Note> : null}
      {urgent ? <Check checked={emergency} onChange={setEmergency}>应急立案：大队长先批，B岗按时限随后审核</Check> : null}
      <FieldRow>
        <Field label="案由" required>{(control) => <TextInput {...control} value={cause} onChange={setCause} maxLength={100} />}</Field>
        <Field label="立案时间" hint="不填为现在。">{(control) => <InstantInput {...control} value={filedAt} onChange={setFiledAt} />}</Field>
      </FieldRow>
      <Field label="案件编号" hint="不填按编号规则取下一号。">{(control) => <TextInput {...control} value={caseNo} onChange={setCaseNo} maxLength={60} />}</Field>
      {emergency ? null : (
        <>
          <div className={styles.ways}><Radio name="where" value="here" chosen={where} onChoose={setWhere}>本大队B岗审核</Radio><Radio name="where" value="outside" chosen={where} onChoose={setWhere}>外部审核（没有其他B岗在岗）</Radio></div>
          {where === 'here'
            ? <Field label="审核人工号" required hint="不能是承办人本人。">{(control) => <TextInput {...control} value={reviewer} onChange={setReviewer} maxLength={12} />}</Field>
            : <Field label="审核单位和文号" required>{(control) => <TextInput {...control} value={outside} onChange={setOutside} maxLength={200} />}</Field>}
        </>
      )}
    </StepDialog>
  );
}

/** 认定用人单位: once it is known whose matter it is. */
export function EmployerDialog({ record, onClose }: StepProps) {
  const [chosen, choose] = useState<PickedEmployer | null>(null);
  const set = useRun('intake.setEmployer');
  const act = async (): Promise<void> => {
    if (chosen === null) return;
    if ((await set.run({ ...versionedOf(record), employerId: chosen.id })) === undefined) return;
    tell('用人单位已认定');
    onClose();
  };
  return (
    <StepDialog title="认定用人单位" act="认定" onAct={() => void act()} onClose={onClose} running={set.running} failure={set.failure} disabled={chosen === null}>
      <Field label="用人单位" required>{(control) => <EmployerPicker {...control} value={chosen} onChange={choose} autoFocus />}</Field>
    </StepDialog>
  );
}
