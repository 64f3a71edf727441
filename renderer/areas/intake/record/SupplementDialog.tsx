import { useState } from 'react';
import { useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Check } from '#renderer/ui/form/Check.tsx';
import { DayInput, InstantInput } from '#renderer/ui/form/DayInput.tsx';
import { LateReason } from '#renderer/ui/form/LateReason.tsx';
import { Field, FieldRow } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { StepDialog } from './StepDialog.tsx';
import { versionedOf, type StepProps } from './types.ts';
import styles from './record.module.css';

const COMMON: readonly (readonly [item: string, why: string])[] = [['劳动合同', '证明劳动关系'], ['工资条', '证明工资标准和欠薪金额'], ['考勤记录', '证明出勤'], ['身份证复印件', '核实身份'], ['用人单位名称、地址', '明确被投诉单位']];

/** 一次性补正告知: everything that is missing, at once. D03 takes its number; the plan's answer period pauses when it is handed over. */
export function SupplementDialog({ record, onClose }: StepProps) {
  const facts = useRead('intake.deskFacts', {}).data;
  const [missing, setMissing] = useState<readonly { item: string; why: string }[]>([]);
  const [dueOn, setDueOn] = useState('');
  const [office, setOffice] = useState<string | null>(null);
  const [phone, setPhone] = useState<string | null>(null);
  const [handed, setHanded] = useState(true);
  const request = useRun('intake.requestSupplement');
  const repeat = useRun('intake.repeatSupplement');
  const again = record.supplement.times > 0;
  const [reason, setReason] = useState('');
  const place = office ?? facts?.officeAddress ?? '';
  const call = phone ?? facts?.officePhone ?? '';
  const rows = missing.filter((one) => one.item.trim() !== '');
  const act = async (): Promise<void> => {
    const wish = { ...versionedOf(record), missing: rows, dueOn, office: place, phone: call, handed };
    const done = again ? await repeat.run({ ...wish, reason }) : await request.run(wish);
    if (done === undefined) return;
    tell(`补正告知书 ${done.docNo} 已编号${handed ? '，答复期限中止' : '，待送达'}`);
    onClose();
  };
  const put = (at: number, change: Partial<{ item: string; why: string }>): void => setMissing(missing.map((one, index) => (index === at ? { ...one, ...change } : one)));
  return (
    <StepDialog title="一次性补正告知书" act="告知补正" onAct={() => void act()} onClose={onClose} running={request.running || repeat.running} failure={request.failure ?? repeat.failure} wants={rows.length > 0 ? null : missing.length === 0 ? '先点上面缺的材料' : '写明缺的是什么'} disabled={(again && reason.trim().length < 2) || place.trim() === '' || call.trim() === ''} width={640}>
      {again ? <><NoteKey head="第二次补正">计划只许告知一次。第二次由大队长办理，进本周例外清单，案件评查时记为缺陷。</NoteKey><Field label="为什么要第二次" required>{(control) => <TextInput {...control} value={reason} onChange={setReason} maxLength={200} />}</Field></> : <p>缺的材料一次说完；补正只告知一次。</p>}
      <div className={styles.ways}>{COMMON.filter(([item]) => !missing.some((one) => one.item === item)).map(([item, why]) => <Button key={item} kind="link" onClick={() => setMissing([...missing, { item, why }])}>{item}</Button>)}<Button kind="link" onClick={() => setMissing([...missing, { item: '', why: '' }])}>其他</Button></div>
      {missing.map((one, index) => (
        <div key={index} className={styles.missing}>
          <TextInput label={`缺的材料 ${index + 1}`} value={one.item} onChange={(item) => put(index, { item })} maxLength={60} />
          <TextInput label={`为什么需要 ${index + 1}`} value={one.why} onChange={(why) => put(index, { why })} maxLength={200} placeholder="为什么需要" />
          <Button kind="link" onClick={() => setMissing(missing.filter((_, at) => at !== index))}>去掉</Button>
        </div>
      ))}
      <FieldRow columns="1fr 1.6fr 1fr">
        <Field label="补正期限" hint="不填按默认期限。">{(control) => <DayInput {...control} value={dueOn} onChange={setDueOn} />}</Field>
        <Field label="提交地点" required>{(control) => <TextInput {...control} value={place} onChange={setOffice} maxLength={200} />}</Field>
        <Field label="联系电话" required>{(control) => <TextInput {...control} value={call} onChange={setPhone} maxLength={40} />}</Field>
      </FieldRow>
      <Check checked={handed} onChange={setHanded}>现在当面送达（不勾选的，送达后再登记）</Check>
    </StepDialog>
  );
}

/** 登记送达: when the notice was handed over; the term that it gives begins there. */
export function ServeSupplement({ record, onClose }: StepProps) {
  const serve = useRun('intake.serveSupplement');
  const [at, setAt] = useState<number | null>(null);
  const [lateReason, setLateReason] = useState('');
  const act = async (): Promise<void> => {
    if ((await serve.run({ ...versionedOf(record), servedAt: at, lateReason })) === undefined) return;
    tell('送达已登记，答复期限中止');
    onClose();
  };
  return (
    <StepDialog title="登记补正告知书送达" act="登记送达" onAct={() => void act()} onClose={onClose} running={serve.running} failure={serve.failure}>
      <p>从送达之日起，计划的答复期限中止，补正期限起算；晚送达的，补正期限顺延，给足告知书上的天数。</p>
      <Field label="送达时间" hint="刚刚送达的不填。">{(control) => <InstantInput {...control} value={at} onChange={setAt} />}</Field>
      <LateReason failure={serve.failure} value={lateReason} onChange={setLateReason} />
    </StepDialog>
  );
}

/** 收到补正材料: what came in; with all of it the answer is due anew. */
export function ReceiveSupplement({ record, onClose, onReceived }: StepProps) {
  const open = record.supplement.missing.flatMap((one, index) => (one.received ? [] : [{ ...one, index }]));
  const [pages, setPages] = useState<Readonly<Record<number, string>>>({});
  const receive = useRun('intake.receiveSupplement');
  const chosen = open.filter((one) => pages[one.index] !== undefined);
  const act = async (): Promise<void> => {
    const done = await receive.run({ ...versionedOf(record), received: chosen.map((one) => ({ index: one.index, pages: Number(pages[one.index]) || 0 })), receivedAt: null });
    if (done === undefined) return;
    tell(done.state === 'dispatched' ? '材料齐全，答复期限重新起算' : '已登记，还有材料没有到');
    onClose();
    onReceived();
  };
  return (
    <StepDialog title="收到补正材料" act="登记收到" onAct={() => void act()} onClose={onClose} running={receive.running} failure={receive.failure} wants={chosen.length === 0 ? '先勾选收到的材料' : null}>
      {open.map((one) => (
        <div key={one.index} className={styles.missing}>
          <Check checked={pages[one.index] !== undefined} onChange={(on) => setPages(on ? { ...pages, [one.index]: '1' } : Object.fromEntries(Object.entries(pages).filter(([key]) => Number(key) !== one.index)))}>{one.item}</Check>
          {pages[one.index] === undefined ? <span /> : <TextInput label={`${one.item} 页数`} right unit="页" inputMode="numeric" value={pages[one.index] ?? ''} onChange={(text) => setPages({ ...pages, [one.index]: text })} maxLength={4} />}
        </div>
      ))}
      <p>全部收齐的，法定答复期限从今天重新起算。</p>
    </StepDialog>
  );
}
