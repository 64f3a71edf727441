import { useNow, useRead } from '#renderer/bridge/index.ts';
import { DayInput } from '#renderer/ui/form/DayInput.tsx';
import { Field, FieldRow } from '#renderer/ui/form/Field.tsx';
import { SelectInput } from '#renderer/ui/form/SelectInput.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import type { Checks } from '#renderer/ui/form/useChecks.ts';
import { industryWords } from '#renderer/ui/format/words.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import type { EmployerValues } from './employerForm.ts';

interface Props {
  readonly values: EmployerValues;
  readonly set: (change: Partial<EmployerValues>) => void;
  readonly checks: Checks<EmployerValues>;
}

const industries = (Object.keys(industryWords) as (keyof typeof industryWords)[]).map((value) => ({ value, label: industryWords[value] }));

/** The fields of an employer's head data, for a new dossier and for changing one. */
export function EmployerFields({ values, set, checks }: Props) {
  const streets = useRead('settings.streets', {}).data?.streets ?? [];
  const today = shanghaiDay(useNow());
  const known = streets.some(({ code }) => code === values.streetCode) || values.streetCode === '' ? streets : [...streets, { code: values.streetCode, name: '' }];
  return (
    <>
      <Field label="单位名称" required error={checks.of('name')}>{(c) => <TextInput {...c} value={values.name} onChange={(name) => set({ name })} onBlur={checks.left('name')} maxLength={100} autoFocus />}</Field>
      <Field label="统一社会信用代码" error={checks.of('uscc')} hint="暂时没有代码的可以留空，先用临时编号。">{(c) => <TextInput {...c} value={values.uscc} onChange={(uscc) => set({ uscc: uscc.toUpperCase() })} onBlur={checks.left('uscc')} maxLength={40} />}</Field>
      <FieldRow>
        <Field label="行业" required>{(c) => <SelectInput {...c} value={values.industry} onChange={(industry) => set({ industry })} choices={industries} />}</Field>
        <Field label="街道（乡镇）" required error={checks.of('streetCode')}>
          {(c) => (known.length === 0
            ? <TextInput {...c} value={values.streetCode} onChange={(streetCode) => set({ streetCode })} onBlur={checks.left('streetCode')} placeholder="9 位街道代码" maxLength={9} inputMode="numeric" />
            : <SelectInput {...c} searchable value={values.streetCode === '' ? null : values.streetCode} onChange={(streetCode) => set({ streetCode })} onBlur={checks.left('streetCode')} placeholder="请选择" choices={known.map(({ code, name }) => ({ value: code, label: name === '' ? code : `${name} ${code}` }))} />)}
        </Field>
      </FieldRow>
      <FieldRow columns="1fr 2fr">
        <Field label="单位类型">{(c) => <TextInput {...c} value={values.unitType} onChange={(unitType) => set({ unitType })} maxLength={40} placeholder="例如 有限责任公司" />}</Field>
        <Field label="经营地址">{(c) => <TextInput {...c} value={values.address} onChange={(address) => set({ address })} maxLength={200} />}</Field>
      </FieldRow>
      <FieldRow>
        <Field label="法定代表人（经营者）">{(c) => <TextInput {...c} value={values.legalRep} onChange={(legalRep) => set({ legalRep })} maxLength={50} />}</Field>
        <Field label="联系电话">{(c) => <TextInput {...c} value={values.phone} onChange={(phone) => set({ phone })} maxLength={30} inputMode="tel" />}</Field>
      </FieldRow>
      <FieldRow columns="1fr 1fr 1fr">
        <Field label="职工人数" error={checks.of('headcount')}>{(c) => <TextInput {...c} value={values.headcount} onChange={(headcount) => set({ headcount })} onBlur={checks.left('headcount')} right unit="人" inputMode="numeric" />}</Field>
        <Field label="人数日期" error={checks.of('headcountOn')}>{(c) => <DayInput {...c} value={values.headcountOn} onChange={(headcountOn) => set({ headcountOn })} onBlur={checks.left('headcountOn')} until={today} />}</Field>
        <Field label="其中农民工" error={checks.of('migrantHeadcount')}>{(c) => <TextInput {...c} value={values.migrantHeadcount} onChange={(migrantHeadcount) => set({ migrantHeadcount })} onBlur={checks.left('migrantHeadcount')} right unit="人" inputMode="numeric" />}</Field>
      </FieldRow>
      <FieldRow columns="1fr 2fr">
        <Field label="成立日期" error={checks.of('openedOn')}>{(c) => <DayInput {...c} value={values.openedOn} onChange={(openedOn) => set({ openedOn })} onBlur={checks.left('openedOn')} until={today} />}</Field>
        <span />
      </FieldRow>
    </>
  );
}
