import { useEffect, useEffectEvent } from 'react';
import { checkUscc } from '#shared/rules/identifiers/uscc.ts';
import { read } from '#renderer/bridge/index.ts';
import { takeScans } from '#renderer/app/scan/scans.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmployerPicker } from '#renderer/ui/form/EmployerPicker.tsx';
import { Field, FieldRow } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { tell } from '#renderer/ui/tell.ts';
import type { FormValues } from './values.ts';
import styles from './form.module.css';

interface Props {
  readonly values: FormValues;
  readonly set: (change: Partial<FormValues>) => void;
  readonly errorOf: (field: 'employerId' | 'employerName' | 'employerCode') => string | null;
  readonly left: (field: 'employerName' | 'employerCode') => () => void;
}

/** The unified code inside what a scanner typed: a licence's QR holds it bare or in an address. */
export function codeIn(line: string): string | null {
  return line.toUpperCase().match(/[0-9A-HJ-NPQRTUWXY]{18}/g)?.find((text) => checkUscc(text).valid) ?? null;
}

/** 被投诉单位: found while typing or by a scanned licence; else a dossier under its code or a temporary number; else not known. */
export function EmployerPart({ values, set, errorOf, left }: Props) {
  const scanned = useEffectEvent((line: string): boolean => {
    const code = codeIn(line);
    if (code === null) return false;
    void read('employers.search', { text: code, limit: 1 }).then(({ hits }) => {
      const [hit] = hits;
      if (hit?.group === 'employer') set({ employerMode: 'found', employerId: hit.id, employerName: hit.title, employerCode: code });
      else set({ employerMode: 'new', employerId: null, employerName: '', employerCode: code });
    }).catch(() => tell('没有查到扫描的单位，请手工查找'));
    return true;
  });
  useEffect(() => takeScans((line) => scanned(line)), []);
  const found = (): void => set({ employerMode: 'found', employerId: null, employerName: '', employerCode: '' });
  return (
    <Section
      title="被投诉单位" caption="输入名称、拼音首字母或代码，或扫描营业执照"
      more={<span className={styles.ways}>
        {values.employerMode === 'found' ? null : <Button kind="link" onClick={found}>从台账里找</Button>}
        {values.employerMode === 'new' ? null : <Button kind="link" onClick={() => set({ employerMode: 'new', employerId: null, employerCode: '' })}>台账里没有</Button>}
        {values.employerMode === 'unknown' ? null : <Button kind="link" onClick={() => set({ employerMode: 'unknown', employerId: null, employerName: '', employerCode: '' })}>单位不明</Button>}
      </span>}
    >
      <div className={styles.part}>
        {values.employerMode === 'unknown' ? <NoteKey head="用人单位不明">先登记，查明后在这件投诉里认定；没有明确用人单位的可以不予受理。</NoteKey> : (
          <FieldRow columns={values.employerMode === 'new' ? '1.6fr 1.2fr 1.2fr' : '2fr 1.2fr'}>
            {values.employerMode === 'found' ? (
              <Field label="单位名称" required error={errorOf('employerId')}>
                {(control) => <EmployerPicker {...control} label="单位名称" value={values.employerId === null ? null : { id: values.employerId, name: values.employerName }} onChange={(chosen) => set({ employerId: chosen?.id ?? null, employerName: chosen?.name ?? '' })} />}
              </Field>
            ) : (
              <>
                <Field label="单位名称" required error={errorOf('employerName')}>{(control) => <TextInput {...control} value={values.employerName} onChange={(employerName) => set({ employerName })} onBlur={left('employerName')} maxLength={100} />}</Field>
                <Field label="统一社会信用代码" error={errorOf('employerCode')} hint="不清楚就不填，先用临时编号建档，以后合并。">{(control) => <TextInput {...control} value={values.employerCode} onChange={(employerCode) => set({ employerCode })} onBlur={left('employerCode')} maxLength={40} />}</Field>
              </>
            )}
            <Field label="工作地">{(control) => <TextInput {...control} value={values.placeOfWork} onChange={(placeOfWork) => set({ placeOfWork })} maxLength={200} />}</Field>
          </FieldRow>
        )}
      </div>
    </Section>
  );
}
