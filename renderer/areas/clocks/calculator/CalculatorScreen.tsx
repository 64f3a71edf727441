import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useNow, useRead } from '#renderer/bridge/index.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { InstantInput } from '#renderer/ui/form/DayInput.tsx';
import { Check } from '#renderer/ui/form/Check.tsx';
import { Field, FieldRow } from '#renderer/ui/form/Field.tsx';
import { SelectInput } from '#renderer/ui/form/SelectInput.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { ClocksTabs } from '../ClocksTabs.tsx';
import { Answer } from './Answer.tsx';
import { PauseRows } from './PauseRows.tsx';
import styles from './calculator.module.css';
import { mayPause, questionOf, type Values } from './question.ts';

/** 期限计算: any rule of the pack from any day, explained day by day. Nothing is stored; the command line's `deadline` answers the same. */
export default function CalculatorScreen() {
  const now = useNow();
  const [query] = useSearchParams();
  const rules = useRead('clocks.rules', {});
  const [values, setValues] = useState<Values>(() => ({ rule: query.get('rule') ?? '', start: now - (now % 60_000), urged: null, pauses: [], extended: false }));
  const set = (change: Partial<Values>): void => setValues((before) => ({ ...before, ...change }));
  const rule = rules.data?.rules.find((one) => one.id === values.rule);
  const question = questionOf(values, rule);
  const answer = useRead('clocks.calculate', question ?? { rule: '', start: 0, urged: null, pauses: [], extended: false }, { enabled: question !== null });
  return (
    <Page title="期限计算" summary="按规则包推算，不改动台账" strip={<ClocksTabs here="calculator" />}>
      {rules.failure === null ? null : <FailureNote failure={rules.failure} again={rules.again} />}
      {rules.loading ? <LoadingLines lines={6} /> : null}
      {rules.data === undefined ? null : (
        <div className={styles.columns}>
          <form className={styles.form} aria-label="推算条件" onSubmit={(event) => event.preventDefault()}>
            <Field label="时限" required hint={rule === undefined ? '可输入名称或条款查找。' : basis(rule)}>
              {(control) => (
                <SelectInput
                  {...control} searchable placeholder="选一项时限" value={values.rule === '' ? null : values.rule} onChange={(id) => set({ rule: id })}
                  choices={rules.data?.rules.map((one) => ({ value: one.id, label: [one.zh, one.lengthText, one.clause].filter((part) => part !== '').join('　') })) ?? []}
                />
              )}
            </Field>
            <FieldRow columns={rule?.needsUrged === true ? '1fr 1fr' : '1fr'}>
              <Field label={rule?.needsUrged === true ? '决定书送达' : '起算时间'} required hint="按天计的期限，起算当日不计。">{(control) => <InstantInput {...control} value={values.start} onChange={(start) => set({ start })} />}</Field>
              {rule?.needsUrged === true ? <Field label="催告书送达" required>{(control) => <InstantInput {...control} value={values.urged} onChange={(urged) => set({ urged })} />}</Field> : null}
            </FieldRow>
            {mayPause(rule) ? <PauseRows pauses={values.pauses} onChange={(pauses) => set({ pauses })} /> : null}
            {rule?.extendable === true ? <Check checked={values.extended} onChange={(extended) => set({ extended })}>已批准延长</Check> : null}
          </form>
          <div className={styles.answer} aria-live="polite">
            {question === null ? <EmptyState>{rule === undefined ? '选一项时限，这里显示到期日和每一天怎么算。' : '还缺时间，填好后这里显示结果。'}</EmptyState>
              : answer.failure !== null ? <FailureNote failure={answer.failure} />
              : answer.data === undefined ? <LoadingLines lines={8} /> : <Answer answer={answer.data} question={question} />}
          </div>
        </div>
      )}
    </Page>
  );
}

function basis(rule: { readonly clause: string; readonly legalBasis: string | null; readonly officeHours: boolean }): string {
  return [rule.clause === '' ? '' : `计划 ${rule.clause}`, rule.legalBasis ?? '', rule.officeHours ? '只计上班时间' : ''].filter((part) => part !== '').join('；');
}
