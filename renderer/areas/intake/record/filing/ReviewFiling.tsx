import { useState } from 'react';
import { REVIEW_POINT_WORD, REVIEW_POINTS, VERDICT_WORD, verdictsOf, type ReviewPoint } from '#shared/rules/intake/filing.ts';
import { useRun } from '#renderer/bridge/index.ts';
import { Radio } from '#renderer/ui/form/Check.tsx';
import { Field, FieldRow } from '#renderer/ui/form/Field.tsx';
import { TextArea, TextInput } from '#renderer/ui/form/TextInput.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { StepDialog } from '../StepDialog.tsx';
import { versionedOf, type StepProps } from '../types.ts';
import styles from '../record.module.css';
import { FilingFacts } from './FilingFacts.tsx';

type Verdict = keyof typeof VERDICT_WORD;
/** Two beside each other, so that the opinion stays in sight on a small screen. */
const PAIRS = REVIEW_POINTS.flatMap((point, index) => (index % 2 === 0 ? [REVIEW_POINTS.slice(index, index + 2)] : []));
const NO_FAULTS: Readonly<Record<ReviewPoint, string>> = { facts: '', evidence: '', procedure: '', law: '', discretion: '' };

/** 审核立案: B reads what is proposed, says point by point what is to be mended, and agrees or not. */
export function ReviewFiling({ record, onClose }: StepProps) {
  const { filing } = record;
  // The paper as it was opened: a proposal that changes behind the dialog is refused.
  const seen = { ...versionedOf(record), paperVersion: filing.paperVersion ?? 1 };
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [points, setPoints] = useState(NO_FAULTS);
  const [opinion, setOpinion] = useState('');
  const review = useRun('intake.reviewFiling');
  const agreed = verdict === 'agree';
  const act = async (): Promise<void> => {
    if (verdict === null) return;
    const done = await review.run({ ...seen, verdict, opinion, points: agreed ? NO_FAULTS : points });
    if (done === undefined) return;
    tell(`已审核：${VERDICT_WORD[verdict]}，${done.docNo}`);
    onClose();
  };
  return (
    <StepDialog title="审核立案" act={verdict === null ? '提交审核意见' : VERDICT_WORD[verdict]} onAct={() => void act()} onClose={onClose} running={review.running} failure={review.failure} wants={verdict === null ? '先选审核结论' : null} width={720}>
      <FilingFacts filing={filing} />
      <div className={styles.ways} role="radiogroup" aria-label="审核结论">{verdictsOf(filing.stage).map((one) => <Radio key={one} name="verdict" value={one} chosen={verdict} onChoose={setVerdict}>{VERDICT_WORD[one]}</Radio>)}</div>
      {verdict === null || agreed ? null : <><p>哪里有问题写在哪里，没有问题的留空。</p>{PAIRS.map((pair) => (
        <FieldRow key={pair[0]}>
          {pair.map((point) => <Field key={point} label={REVIEW_POINT_WORD[point]}>{(control) => <TextInput {...control} value={points[point]} onChange={(text) => setPoints({ ...points, [point]: text })} maxLength={200} />}</Field>)}
        </FieldRow>
      ))}</>}
      <Field label="审核意见" hint="《法制审核意见书》随结论取号；不写当事人的姓名和号码。">{(control) => <TextArea {...control} value={opinion} onChange={setOpinion} maxLength={2000} rows={3} />}</Field>
    </StepDialog>
  );
}
