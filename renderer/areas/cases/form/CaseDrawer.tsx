import { useEffect, useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { SideDrawer } from '#renderer/ui/dialog/SideDrawer.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { InstantInput } from '#renderer/ui/form/DayInput.tsx';
import { EmployerPicker } from '#renderer/ui/form/EmployerPicker.tsx';
import { Field, FieldRow } from '#renderer/ui/form/Field.tsx';
import { MoneyInput } from '#renderer/ui/form/MoneyInput.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { useChecks } from '#renderer/ui/form/useChecks.ts';
import { useDraft } from '#renderer/ui/form/useDraft.ts';
import { tell } from '#renderer/ui/tell.ts';
import { triggersText } from '../words.ts';
import { CaseConflict } from './CaseConflict.tsx';
import { caseFieldsOf, caseProblems, caseValues, emptyCase, type CaseValues } from './caseForm.ts';

interface Props {
  /** Chosen already, where the case is registered from a dossier. */
  readonly employerId?: number | null;
  /** The case to change; without it a new one is registered. */
  readonly existing?: OutputOf<'cases.case'>;
  readonly onClose: () => void;
  readonly onDone: (id: number) => void;
}

/** Registers a case, or changes its head data with a reason. */
export function CaseDrawer({ employerId = null, existing, onClose, onDone }: Props) {
  const [initial] = useState<CaseValues>(() => (existing === undefined ? emptyCase : caseValues(existing.line.caseNo, existing.fields, existing.line.employerName)));
  // What the form began from. The case itself may change below it; then saving is refused and the two are compared.
  const [base, setBase] = useState({ rowVersion: existing?.rowVersion ?? 0, values: initial });
  const [name] = useState(existing === undefined ? `case-new:${employerId ?? ''}` : `case-edit:${existing.line.id}:${base.rowVersion}`);
  const draft = useDraft<CaseValues>(name, initial);
  const [reason, setReason] = useState('');
  const number = useRead('cases.nextNumber', {}, { enabled: existing === undefined });
  const employer = useRead('employers.glance', { id: employerId ?? 1 }, { enabled: employerId !== null });
  const register = useRun('cases.register');
  const edit = useRun('cases.edit');
  const failure = register.failure ?? edit.failure;
  const values = draft.value;
  const checks = useChecks<CaseValues>(caseProblems(values), failure);
  const { set } = draft;
  useEffect(() => {
    if (employer.data !== undefined && values.employerId === null) set({ employerId: employer.data.line.id, employerName: employer.data.line.name });
  }, [employer.data, values.employerId, set]);

  const conflict = edit.failure?.code === 'ledger.changedMeanwhile';
  const rebase = (rowVersion: number, theirs: CaseValues, taken: CaseValues): void => {
    setBase({ rowVersion, values: theirs });
    set(taken);
    edit.clear();
  };

  const save = async (): Promise<void> => {
    if (!checks.all()) return;
    const fields = caseFieldsOf(values);
    if (existing !== undefined) {
      const done = await edit.run({ id: existing.line.id, rowVersion: base.rowVersion, fields, reason: reason.trim() });
      if (done === undefined) return;
      tell('案件已保存');
      draft.reset();
      onDone(existing.line.id);
      return onClose();
    }
    const done = await register.run({ caseNo: values.caseNo.trim() === '' ? number.data?.caseNo ?? '' : values.caseNo.trim(), fields });
    if (done === undefined) return;
    tell(done.proposedTriggers.length === 0 ? `已登记 ${done.caseNo}` : `已登记 ${done.caseNo}，${triggersText(done.proposedTriggers)}，应启动重大案件`);
    draft.reset(emptyCase);
    onDone(done.id);
  };

  return (
    <SideDrawer
      title={existing === undefined ? '登记案件' : '改案件'} onClose={onClose} onPrimary={() => void save()} savedAt={draft.changed ? draft.savedAt : null}
      footer={<><Button onClick={() => { draft.reset(initial); onClose(); }}>{existing === undefined ? '放弃' : '放弃改动'}</Button><Button kind="primary" hint="Ctrl Enter" running={register.running || edit.running} onClick={() => void save()}>{existing === undefined ? '登记' : '保存'}</Button></>}
    >
      <Field label="用人单位" required error={checks.of('employerId')}>
        {(control) => <EmployerPicker {...control} value={values.employerId === null ? null : { id: values.employerId, name: values.employerName }} onChange={(chosen) => set({ employerId: chosen?.id ?? null, employerName: chosen?.name ?? '' })} />}
      </Field>
      <FieldRow>
        <Field label="案件编号" hint={existing === undefined ? '不填时按编号规则取下一号。' : '编号不能改。'}>
          {(control) => <TextInput {...control} value={values.caseNo} readOnly={existing !== undefined} onChange={(caseNo) => set({ caseNo })} maxLength={60} placeholder={number.data?.caseNo ?? ''} />}
        </Field>
        <Field label="立案时间" required error={checks.of('filedAt')}>{(control) => <InstantInput {...control} value={values.filedAt} onChange={(filedAt) => set({ filedAt })} onBlur={checks.left('filedAt')} />}</Field>
      </FieldRow>
      <FieldRow>
        <Field label="案由" required error={checks.of('cause')}>{(control) => <TextInput {...control} value={values.cause} onChange={(cause) => set({ cause })} onBlur={checks.left('cause')} maxLength={100} />}</Field>
        <Field label="来源">{(control) => <TextInput {...control} value={values.source} onChange={(source) => set({ source })} maxLength={40} placeholder="窗口投诉、12333 转办…" />}</Field>
      </FieldRow>
      <FieldRow columns="1.4fr 1fr 1fr">
        <Field label="核实欠薪金额" error={checks.of('verified')} hint="没有核实就不填。">{(control) => <MoneyInput {...control} value={values.verified} onChange={(verified) => set({ verified })} onBlur={checks.left('verified')} />}</Field>
        <Field label="涉及人数" error={checks.of('headcount')}>{(control) => <TextInput {...control} right unit="人" inputMode="numeric" value={values.headcount} onChange={(headcount) => set({ headcount })} onBlur={checks.left('headcount')} />}</Field>
        <Field label="未付人数" error={checks.of('unpaidHeadcount')}>{(control) => <TextInput {...control} right unit="人" inputMode="numeric" value={values.unpaidHeadcount} onChange={(unpaidHeadcount) => set({ unpaidHeadcount })} onBlur={checks.left('unpaidHeadcount')} />}</Field>
      </FieldRow>
      <Field label="主办工号">{(control) => <TextInput {...control} value={values.handler} onChange={(handler) => set({ handler })} maxLength={40} />}</Field>
      {existing === undefined ? null : <Field label="修改理由">{(control) => <TextInput {...control} value={reason} onChange={setReason} maxLength={200} />}</Field>}
      {failure === null || conflict ? null : <FailureNote failure={failure} />}
      {conflict && existing !== undefined ? <CaseConflict id={existing.line.id} base={base.values} baseVersion={base.rowVersion} mine={values} onRebase={rebase} onClose={edit.clear} /> : null}
    </SideDrawer>
  );
}
