import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { useRun, useWhyNot } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Check } from '#renderer/ui/form/Check.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { SelectInput } from '#renderer/ui/form/SelectInput.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { monthWords, reasonChoices, reasonWords } from '../words.ts';

type Overview = OutputOf<'reports.month'>;
type Reason = keyof typeof reasonWords;

/** The next step for both tables at once: hand over, or approve. Both or neither. */
export function BothTables({ overview, monthOver }: { readonly overview: Overview; readonly monthOver: boolean }) {
  const why = useWhyNot();
  const submit = useRun('reports.submit');
  const approve = useRun('reports.approve');
  const [asking, ask] = useState(false);
  const [looked, setLooked] = useState(false);
  const [reason, setReason] = useState<Reason | null>(null);
  const open = overview.tables.filter((line) => line.state !== 'approved');
  const waiting = overview.tables.filter((line) => line.state === 'submitted');
  const correction = waiting.some((line) => line.latest !== null);
  if (open.length === 0) return null;
  const reasonWhy = monthOver ? null : '本月还没有结束';
  const hand = async (): Promise<void> => { if ((await submit.run({ month: overview.month, tables: open.map((line) => line.table) })) !== undefined) tell('已核对，送大队长批准'); };
  const freeze = async (): Promise<void> => {
    const done = await approve.run({ month: overview.month, tables: waiting.map((line) => line.table), reasonCode: correction ? reason : null, lookedThrough: looked });
    if (done === undefined) return;
    tell('已批准并送上报箱');
    ask(false);
  };
  return (
    <>
      {waiting.length < open.length ? <Button kind={waiting.length === 0 ? 'primary' : 'plain'} running={submit.running} barred={why('reports.submit')} reason={reasonWhy} onClick={() => void hand()}>核对完毕，送大队长</Button> : null}
      {waiting.length === 0 ? null : <Button kind="primary" barred={why('reports.approve')} reason={reasonWhy} onClick={() => ask(true)}>{waiting.length === 2 ? '批准两张表' : '批准'}</Button>}
      {submit.failure === null ? null : <FailureNote failure={submit.failure} />}
      {asking ? (
        <Dialog title={`批准 ${monthWords(overview.month)}${waiting.length === 2 ? '两张表' : waiting[0]?.title ?? ''}？`} onClose={() => ask(false)} closable={!approve.running} footer={<><Button onClick={() => ask(false)} disabled={approve.running}>先不批准</Button><Button kind="primary" running={approve.running} reason={!looked ? '请先勾选上面一项' : correction && reason === null ? '请先选更正原因' : null} onClick={() => void freeze()}>批准并送上报箱</Button></>}>
          <p>批准后冻结，改动只能另出下一版并写明原因。两张表一起批准，有一张不能批准就都不批准。</p>
          {correction ? <Field label="更正原因" required>{(control) => <SelectInput {...control} value={reason} onChange={setReason} choices={reasonChoices} placeholder="请选择" />}</Field> : null}
          <Check checked={looked} onChange={setLooked}>已看过红色、橙色、数据不足的单位和全部重大案件</Check>
          {approve.failure === null ? null : <FailureNote failure={approve.failure} />}
        </Dialog>
      ) : null}
    </>
  );
}
