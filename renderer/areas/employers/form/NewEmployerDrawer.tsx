import { useState } from 'react';
import { useNavigate } from 'react-router';
import { route } from '#shared/routes.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { now, useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { SideDrawer } from '#renderer/ui/dialog/SideDrawer.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TagsInput } from '#renderer/ui/form/SelectInput.tsx';
import { useChecks } from '#renderer/ui/form/useChecks.ts';
import { useDraft } from '#renderer/ui/form/useDraft.ts';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { useSettled } from '#renderer/ui/useSettled.ts';
import { emptyFilter } from '../list/view.ts';
import { EmployerFields } from './EmployerFields.tsx';
import { emptyValues, fieldsOf, problemsOf, type EmployerValues } from './employerForm.ts';
import { PossibleDoubles } from './PossibleDoubles.tsx';

interface Values extends EmployerValues { readonly tags: readonly string[] }

/** Form of a new dossier. While the name is typed, existing employers of that name or code are shown, so that none is opened twice. */
export default function NewEmployerDrawer({ name, onClose }: { readonly name: string; readonly onClose: () => void }) {
  const [initial] = useState<Values>(() => ({ ...emptyValues(name), tags: [] }));
  const draft = useDraft<Values>(`employer-new:${name}`, initial);
  const create = useRun('employers.create');
  const navigate = useNavigate();
  const { values, checks } = { values: draft.value, checks: useChecks<EmployerValues>(problemsOf(draft.value, shanghaiDay(now())), create.failure) };
  const tags = useRead('employers.counts', { filter: emptyFilter }).data?.tags ?? [];
  const typedName = useSettled(values.name.trim(), 250);
  const typedCode = useSettled(values.uscc.trim(), 250);
  const save = async (): Promise<void> => {
    if (!checks.all()) return;
    const done = await create.run({ fields: fieldsOf(values), tags: [...values.tags] });
    if (done === undefined) return;
    draft.reset();
    void navigate(route.employer(done.id));
  };
  return (
    <SideDrawer
      title="新建档案" onClose={onClose} onPrimary={() => void save()} savedAt={draft.savedAt}
      footer={<><Button onClick={onClose}>关闭</Button><Button kind="primary" running={create.running} hint="Ctrl Enter" onClick={() => void save()}>建立档案</Button></>}
    >
      {draft.restoredAt === null || !draft.changed ? null : <NoteKey head="上次没有填完" actions={<Button kind="link" onClick={() => draft.reset(initial)}>清空重填</Button>}>这是 <DateText at={draft.restoredAt} /> 保存的草稿。</NoteKey>}
      <PossibleDoubles texts={[typedName, typedCode]} />
      <EmployerFields values={values} set={draft.set} checks={checks} />
      <Field label="标签">{(c) => <TagsInput {...c} value={values.tags} onChange={(chosen) => draft.set({ tags: chosen })} known={tags.map(({ tag }) => tag)} placeholder="可选，也可输入新标签" />}</Field>
      {checks.rest === null ? null : <FailureNote failure={checks.rest} />}
    </SideDrawer>
  );
}
