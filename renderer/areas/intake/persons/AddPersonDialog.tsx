import { useState } from 'react';
import { useRun } from '#renderer/bridge/index.ts';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextArea } from '#renderer/ui/form/TextInput.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { emptyPerson, personProblem, type PersonValues } from '../form/values.ts';
import { StepDialog } from '../record/StepDialog.tsx';
import type { StepProps } from '../record/types.ts';
import { IdentityFields } from './IdentityFields.tsx';
import { SamePersonNote } from './SamePersonNote.tsx';

const WORDS = { delegate: ['增加代表', '增加', '集体推选的代表，至多五名。'], informant: ['补登举报人', '登记', '举报人愿意留名的才登记；登记后这一件不再是匿名举报。'] } as const;

export const AddDelegateDialog = (props: StepProps) => <AddPersonDialog {...props} role="delegate" />;
export const AddInformantDialog = (props: StepProps) => <AddPersonDialog {...props} role="informant" />;

function AddPersonDialog({ record, onClose, role }: StepProps & { readonly role: keyof typeof WORDS }) {
  const { id } = record.line;
  const [values, setValues] = useState<PersonValues>(emptyPerson);
  const [reason, setReason] = useState('');
  const add = useRun('intake.addPerson');
  const [title, act, words] = WORDS[role];
  const problem = personProblem(values);
  const or = (text: string): string | null => text.trim() || null;
  const save = async (): Promise<void> => {
    const done = await add.run({ id, role, person: { name: values.name.trim(), idNo: or(values.idNo), phone: or(values.phone), address: or(values.address), source: values.source }, reason: reason.trim() });
    if (done === undefined) return;
    tell(`已登记${done.pseudonym}`);
    onClose();
  };
  return (
    <StepDialog title={title} act={act} onAct={() => void save()} onClose={onClose} running={add.running} failure={add.failure} disabled={values.name.trim() === '' || reason.trim().length < 2 || problem.idNo !== null || problem.phone !== null} width={760}>
      <p>{words}</p>
      <IdentityFields person={values} onChange={setValues} />
      <SamePersonNote id={id} idNo={values.idNo} phone={values.phone} />
      <Field label="理由" required hint="不写本人的姓名和号码。">{(control) => <TextArea {...control} value={reason} onChange={setReason} maxLength={200} rows={2} />}</Field>
    </StepDialog>
  );
}
