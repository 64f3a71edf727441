import { useState } from 'react';
import { ANSWER_REASON_WORD, OUTCOME_WORD, type AnswerReason } from '#shared/rules/intake/vocabulary.ts';
import { useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ReasonDialog } from '#renderer/ui/dialog/ReasonDialog.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';
import { Radio } from '#renderer/ui/form/Check.tsx';
import { Field, FieldRow } from '#renderer/ui/form/Field.tsx';
import { SelectInput } from '#renderer/ui/form/SelectInput.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { StepDialog } from './StepDialog.tsx';
import { versionedOf, type StepProps } from './types.ts';
import styles from './record.module.css';

const BASIS: Readonly<Record<AnswerReason, string>> = {
  limitation: '《劳动保障监察条例》第二十条', notCompetent: '《劳动保障监察条例》第十一条', otherProceedings: '《劳动保障监察条例》第二十一条', noEmployer: '《关于实施〈劳动保障监察条例〉若干规定》第十八条',
};

/** 不予受理、转办: the A's proposal to the captain, with D04 as a draft. Both name where redress is sought. */
export function ProposeDialog({ record, onClose }: StepProps) {
  const facts = useRead('intake.deskFacts', {}).data;
  const [outcome, setOutcome] = useState<'refuse' | 'redirect'>('refuse');
  const [reason, setReason] = useState<AnswerReason | null>(null);
  const [basis, setBasis] = useState<string | null>(null);
  const [to, setTo] = useState('');
  const [typed, type] = useState<{ reviewBody?: string; court?: string; phone?: string }>({});
  const propose = useRun('intake.proposeAnswer');
  const [reviewBody, court, phone] = [typed.reviewBody ?? facts?.reviewBody ?? '', typed.court ?? facts?.court ?? '', typed.phone ?? facts?.officePhone ?? ''];
  const law = basis ?? (reason === null ? '' : BASIS[reason]);
  const act = async (): Promise<void> => {
    if (reason === null) return;
    if ((await propose.run({ ...versionedOf(record), outcome, reason, basis: law, to, reviewBody, court, phone })) === undefined) return;
    tell('已报大队长决定，告知书已起草');
    onClose();
  };
  return (
    <StepDialog title="不予受理、转办" act="报大队长决定" onAct={() => void act()} onClose={onClose} running={propose.running} failure={propose.failure} disabled={reason === null || law.trim() === '' || phone.trim() === ''} width={640}>
      <div className={styles.ways}><Radio name="outcome" value="refuse" chosen={outcome} onChoose={setOutcome}>不予受理</Radio><Radio name="outcome" value="redirect" chosen={outcome} onChoose={setOutcome}>转办（告知向有权机关提出）</Radio></div>
      <Field label="理由" required>{(control) => <SelectInput {...control} value={reason} onChange={setReason} placeholder="请选择" choices={(Object.keys(ANSWER_REASON_WORD) as AnswerReason[]).map((value) => ({ value, label: ANSWER_REASON_WORD[value] }))} />}</Field>
      <Field label="依据" required>{(control) => <TextInput {...control} value={law} onChange={setBasis} maxLength={200} />}</Field>
      {outcome === 'redirect' ? <Field label="转给" required>{(control) => <TextInput {...control} value={to} onChange={setTo} maxLength={200} placeholder="例如 清河区劳动人事争议仲裁委员会" />}</Field> : null}
      <FieldRow>
        <Field label="复议机关" required>{(control) => <TextInput {...control} value={reviewBody} onChange={(text) => type({ ...typed, reviewBody: text })} maxLength={200} />}</Field>
        <Field label="管辖法院" required>{(control) => <TextInput {...control} value={court} onChange={(text) => type({ ...typed, court: text })} maxLength={200} />}</Field>
      </FieldRow>
      <Field label="联系电话" required>{(control) => <TextInput {...control} value={phone} onChange={(text) => type({ ...typed, phone: text })} maxLength={40} />}</Field>
    </StepDialog>
  );
}

/** The captain decides on the proposal: D04 takes its number with the approval, or it goes back with a reason. */
export function DecideDialog({ record, onClose }: StepProps) {
  const approve = useRun('intake.approveAnswer');
  const back = useRun('intake.returnAnswer');
  const [returning, setReturning] = useState(false);
  const { answer } = record;
  const word = answer.outcome === 'refuse' || answer.outcome === 'redirect' ? OUTCOME_WORD[answer.outcome] : '';
  if (returning) {
    return (
      <ReasonDialog title="退回承办人" act="退回" running={back.running} failure={back.failure} onClose={() => setReturning(false)} onAct={(reason) => void back.run({ ...versionedOf(record), reason }).then((done) => { if (done !== undefined) { tell('已退回承办人'); onClose(); } })}>
        <p>拟作的答复作废，承办人可以重新提出。</p>
      </ReasonDialog>
    );
  }
  const act = async (): Promise<void> => {
    const done = await approve.run(versionedOf(record));
    if (done === undefined) return;
    tell(`已批准，告知书 ${done.docNo}`);
    onClose();
  };
  return (
    <StepDialog title={`决定${word}`} act={`批准${word}`} onAct={() => void act()} onClose={onClose} running={approve.running} failure={approve.failure}>
      <Facts facts={[['承办人', `工号 ${answer.proposedBy}`], ['拟', word], ['理由', answer.reason], ['依据', answer.basis], ...(answer.to === '' ? [] : [['转给', answer.to] as const])]} />
      <p>批准后告知书编号、定稿，答复期限停止。</p>
      <div><Button kind="link" onClick={() => setReturning(true)}>退回承办人…</Button></div>
    </StepDialog>
  );
}

/** 按未补正办结 and 重新打开. */
export function LapseDialog({ record, onClose }: StepProps) {
  const lapse = useRun('intake.lapseSupplement');
  const act = async (): Promise<void> => {
    if ((await lapse.run(versionedOf(record))) === undefined) return;
    tell('已按未补正办结');
    onClose();
  };
  return <StepDialog title="按未补正办结" act="办结" onAct={() => void act()} onClose={onClose} running={lapse.running} failure={lapse.failure}><p>补正期限到 {record.supplement.dueOn}，期满没有补正的才能办结。以后补来材料，由大队长重新打开。</p></StepDialog>;
}

export function ReopenDialog({ record, onClose }: StepProps) {
  const reopen = useRun('intake.reopen');
  return (
    <ReasonDialog title="重新打开" act="重新打开" running={reopen.running} failure={reopen.failure} onClose={onClose} onAct={(reason) => void reopen.run({ ...versionedOf(record), reason }).then((done) => { if (done !== undefined) { tell('已重新打开'); onClose(); } })}>
      <p>回到已分派，法定答复期限重新起算。</p>
    </ReasonDialog>
  );
}
