import { useState } from 'react';
import type { z } from 'zod';
import type { dossier as dossierShape } from '#shared/contract/employers.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { now, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { SideDrawer } from '#renderer/ui/dialog/SideDrawer.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { Check } from '#renderer/ui/form/Check.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { useChecks } from '#renderer/ui/form/useChecks.ts';
import { useDraft } from '#renderer/ui/form/useDraft.ts';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { EditConflict } from './EditConflict.tsx';
import { EmployerFields } from './EmployerFields.tsx';
import { fieldsOf, problemsOf, valuesOf, type EmployerValues } from './employerForm.ts';

type Dossier = z.output<typeof dossierShape>;

interface Values extends EmployerValues { readonly reason: string }

/** Changing the head data of a dossier. When somebody else changed it meanwhile, both versions are shown and nothing is lost. */
export default function EditEmployerDrawer({ dossier, onClose }: { readonly dossier: Dossier; readonly onClose: () => void }) {
  // What the form began from. The dossier itself may change below it; then saving is refused and the two are compared.
  const [base, setBase] = useState({ rowVersion: dossier.rowVersion, values: valuesOf(dossier.fields) });
  const [initial] = useState<Values>(() => ({ ...base.values, reason: '' }));
  const [allowed, setAllowed] = useState(false);
  const draft = useDraft<Values>(`employer-edit:${dossier.id}:${base.rowVersion}`, initial);
  const edit = useRun('employers.edit');
  const values = draft.value;
  const checks = useChecks<EmployerValues>(problemsOf(values, shanghaiDay(now())), edit.failure);
  const taken = edit.failure?.code === 'employers.codeTaken';
  const conflict = edit.failure?.code === 'ledger.changedMeanwhile';

  const save = async (rowVersion = base.rowVersion, next: Values = values): Promise<void> => {
    if (!checks.all()) return;
    const done = await edit.run({ id: dossier.id, rowVersion, fields: fieldsOf(next), allowDuplicateCode: allowed, reason: next.reason.trim() });
    if (done === undefined) return;
    draft.reset();
    tell('档案已保存');
    onClose();
  };
  const rebase = (rowVersion: number, theirs: EmployerValues, mine: EmployerValues): void => {
    setBase({ rowVersion, values: theirs });
    draft.set(mine); // the reason that was typed stays
    edit.clear();
  };

  return (
    <SideDrawer
      title="改档案" onClose={onClose} onPrimary={() => void save()} savedAt={draft.changed ? draft.savedAt : null}
      footer={<><Button onClick={() => { draft.reset(); onClose(); }}>放弃改动</Button><Button kind="primary" running={edit.running} disabled={!draft.changed} hint="Ctrl Enter" onClick={() => void save()}>保存</Button></>}
    >
      {draft.restoredAt === null || !draft.changed ? null : <NoteKey head="上次没有保存" actions={<Button kind="link" onClick={() => draft.reset(initial)}>恢复为现有内容</Button>}>这是 <DateText at={draft.restoredAt} /> 保存的草稿。</NoteKey>}
      <EmployerFields values={values} set={draft.set} checks={checks} />
      <Field label="修改理由" hint="写入资料变更史。">{(c) => <TextInput {...c} value={values.reason} onChange={(reason) => draft.set({ reason })} maxLength={200} placeholder="例如：营业执照变更" />}</Field>
      {taken ? <Check checked={allowed} onChange={setAllowed}>两户确需暂时并存，标为代码重复（质量码 C）后保存</Check> : null}
      {checks.rest === null || conflict ? null : <FailureNote failure={checks.rest} />}
      {conflict ? <EditConflict id={dossier.id} base={base.values} baseVersion={base.rowVersion} mine={values} data={edit.failure?.data ?? {}} onRebase={rebase} onClose={edit.clear} /> : null}
    </SideDrawer>
  );
}
