import { useState } from 'react';
import { useMay, useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { isSettingOvertaken, SettingConflict } from '#renderer/ui/dialog/SettingConflict.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Check } from '#renderer/ui/form/Check.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { countOf } from '#renderer/ui/form/money.ts';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { tell } from '#renderer/ui/tell.ts';

interface Rule { readonly automatic: boolean; readonly capacity: number }
type Values = { readonly automatic: boolean; readonly capacity: number };

/** How the district dispatches; the captain sets it. */
export function DispatchRule() {
  const may = useMay();
  const rule = useRead('intake.dispatchRule', {}).data;
  const [editing, edit] = useState(false);
  if (rule === undefined) return null;
  return (
    <Section title="分派规则" more={may('intake.setDispatchRule') ? <Button kind="link" onClick={() => edit(true)}>修改</Button> : undefined}>
      <Facts facts={[['方式', rule.automatic ? '登记时按规则自动分派' : '由大队长或受理员分派'], ['顺序', '在办最少的先派，回避的不派'], ['在办上限', rule.capacity === 0 ? '不限' : `${rule.capacity} 件`]]} />
      {editing ? <RuleDialog rule={rule} onClose={() => edit(false)} /> : null}
    </Section>
  );
}

function RuleDialog({ rule, onClose }: { readonly rule: Rule; readonly onClose: () => void }) {
  // As it stood when the dialog opened; it may change below it.
  const [seen] = useState<Values>({ automatic: rule.automatic, capacity: rule.capacity });
  const [automatic, setAutomatic] = useState(rule.automatic);
  const [capacity, setCapacity] = useState(rule.capacity === 0 ? '' : String(rule.capacity));
  const save = useRun('intake.setDispatchRule');
  const { count, problem } = countOf(capacity);
  const mine: Values = { automatic, capacity: count ?? 0 };
  const act = async (wish: Rule, from: Rule): Promise<void> => {
    if ((await save.run({ ...wish, seen: { ...from } })) === undefined) return;
    tell('分派规则已保存');
    onClose();
  };
  return (
    <Dialog title="分派规则" onClose={onClose} footer={<><Button onClick={onClose}>取消</Button><Button kind="primary" running={save.running} disabled={problem !== null} onClick={() => void act(mine, seen)}>保存</Button></>}>
      <Check checked={automatic} onChange={setAutomatic}>登记时按规则自动分派</Check>
      <Field label="每人在办上限" error={problem} hint="不填表示不限。">{(control) => <TextInput {...control} right unit="件" inputMode="numeric" value={capacity} onChange={setCapacity} maxLength={3} />}</Field>
      {save.failure === null || isSettingOvertaken(save.failure) ? null : <FailureNote failure={save.failure} />}
      <SettingConflict<Values>
        failure={save.failure} what="分派规则" labels={{ automatic: '方式', capacity: '在办上限' }} seen={seen} mine={mine} running={save.running}
        words={(_key, value) => (typeof value === 'boolean' ? (value ? '登记时自动分派' : '由人分派') : value === 0 ? '不限' : `${value} 件`)}
        onTake={(values, now) => void act(values, now)} onTheirs={onClose} onClose={save.clear}
      />
    </Dialog>
  );
}
