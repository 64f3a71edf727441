import { useState } from 'react';
import { maskCitizenNumber, maskName, maskPhone } from '#shared/rules/identifiers/mask.ts';
import { useRead, useRun } from '#renderer/bridge/index.ts';
import { ConflictDialog } from '#renderer/ui/dialog/ConflictDialog.tsx';
import type { Choice, ConflictField } from '#renderer/ui/dialog/versions.ts';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextArea } from '#renderer/ui/form/TextInput.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { emptyPerson, personProblem, type PersonValues } from '../form/values.ts';
import { StepDialog } from '../record/StepDialog.tsx';
import type { Record_ } from '../record/types.ts';
import { IdentityFields, type Clearable } from './IdentityFields.tsx';
import { SamePersonNote } from './SamePersonNote.tsx';

export type MaskedPerson = Record_['persons'][number];

interface Props { readonly id: number; readonly person: MaskedPerson; readonly onClose: () => void }

const or = (text: string): string | null => text.trim() || null;

/** 更正身份: only what changes is typed or read; what stands there shows by mask. Who comes second sees both, by mask too. */
export function CorrectDialog({ id, person, onClose }: Props) {
  const [base, setBase] = useState(person);
  const [values, setValues] = useState<PersonValues>(emptyPerson);
  const [cleared, setCleared] = useState<readonly Clearable[]>([]);
  const [reason, setReason] = useState('');
  const [left, leave] = useState(false);
  const correct = useRun('intake.correctPerson');
  const { failure } = correct;
  const overtaken = failure?.code === 'ledger.changedMeanwhile';
  const problem = personProblem(values);
  const nothing = [values.name, values.idNo, values.phone, values.address].every((text) => text.trim() === '') && cleared.length === 0;
  const missing = reason.trim().length < 2;
  const act = async (): Promise<void> => {
    const done = await correct.run({
      id, personId: base.id, personVersion: base.rowVersion, reason: reason.trim(),
      change: { name: or(values.name), idNo: or(values.idNo), phone: or(values.phone), address: or(values.address), clear: cleared.filter((field) => values[field].trim() === ''), source: values.source },
    });
    if (done === undefined) return;
    tell(`${done.pseudonym}的身份已更正`);
    onClose();
  };
  return (
    <StepDialog title={`更正${person.pseudonym}的身份`} act="保存更正" onAct={() => void act()} onClose={onClose} running={correct.running} failure={overtaken ? null : failure} disabled={missing || nothing || problem.idNo !== null || problem.phone !== null} width={760}>
      <p>只填要改的项，空着的不改；或者读身份证。改前的内容密封保留，日志里只写改了哪几项。</p>
      <IdentityFields person={values} onChange={setValues} now={base} cleared={cleared} onClear={(field) => { setCleared((was) => (was.includes(field) ? was.filter((one) => one !== field) : [...was, field])); setValues((was) => ({ ...was, [field]: '' })); }} />
      <SamePersonNote id={id} idNo={values.idNo} phone={values.phone} />
      <Field label="更正理由" required error={left && missing ? '请写明理由，经过和日志中会保留。' : null} hint="写为什么改，不写本人的姓名和号码，例如“本人出示证件更正”。">
        {(control) => <TextArea {...control} value={reason} onChange={setReason} onBlur={() => leave(true)} maxLength={200} rows={2} />}
      </Field>
      {overtaken ? (
        <Overtaken
          id={id} base={base} values={values} cleared={cleared} onClose={correct.clear}
          onTake={(now, choice) => {
            setBase(now);
            setValues((was) => ({ ...was, ...Object.fromEntries(FIELDS.filter(({ key }) => choice[key] === 'theirs').map(({ key }) => [key, ''])) }));
            setCleared((was) => was.filter((field) => choice[field] !== 'theirs'));
            correct.clear();
          }}
        />
      ) : null}
    </StepDialog>
  );
}

const FIELDS = [
  { key: 'name', label: '姓名', mask: maskName }, { key: 'idNo', label: '证件号码', mask: maskCitizenNumber }, { key: 'phone', label: '联系电话', mask: maskPhone }, { key: 'address', label: '住址', mask: () => '' },
] as const;

interface OvertakenProps {
  readonly id: number; readonly base: MaskedPerson; readonly values: PersonValues; readonly cleared: readonly Clearable[];
  readonly onTake: (now: MaskedPerson, choice: Choice) => void; readonly onClose: () => void;
}

/** Both corrections side by side, masked: which fields the other one changed comes from the kept versions, never what they say. */
function Overtaken({ id, base, values, cleared, onTake, onClose }: OvertakenProps) {
  const persons = useRead('identities.persons', { subject: { kind: 'complaint', id } });
  const record = useRead('intake.complaint', { id });
  const now = record.data?.persons.find((one) => one.id === base.id);
  const theirs = persons.data?.persons.find((one) => one.personId === base.id)?.corrections.filter((one) => one.version >= base.rowVersion) ?? [];
  const last = theirs.at(-1);
  if (now === undefined || last === undefined || now.rowVersion === base.rowVersion) return null;
  const changed = new Set(theirs.flatMap((one) => one.fields));
  const masks = { name: [base.name, now.name], idNo: [base.idNo, now.idNo], phone: [base.phone, now.phone], address: ['', ''] } as const;
  const fields = FIELDS.map(({ key, label, mask }): ConflictField => {
    const [before, after] = [masks[key][0] || '（不显示）', masks[key][1] || '（不显示）'];
    const typed = values[key].trim();
    const mine = typed !== '' ? `${mask(typed) || '（不显示）'}　您的更正` : key !== 'name' && cleared.includes(key) ? '（清空）' : before;
    return { key, label, before, theirs: changed.has(key) ? `${after}　已改` : before, mine };
  });
  return <ConflictDialog what={`${base.pseudonym}的身份`} by={last.staffNo} at={last.at} fields={fields} onTake={(choice) => onTake(now, choice)} onClose={onClose} />;
}
