import { useState } from 'react';
import { shanghaiMinute } from '#shared/rules/time.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { isSettingOvertaken, SettingConflict } from '#renderer/ui/dialog/SettingConflict.tsx';
import { Check } from '#renderer/ui/form/Check.tsx';
import { InstantInput } from '#renderer/ui/form/DayInput.tsx';
import { Field, FieldRow } from '#renderer/ui/form/Field.tsx';
import { countOf, moneyOf, moneyText } from '#renderer/ui/form/money.ts';
import { MoneyInput } from '#renderer/ui/form/MoneyInput.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { Note } from '#renderer/ui/Note.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { publicOrderWords, triggersText } from '../words.ts';

type Found = OutputOf<'cases.case'>;
type Order = keyof typeof publicOrderWords;

type Figures = { readonly t0: number; readonly headcount: number; readonly estimateFen: number | null; readonly publicOrder: string; readonly clicks: number | null; readonly clicksSource: string };
const FIGURE_HEADS: { readonly [K in keyof Figures]: string } = { t0: '启动时间', headcount: '涉及人数', estimateFen: '估计金额', publicOrder: '公共秩序', clicks: '舆情点击量', clicksSource: '点击量来源' };

/** Values as two screens are compared by: the kinds of public order as one text, in the order of the alphabet. */
const figuresOf = (values: Omit<Figures, 'publicOrder'> & { readonly publicOrder: readonly Order[] }): Figures => ({ ...values, publicOrder: values.publicOrder.toSorted().join(' ') });
const ordersOf = (values: Figures): Order[] => values.publicOrder.split(' ').filter((one) => one !== '') as Order[];

function figureWord(key: keyof Figures, value: string | number | boolean | null): string {
  if (value === null || value === '') return '（空）';
  if (key === 't0') return shanghaiMinute(Number(value));
  if (key === 'estimateFen') return `${moneyText(Number(value))} 元`;
  return key === 'publicOrder' ? String(value).split(' ').map((one) => publicOrderWords[one as Order]).join('、') : String(value);
}

/** Starts a major case, or changes the figures that its triggers rest on. The triggers are found from them, not typed. */
export function MajorDialog({ found, onClose, onStarted }: { readonly found: Found; readonly onClose: () => void; readonly onStarted?: () => void }) {
  const { line, major } = found;
  // As it stood when the dialog opened; it may change below it.
  const [seen, rebase] = useState(major === null ? null : { t0: major.t0, headcount: major.headcount, estimateFen: major.estimateFen, publicOrder: major.publicOrder, clicks: major.clicks, clicksSource: major.clicksSource });
  // The earlier of the grid's report and the complaint, which came before the filing (domain 5).
  const reported = useRead('intake.firstReport', { caseId: line.id }, { enabled: major === null }).data?.at ?? null;
  const [typedT0, setT0] = useState<number | null | undefined>(undefined);
  const t0 = typedT0 === undefined ? major?.t0 ?? reported ?? line.filedAt : typedT0;
  const [headcount, setHeadcount] = useState(String(major?.headcount ?? line.headcount ?? ''));
  const [estimate, setEstimate] = useState(moneyText(major?.estimateFen ?? null));
  const [order, setOrder] = useState<readonly Order[]>(major?.publicOrder ?? []);
  const [clicks, setClicks] = useState(major?.clicks === null || major === null ? '' : String(major.clicks));
  const [source, setSource] = useState(major?.clicksSource ?? '');
  const [reason, setReason] = useState('');
  const start = useRun('cases.startMajor');
  const edit = useRun('cases.editMajor');
  const people = countOf(headcount, true);
  const money = moneyOf(estimate);
  const views = countOf(clicks);
  const ready = people.count !== null && people.problem === null && money.problem === null && views.problem === null && t0 !== null && (major === null || reason.trim() !== '');
  const act = async (): Promise<void> => {
    if (!ready || people.count === null) return;
    const figures = { id: line.id, headcount: people.count, estimateFen: money.fen, publicOrder: [...order], clicks: views.count, clicksSource: source.trim() };
    if (major !== null && seen !== null) {
      if ((await edit.run({ ...figures, reason: reason.trim(), seen })) === undefined) return;
      tell('重大案件已保存');
      return onClose();
    }
    const done = await start.run({ ...figures, t0 });
    if (done === undefined) return;
    tell(`已启动重大案件：${triggersText(done.triggers)}`);
    onStarted?.();
  };
  const failure = start.failure ?? edit.failure;
  return (
    <Dialog title={major === null ? '启动重大案件' : '改重大案件'} width={620} onClose={onClose} closable={!start.running && !edit.running} footer={<><Button onClick={onClose}>取消</Button><Button kind="primary" disabled={!ready} running={start.running || edit.running} onClick={() => void act()}>{major === null ? '启动，五个时限同时起算' : '保存'}</Button></>}>
      {major !== null || line.proposedTriggers.length === 0 ? null : <Note head="达到启动条件">{triggersText(line.proposedTriggers)}。启动时间取网格报告和大队接报中较早的一个。</Note>}
      <FieldRow>
        <Field label="启动时间" required hint="五个时限从这一刻起算，不停表。">{(control) => <InstantInput {...control} value={t0} onChange={setT0} disabled={major !== null} />}</Field>
        <Field label="涉及人数" required error={headcount === '' ? null : people.problem}>{(control) => <TextInput {...control} right unit="人" inputMode="numeric" value={headcount} onChange={setHeadcount} />}</Field>
      </FieldRow>
      <FieldRow>
        <Field label="估计金额" error={money.problem} hint="核实前的估计，与核实金额分列。">{(control) => <MoneyInput {...control} value={estimate} onChange={setEstimate} />}</Field>
        <Field label="舆情点击量" error={views.problem}>{(control) => <TextInput {...control} right unit="次" inputMode="numeric" value={clicks} onChange={setClicks} />}</Field>
      </FieldRow>
      <Field label="公共秩序">{() => <div>{(Object.keys(publicOrderWords) as Order[]).map((key) => <Check key={key} checked={order.includes(key)} onChange={(on) => setOrder(on ? [...order, key] : order.filter((one) => one !== key))}>{publicOrderWords[key]}　</Check>)}</div>}</Field>
      {clicks === '' ? null : <Field label="点击量来源和时间">{(control) => <TextInput {...control} value={source} onChange={setSource} maxLength={100} />}</Field>}
      {major === null ? null : <Field label="修改理由" required>{(control) => <TextInput {...control} value={reason} onChange={setReason} maxLength={200} />}</Field>}
      {failure === null || isSettingOvertaken(failure) ? null : <FailureNote failure={failure} />}
      {seen === null ? null : (
        <SettingConflict<Figures>
          failure={edit.failure} what="重大案件数据" labels={FIGURE_HEADS} words={figureWord} running={edit.running} act="按所选继续"
          seen={figuresOf(seen)} mine={figuresOf({ ...seen, headcount: people.count ?? seen.headcount, estimateFen: money.fen, publicOrder: order, clicks: views.count, clicksSource: source.trim() })}
          onTake={(values, stands) => {
            rebase({ ...stands, publicOrder: ordersOf(stands) });
            setHeadcount(String(values.headcount));
            setEstimate(moneyText(values.estimateFen));
            setOrder(ordersOf(values));
            setClicks(values.clicks === null ? '' : String(values.clicks));
            setSource(values.clicksSource);
            edit.clear();
          }}
          onTheirs={onClose} onClose={edit.clear}
        />
      )}
    </Dialog>
  );
}
