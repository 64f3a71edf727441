import { useState } from 'react';
import { OFFICE_HEADS, officeWord } from '#shared/rules/papers/officeWords.ts';
import { paperNumber } from '#shared/rules/papers/numbering.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { now, useMay, useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { isSettingOvertaken, SettingConflict } from '#renderer/ui/dialog/SettingConflict.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { Check, Radio } from '#renderer/ui/form/Check.tsx';
import { Field, FieldRow } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { figureProblems, fieldsOf, typedOf, type Figure, type Office, type Typed } from './officeForm.ts';
import styles from './settings.module.css';

type Found = OutputOf<'settings.office'>;
const HEADS = Object.keys(OFFICE_HEADS) as (keyof Office)[];

/** 大队信息: what papers, numbers and slips say of the district. Whoever may not change it reads it here. */
export function OfficeSection() {
  const found = useRead('settings.office', {});
  const may = useMay();
  if (found.failure !== null) return <FailureNote failure={found.failure} again={found.again} />;
  if (found.data === undefined) return <LoadingLines lines={12} />;
  if (may('settings.setOffice')) return <OfficeForm found={found.data} />;
  const { fields, sample } = found.data;
  return (
    <Section title="大队信息" caption="由系统管理员修改">
      <Facts labelWidth={120} facts={HEADS.flatMap((field) => [[OFFICE_HEADS[field], field === 'organ' && fields.organ === '' ? `${found.data?.defaults.organ ?? ''}（未填，暂用）` : officeWord(field, fields[field])] as const, ...(field === 'numberStyle' ? [['编号示例', sample] as const] : [])])} />
    </Section>
  );
}

/** What holds where nothing is typed, and within which bounds the province's figure lies. */
const range = ([least, most]: readonly [number, number]): string => `${least / 100} 至 ${most / 100} 元；不填就按 ${least / 100} 元提示。`;

