import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { useRead, useRun, useWhyNot } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { Check } from '#renderer/ui/form/Check.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { SelectInput } from '#renderer/ui/form/SelectInput.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { reasonChoices, reasonWords } from '../words.ts';
import styles from './tableScreen.module.css';

type View = OutputOf<'reports.table'>;
type Reason = keyof typeof reasonWords;

interface Props { readonly view: View; readonly monthOver: boolean; readonly checksFailed: number; readonly onCompare: () => void }

/** The next step of a table: hand to the captain, or freeze. A correction asks for its reason and shows the cells that change. */
export function ApproveBox({ view, monthOver, checksFailed, onCompare }: Props) {
  const [looked, setLooked] = useState(false);
  const [reason, setReason] = useState<Reason | null>(null);
  const why = useWhyNot();
  const submit = useRun('reports.submit');
  const approve = useRun('reports.approve');
  const correction = view.state === 'changed-since' || view.revision > 1;
  const frozen = useRead('reports.revisions', { table: view.table, month: view.month }).data?.revisions.length ?? 0;
  const isCorrection = frozen > 0;
  const waiting = view.submitted !== null && !view.submitted.stale;
  const over = monthOver ? null : '本月还没有结束';
  const failed = checksFailed > 0 ? `${checksFailed} 项核对未通过` : null;
  const hand = async (): Promise<void> => { if ((await submit.run({ month: view.month, tables: [view.table] })) !== undefined) tell('已核对，送大队长批准'); };
  const freeze = async (): Promise<void> => {
    const done = await approve.run({ month: view.month, tables: [view.table], reasonCode: isCorrection ? reason : null, lookedThrough: looked });
    if (done !== undefined) tell(`已批准 ${done.frozen.map((one) => `V${one.revision}`).join('、')}，送上报箱`);
  };
  if (view.state === 'approved') return <p className={styles.small}>已批准 V{frozen}，与现有数据一致。数据有变时可以更正。</p>;
  return (
    <div className={styles.approve}>
      {view.returned === null || waiting ? null : <NoteKey head="大队长退回">{view.returned.reason}　工号 {view.returned.staffNo}　<DateText at={view.returned.at} /></NoteKey>}
      {correction && isCorrection ? <NoteKey head="批准后数据有变" actions={<Button kind="link" onClick={onCompare}>看改动</Button>}>现有数据与 V{frozen} 不同。需要时核对后更正，出 V{frozen + 1}。</NoteKey> : null}
      {view.submitted?.stale === true ? <NoteKey head="核对后数据有变">请重新核对后再送。</NoteKey> : null}
      {waiting ? (
        <>
          <p className={styles.small}>C岗 {view.submitted?.staffNo} 已于 <DateText at={view.submitted?.at ?? null} /> 核对。</p>
          {isCorrection ? <Field label="更正原因" required>{(control) => <SelectInput {...control} value={reason} onChange={setReason} choices={reasonChoices} placeholder="请选择" />}</Field> : null}
          <Check checked={looked} onChange={setLooked}>{view.table === 'wage-risk' ? '已看过红色、橙色和数据不足的单位' : '已看过全部重大案件和超时节点'}</Check>
          <span className={styles.small}>批准后本表冻结，改动只能另出下一版并写明原因。</span>
          <Button kind="primary" barred={why('reports.approve')} running={approve.running} reason={over ?? failed ?? (!looked ? '请先勾选上面一项' : isCorrection && reason === null ? '请先选更正原因' : null)} onClick={() => void freeze()}>批准并送上报箱</Button>
        </>
      ) : <Button kind="primary" barred={why('reports.submit')} running={submit.running} reason={over ?? failed} onClick={() => void hand()}>已核对，送大队长</Button>}
      {submit.failure === null ? null : <FailureNote failure={submit.failure} />}
      {approve.failure === null ? null : <FailureNote failure={approve.failure}><Button kind="link" onClick={onCompare}>看改动</Button></FailureNote>}
    </div>
  );
}

export function ApproveSection(props: Props) {
  return <Section title={props.view.state === 'submitted' ? '批准' : '核对与批准'}><ApproveBox {...props} /></Section>;
}
