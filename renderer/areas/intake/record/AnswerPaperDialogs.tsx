import { useState } from 'react';
import { Link } from 'react-router';
import { route } from '#shared/routes.ts';
import { useRead, useRun } from '#renderer/bridge/index.ts';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { Note } from '#renderer/ui/Note.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { StepDialog } from './StepDialog.tsx';
import type { Record_, StepProps } from './types.ts';

const nameOf = ({ answer }: Record_): string => (answer.outcome === 'refuse' || answer.outcome === 'redirect' ? '不予受理告知书' : '受理告知书');

/** What is still to be done with the answer, and by whom: it does not stay a draft unseen. */
export function AnswerPaperNote({ record }: { readonly record: Record_ }) {
  const { answerPaper: paper, line } = record;
  if (paper === null) return null;
  const name = <Link to={route.paper(paper.id)}>{nameOf(record)}{paper.number === '' ? '' : ` ${paper.number}`}</Link>;
  if (line.state === 'filed' && (paper.state === 'draft' || paper.state === 'reviewed')) return <Note head="下一步">{name}还是草稿，请大队长批准，取号定稿。</Note>;
  return paper.state === 'approved' ? <Note head="下一步">{name}已定稿：打印后交当事人，再点“登记告知书发出”。</Note> : null;
}

/** 批准受理告知书: the captain makes it final. */
export function AcceptanceDialog({ record, onClose }: StepProps) {
  const facts = useRead('intake.deskFacts', {});
  const [phone, setPhone] = useState('');
  const approve = useRun('intake.approveAcceptance');
  const needed = facts.data?.officePhone === '';
  const act = async (): Promise<void> => {
    const done = await approve.run({ id: record.line.id, phone: (needed ? phone : facts.data?.officePhone ?? '').trim() });
    if (done === undefined) return;
    tell(`受理告知书 ${done.docNo} 已定稿`);
    onClose();
  };
  return (
    <StepDialog title="批准受理告知书" act="批准" onAct={() => void act()} onClose={onClose} running={approve.running} failure={approve.failure} disabled={facts.data === undefined || (needed && phone.trim() === '')}>
      <p>已立案 {record.caseNo}。批准后告知书取号、定稿，由承办人交当事人。{record.answerPaper === null ? null : <Link to={route.paper(record.answerPaper.id)}>先看草稿</Link>}</p>
      {needed ? <Field label="联系电话" required hint="印在告知书上；以后自动带出。">{(control) => <TextInput {...control} value={phone} onChange={setPhone} inputMode="tel" maxLength={40} />}</Field> : null}
    </StepDialog>
  );
}

/** 登记告知书发出: handed over or sent. */
export function IssueDialog({ record, onClose }: StepProps) {
  const issue = useRun('intake.issueAnswer');
  const act = async (): Promise<void> => {
    if ((await issue.run({ id: record.line.id })) === undefined) return;
    tell('已登记发出');
    onClose();
  };
  return <StepDialog title="登记告知书发出" act="已发出" onAct={() => void act()} onClose={onClose} running={issue.running} failure={issue.failure}><p>{nameOf(record)} {record.answerPaper?.number ?? ''} 已经交给或寄给当事人。</p></StepDialog>;
}
