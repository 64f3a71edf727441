import { useState } from 'react';
import { CLAIM_WORD, CLAIMS } from '#shared/rules/intake/vocabulary.ts';
import { PUBLIC_ORDER_WORD } from '#shared/rules/cases/vocabulary.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Check } from '#renderer/ui/form/Check.tsx';
import { DayInput, MonthInput } from '#renderer/ui/form/DayInput.tsx';
import { Field, FieldError, FieldRow } from '#renderer/ui/form/Field.tsx';
import { MoneyInput } from '#renderer/ui/form/MoneyInput.tsx';
import { TextArea, TextInput } from '#renderer/ui/form/TextInput.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import type { FormValues, PublicOrder } from './values.ts';
import styles from './form.module.css';

type Field_ = 'claims' | 'headcount' | 'amount' | 'to' | 'clicks' | 'clicksSource';

interface Props {
  readonly values: FormValues;
  readonly set: (change: Partial<FormValues>) => void;
  readonly errorOf: (field: Field_) => string | null;
  readonly left: (field: Field_) => () => void;
}

function toggled<T>(all: readonly T[], one: T, on: boolean): T[] {
  return on ? [...all.filter((other) => other !== one), one] : all.filter((other) => other !== one);
}

/** 诉求: claims, months, people, amount and what was said; further down what makes a matter urgent. */
export function MatterPart({ values, set, errorOf, left }: Props) {
  const urgent = values.suspectedCrime || values.massIncident || values.publicOrder.length > 0 || values.clicks !== '';
  const [more, showMore] = useState(urgent);
  const claimsError = errorOf('claims');
  return (
    <Section title="诉求">
      <div className={styles.choices}>{CLAIMS.map((claim) => <Check key={claim} checked={values.claims.includes(claim)} onChange={(on) => set({ claims: toggled(values.claims, claim, on) })}>{CLAIM_WORD[claim]}</Check>)}</div>
      {claimsError === null ? null : <FieldError text={claimsError} />}
      <div className={styles.part}>
        <FieldRow columns="1fr 1fr 0.8fr 1.2fr 1fr">
          <Field label="欠薪起月">{(control) => <MonthInput {...control} value={values.from} onChange={(from) => set({ from })} />}</Field>
          <Field label="欠薪止月" error={errorOf('to')}>{(control) => <MonthInput {...control} value={values.to} onChange={(to) => set({ to })} onBlur={left('to')} />}</Field>
          <Field label="涉及人数" error={errorOf('headcount')}>{(control) => <TextInput {...control} right unit="人" inputMode="numeric" value={values.headcount} onChange={(headcount) => set({ headcount })} onBlur={left('headcount')} />}</Field>
          <Field label="主张金额" error={errorOf('amount')}>{(control) => <MoneyInput {...control} value={values.amount} onChange={(amount) => set({ amount })} onBlur={left('amount')} />}</Field>
          <Field label="行为终了日" hint="不在持续的才填。">{(control) => <DayInput {...control} value={values.endedOn} onChange={(endedOn) => set({ endedOn })} />}</Field>
        </FieldRow>
        <Field label="事实陈述" hint="密封保存，列表、打印和日志里都不出现。">{(control) => <TextArea {...control} value={values.statement} onChange={(statement) => set({ statement })} rows={2} maxLength={5000} />}</Field>
        {more ? (
          <>
            <div className={styles.choices}>
              <Check checked={values.suspectedCrime} onChange={(suspectedCrime) => set({ suspectedCrime })}>涉嫌拒不支付劳动报酬罪</Check>
              <Check checked={values.massIncident} onChange={(massIncident) => set({ massIncident })}>群体性事件</Check>
              {(Object.keys(PUBLIC_ORDER_WORD) as PublicOrder[]).map((one) => <Check key={one} checked={values.publicOrder.includes(one)} onChange={(on) => set({ publicOrder: toggled(values.publicOrder, one, on) })}>{PUBLIC_ORDER_WORD[one]}</Check>)}
            </div>
            <FieldRow columns="1fr 2fr">
              <Field label="舆情点击量" error={errorOf('clicks')}>{(control) => <TextInput {...control} right unit="次" inputMode="numeric" value={values.clicks} onChange={(clicks) => set({ clicks })} onBlur={left('clicks')} />}</Field>
              <Field label="点击量来源" error={errorOf('clicksSource')} hint="平台和时间，例如“微博 03-31 23:30”。">{(control) => <TextInput {...control} value={values.clicksSource} onChange={(clicksSource) => set({ clicksSource })} onBlur={left('clicksSource')} maxLength={100} />}</Field>
            </FieldRow>
          </>
        ) : <div><Button kind="link" onClick={() => showMore(true)}>涉嫌犯罪、堵路、跳楼、群体上访、网络舆情…</Button></div>}
      </div>
    </Section>
  );
}
