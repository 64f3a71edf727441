import { useState } from 'react';
import { claimsText, CLAIM_WORD } from '#shared/rules/intake/vocabulary.ts';
import { monthRange } from '#shared/rules/intake/period.ts';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Check } from '#renderer/ui/form/Check.tsx';
import { Field, FieldRow } from '#renderer/ui/form/Field.tsx';
import { formatYuanPaper } from '#shared/rules/money.ts';
import { TextArea, TextInput } from '#renderer/ui/form/TextInput.tsx';
import { Note, NoteKey } from '#renderer/ui/Note.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { StepDialog } from '../StepDialog.tsx';
import { versionedOf, type Record_, type StepProps } from '../types.ts';

interface Basis { readonly law: string; readonly article: string }
const BASIS: readonly Basis[] = [{ law: '《劳动保障监察条例》', article: '第十四条' }, { law: '《关于实施〈劳动保障监察条例〉若干规定》', article: '第十八条' }];

/** 报请立案: the A fills in D05. What came back is there again as it was written, with what is to be mended. */
export function ProposeFiling({ record, onClose }: StepProps) {
  const { filing, line } = record;
  const urgent = line.triggers.filter((one) => one.kind === 'immediate');
  const [cause, setCause] = useState(filing.cause || (line.claims.includes('wages') ? CLAIM_WORD.wages : ''));
  const [facts, setFacts] = useState(filing.facts || firstFacts(record));
  const [basis, setBasis] = useState<readonly Basis[]>(filing.basis.length === 0 ? BASIS : filing.basis);
  const [proposal, setProposal] = useState(filing.proposal || '建议立案调查。');
  const [emergency, setEmergency] = useState(false);
  const propose = useRun('intake.proposeFiling');
  const change = (index: number, set: Partial<Basis>): void => setBasis(basis.map((one, at) => (at === index ? { ...one, ...set } : one)));
  const filled = basis.filter((one) => one.law.trim() !== '' && one.article.trim() !== '');
  const act = async (): Promise<void> => {
    const done = await propose.run({ ...versionedOf(record), emergency, cause, facts, basis: filled.map((one) => ({ ...one })), proposal });
    if (done === undefined) return;
    tell(emergency ? '已报大队长批准应急立案' : '已送B岗审核');
    onClose();
  };
  const last = filing.stage === 'returned' ? record.events.find((event) => event.text.includes('退回')) : undefined;
  return (
    <StepDialog title="报请立案" act={emergency ? '报大队长批准' : '送B岗审核'} onAct={() => void act()} onClose={onClose} running={propose.running} failure={propose.failure} disabled={cause.trim() === '' || facts.trim() === '' || proposal.trim() === '' || filled.length === 0} width={720}>
      {last === undefined ? null : <NoteKey head={last.text}>{last.reason}</NoteKey>}
      {urgent.length === 0 ? null : <Note head="须今日立案">{urgent.map((one) => `${one.text}（${one.clause}）`).join('、')}</Note>}
      {urgent.length === 0 ? null : <Check checked={emergency} onChange={setEmergency}>应急立案：大队长先批，B岗按时限随后补审</Check>}
      <Field label="案由" required>{(control) => <TextInput {...control} value={cause} onChange={setCause} maxLength={100} />}</Field>
      <Field label="案情" required hint="进正卷：投诉人、举报人只写代称。">{(control) => <TextArea {...control} value={facts} onChange={setFacts} maxLength={3000} rows={4} />}</Field>
      {basis.map((one, index) => (
        // Rows have no name of their own; they only grow at the end.
        <FieldRow key={index}>
          <Field label={`立案依据 ${index + 1}`} required={index === 0}>{(control) => <TextInput {...control} value={one.law} onChange={(law) => change(index, { law })} maxLength={100} />}</Field>
          <Field label="条款" required={index === 0}>{(control) => <TextInput {...control} value={one.article} onChange={(article) => change(index, { article })} maxLength={100} />}</Field>
        </FieldRow>
      ))}
      {basis.length < 12 ? <div><Button kind="link" onClick={() => setBasis([...basis, { law: '', article: '' }])}>再加一条依据</Button></div> : null}
      <Field label="承办意见" required>{(control) => <TextArea {...control} value={proposal} onChange={setProposal} maxLength={600} rows={2} />}</Field>
    </StepDialog>
  );
}

/** A beginning from what was registered, by pseudonym; the A writes on. */
function firstFacts({ line, matter }: Record_): string {
  const period = monthRange(matter.periodFrom, matter.periodTo);
  return [
    `${line.pseudonym === '' ? (line.kind === 'complaint' ? '投诉人' : '举报人') : line.pseudonym}反映${line.employerName}${claimsText(matter.claims)}`, period === '' || period === '—' ? '' : `期间 ${period}`, matter.headcount === null ? '' : `涉及 ${matter.headcount} 人`,
    matter.amountClaimedFen === null ? '' : `金额 ${formatYuanPaper(matter.amountClaimedFen)} 元`,
  ].filter((text) => text !== '').join('，') + '。';
}
