import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { shanghaiMinute } from '#shared/rules/time.ts';
import { now, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { InstantInput } from '#renderer/ui/form/DayInput.tsx';
import { isSettingOvertaken, SettingConflict } from '#renderer/ui/dialog/SettingConflict.tsx';
import { LateReason } from '#renderer/ui/form/LateReason.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { SelectInput } from '#renderer/ui/form/SelectInput.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { nodeWords } from '../words.ts';
import type { Node } from './NodeLamp.tsx';

type Major = NonNullable<OutputOf<'cases.case'>['major']>;
type Key = keyof typeof nodeWords;

/** What can be recorded for a clock, the first one not yet recorded chosen. */
const parts: Readonly<Record<Node['key'], readonly Key[]>> = { n30: ['brigade', 'police'], n2h: ['brief'], n6h: ['agreement', 'refusalAt'], n24h: ['refusalAt', 'policeFiling'], n72h: ['report'] };

/** Records the time of one step; two fields, the time is now unless told otherwise. A later change needs a reason. */
export function NodeDialog({ caseId, major, node, onClose }: { readonly caseId: number; readonly major: Major; readonly node: Node['key']; readonly onClose: () => void }) {
  const keys = parts[node];
  const [key, setKey] = useState<Key>(keys.find((one) => (major.times[one] ?? null) === null) ?? keys[0] ?? 'report');
  // The course as it stood when the dialog opened; it may change below it.
  const [seen, setSeen] = useState(major.times);
  const recorded = seen[key] ?? null;
  const [at, setAt] = useState<number | null>(recorded ?? now());
  const [note, setNote] = useState('');
  const [reason, setReason] = useState('');
  const save = useRun('cases.setNode');
  const late = at !== null && at > now();
  const choose = (next: Key): void => {
    setKey(next);
    setAt(seen[next] ?? now());
  };
  const act = async (wish = at, from = recorded): Promise<void> => {
    const done = await save.run({ id: caseId, node: key, at: wish, note: note.trim(), reason: reason.trim(), seen: from });
    if (done === undefined) return;
    tell('进展已登记');
    onClose();
  };
  return (
    <Dialog title="登记进展" onClose={onClose} closable={!save.running} footer={<><Button onClick={onClose} disabled={save.running}>取消</Button><Button kind="primary" running={save.running} disabled={late} reason={at === null && recorded === null ? '请填写时间' : null} onClick={() => void act()}>登记</Button></>}>
      <Field label="事项">{(control) => <SelectInput {...control} value={key} onChange={choose} choices={(Object.keys(nodeWords) as Key[]).map((value) => ({ value, label: nodeWords[value] }))} />}</Field>
      <Field label="时间" required error={late ? '时间不能晚于现在。' : null} hint={recorded === null ? '默认现在。' : '清空即撤销登记。'}>{(control) => <InstantInput {...control} value={at} onChange={setAt} />}</Field>
      <Field label="说明" hint="不写工人姓名、证件号码和电话。">{(control) => <TextInput {...control} value={note} onChange={setNote} maxLength={200} placeholder="例如：总包、建设单位已签，分包未到" />}</Field>
      {recorded === null ? <LateReason failure={save.failure} value={reason} onChange={setReason} /> : <Field label="修改理由" hint="登记满 10 分钟后修改必须写明。">{(control) => <TextInput {...control} value={reason} onChange={setReason} maxLength={200} />}</Field>}
      {save.failure === null || isSettingOvertaken(save.failure) ? null : <FailureNote failure={save.failure} />}
      <SettingConflict<{ at: number | null }>
        failure={save.failure} what={nodeWords[key]} labels={{ at: '时间' }} seen={{ at: recorded }} mine={{ at }} words={(_key, value) => (typeof value === 'number' ? shanghaiMinute(value) : '没有登记')} running={save.running} act="按所选继续"
        onTake={(values, stands) => { setSeen({ ...seen, [key]: stands.at }); setAt(values.at); save.clear(); }} onTheirs={onClose} onClose={save.clear}
      />
    </Dialog>
  );
}
