import { useState } from 'react';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Radio } from '#renderer/ui/form/Check.tsx';
import { isSettingOvertaken, SettingConflict } from '#renderer/ui/dialog/SettingConflict.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { PART_WORDS, type Part } from './partWords.ts';
import type { Staff } from './StaffSection.tsx';

interface Props {
  readonly caseId: number;
  readonly part: Part;
  readonly candidates: Staff['candidates'];
  /** Who has the part now, by staff number. */
  readonly holders: readonly string[];
  readonly onClose: () => void;
}

/** Whom the captain may give a part; those who may not take it stand below with the reason. The least loaded comes first. */
export function AssignDialog({ caseId, part, candidates, holders, onClose }: Props) {
  // As it stood when the dialog opened; another captain's deputy may give the part meanwhile.
  const [seen] = useState({ holders: holders.toSorted().join(' ') });
  const [staffNo, choose] = useState('');
  const [reason, setReason] = useState('');
  const assign = useRun('cases.assign');
  const fit = candidates.filter((one) => one.problems[part] === null).toSorted((a, b) => a.load - b.load);
  const others = candidates.filter((one) => one.problems[part] !== null);
  const act = async (from = seen): Promise<void> => {
    if (staffNo === '' || (await assign.run({ id: caseId, part, staffNo, reason: reason.trim(), seen: from.holders.split(' ').filter((one) => one !== '') })) === undefined) return;
    tell(`已指定${PART_WORDS[part]}`);
    onClose();
  };
  return (
    <Dialog
      title={`指定${PART_WORDS[part]}`} onClose={onClose} closable={!assign.running}
      footer={<><Button onClick={onClose} disabled={assign.running}>取消</Button><Button kind="primary" running={assign.running} reason={staffNo === '' ? '请选择人员' : null} onClick={() => void act()}>指定</Button></>}
    >
      <Field label="人员" required>
        {() => (
          <div role="radiogroup" aria-label="人员">
            {fit.length === 0 ? <p>没有可以担任的人员，原因见下。</p> : fit.map((one) => (
              <div key={one.staffNo}><Radio name="officer" value={one.staffNo} chosen={staffNo} onChoose={choose}>{one.name}（{one.staffNo}）　在办 {one.load} 件</Radio></div>
            ))}
          </div>
        )}
      </Field>
      {others.length === 0 ? null : <Field label="不能担任的人员">{() => <ul>{others.map((one) => <li key={one.staffNo}>{one.name}：{one.problems[part]}</li>)}</ul>}</Field>}
      <Field label="说明">{(control) => <TextInput {...control} value={reason} onChange={setReason} maxLength={200} />}</Field>
      {assign.failure === null || isSettingOvertaken(assign.failure) ? null : <FailureNote failure={assign.failure} />}
      <SettingConflict
        failure={assign.failure} what={`本案的${PART_WORDS[part]}`} labels={{ holders: PART_WORDS[part] }} seen={seen} mine={{ holders: staffNo }} running={assign.running} act="按所选办理"
        words={(_key, value) => (value === '' ? '未指定' : String(value).split(' ').map((one) => `${candidates.find((officer) => officer.staffNo === one)?.name ?? ''}（${one}）`).join('、'))}
        onTake={(_mine, stands) => void act(stands)} onTheirs={onClose} onClose={assign.clear}
      />
    </Dialog>
  );
}