function OfficeForm({ found }: { readonly found: Found }) {
  // What the officer began from; a change that arrives meanwhile is not taken over silently.
  const [base, rebase] = useState<{ readonly seen: Office; readonly typed: Typed } | null>(null);
  const save = useRun('settings.setOffice');
  const seen = base?.seen ?? found.fields;
  const typed = base?.typed ?? typedOf(found.fields);
  const set = (part: Partial<Typed>): void => rebase({ seen, typed: { ...typed, ...part } });
  const problems = figureProblems(typed, found.defaults);
  const mine = fieldsOf(typed, seen, found.defaults);
  const wrong = Object.values(problems).some((problem) => problem !== null);
  const changed = wrong || HEADS.some((field) => mine[field] !== seen[field]);
  const leave = (): void => { rebase(null); save.clear(); };
  const keep = async (fields: Office, from: Office): Promise<void> => {
    if ((await save.run({ fields, seen: from })) === undefined) return;
    tell('大队信息已保存，以后的文书按它排印');
    leave();
  };
  const { previous, defaults } = found;
  const prefix = typed.numberPrefix.trim() || defaults.numberPrefix;
  const year = Number(shanghaiDay(now()).slice(0, 4));
  const sample = (style: 'form' | 'gb'): string => paperNumber({ prefix, style, class: '立', year, seq: 1 });
  const text = (field: 'officePhone' | 'officeAddress' | 'reviewBody' | 'court', most: number, hint?: string) => (
    <Field label={OFFICE_HEADS[field]} {...(hint === undefined ? {} : { hint })}>{(control) => <TextInput {...control} value={typed[field]} onChange={(value) => set({ [field]: value })} maxLength={most} />}</Field>
  );
  const figure = (field: Figure, label: string, unit: string, hint: string) => (
    <Field label={label} error={problems[field]} hint={hint}>{(control) => <TextInput {...control} right unit={unit} inputMode="numeric" value={typed[field]} onChange={(value) => set({ [field]: value })} maxLength={unit === '元' ? 7 : 3} />}</Field>
  );
  return (
    <div className={styles.office}>
      <Section title="机关" caption="印在文书、回执和登记簿上">
        <Field label={OFFICE_HEADS.organ} hint={typed.organ.trim() === '' ? `不填就用“${defaults.organ}”。请按公章上的名称填写。` : '请与公章上的名称一致。'}>{(control) => <TextInput {...control} value={typed.organ} onChange={(organ) => set({ organ })} maxLength={60} placeholder={defaults.organ} />}</Field>
        <FieldRow columns="1fr 1.8fr">{text('officePhone', 40, '当事人查询、补正联系用。')}{text('officeAddress', 200)}</FieldRow>
        <FieldRow>{text('reviewBody', 200, '不予受理等告知书上写明。')}{text('court', 200)}</FieldRow>
      </Section>
      <Section title="文书编号" caption="每类每年一个序号；改样式不影响已取的号">
        <FieldRow columns="160px 1fr">
          <Field label={OFFICE_HEADS.numberPrefix} hint={`不填就用“${defaults.numberPrefix}”。`}>{(control) => <TextInput {...control} value={typed.numberPrefix} onChange={(numberPrefix) => set({ numberPrefix })} maxLength={6} placeholder={defaults.numberPrefix} />}</Field>
          <Field label={OFFICE_HEADS.numberStyle}>{() => (
            <div role="radiogroup" aria-label={OFFICE_HEADS.numberStyle}>
              <div><Radio name="style" value="form" chosen={typed.numberStyle} onChoose={(numberStyle) => set({ numberStyle })}>{`执法文书样式　${sample('form')}`}</Radio></div>
              <div><Radio name="style" value="gb" chosen={typed.numberStyle} onChoose={(numberStyle) => set({ numberStyle })}>{`公文样式　${sample('gb')}`}</Radio></div>
            </div>
          )}</Field>
        </FieldRow>
      </Section>
      <Section title="期限" caption="只管以后起算的；正在走的不变">
        <FieldRow columns="220px 1fr">
          {figure('supplementDays', OFFICE_HEADS.supplementDays, '日', `不填就按规则包，${defaults.supplementDays} 日。`)}
          <Field label={OFFICE_HEADS.reviewContinuous} hint="计划 4.2(1)：立案审核 2 小时。">{() => <Check checked={typed.reviewContinuous} onChange={(reviewContinuous) => set({ reviewContinuous })}>连续计时（不勾选的，只计工作日上班时间）</Check>}</Field>
        </FieldRow>
      </Section>
      <Section title="涉嫌犯罪的提示" caption="登记时自动提示“涉嫌拒不支付劳动报酬罪”的数额，以本省高级人民法院的规定为准">
        <FieldRow>
          {figure('crimeSingleFen', OFFICE_HEADS.crimeSingleFen, '元', range(defaults.crimeSingleFen))}
          {figure('crimeGroupFen', OFFICE_HEADS.crimeGroupFen, '元', range(defaults.crimeGroupFen))}
        </FieldRow>
      </Section>
      <Section title="保密">
        <FieldRow columns="1fr 1fr 1fr">
          {figure('smallCell', '公开版：少于几人不列数', '人', '不低于 3 人。')}
          {figure('showSeconds', '身份每次显示多久', '秒', '5 至 600 秒。')}
          {figure('gridHours', '网格员可看自己录入的身份', '时', '至多 72 小时。')}
        </FieldRow>
      </Section>
      {save.failure === null || isSettingOvertaken(save.failure) ? null : <FailureNote failure={save.failure} />}
      <div className={styles.acts}>
        <Button kind="primary" running={save.running} disabled={!changed || wrong} onClick={() => void keep(mine, seen)}>保存大队信息</Button>
        {base === null ? null : <Button onClick={leave}>放弃改动</Button>}
        {previous === null || base !== null ? null : <Button kind="link" onClick={() => rebase({ seen, typed: typedOf(previous) })}>填回上一次的内容</Button>}
        {found.changedAt === null ? null : <span className={styles.told}>工号 {found.changedBy} 于 <DateText at={found.changedAt} /> 改过</span>}
      </div>
      <SettingConflict<Office>
        failure={save.failure} what="大队信息" labels={OFFICE_HEADS} seen={seen} mine={mine} words={(field, value) => officeWord(field, value ?? '')} running={save.running}
        onTake={(fields, stands) => { rebase({ seen: stands, typed: typedOf(fields) }); void keep(fields, stands); }} onTheirs={leave} onClose={save.clear}
      />
    </div>
  );
}
