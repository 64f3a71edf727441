import { maskCitizenNumber } from '#shared/rules/identifiers/mask.ts';
import { Field, FieldRow } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import type { PersonValues } from './values.ts';
import styles from './form.module.css';

interface Props {
  readonly person: PersonValues;
  readonly onChange: (person: PersonValues) => void;
  readonly nameError?: string | null;
  readonly idNoError?: string | null;
  readonly phoneError?: string | null;
  readonly left: (field: 'name' | 'idNo' | 'phone') => () => void;
  readonly required: boolean;
}

/** What only a card brings. */
const CARD = '读卡带出';

const from = (person: PersonValues) => (person.source === 'card' ? <span title="来自身份证，不能改">读卡</span> : null);

/** What a glance over the counter need not read: the first characters stand for the address. */
function covered(address: string): string {
  return address === '' ? '' : `${[...address].slice(0, 6).join('')}********`;
}

/** A person: fields from the card are locked and half covered; only the telephone, which no card carries, is typed. */
export function PersonFields({ person, onChange, nameError = null, idNoError = null, phoneError = null, left, required }: Props) {
  const card = person.source === 'card';
  const set = (change: Partial<PersonValues>): void => onChange({ ...person, ...change });
  return (
    <div className={card ? styles.locked : undefined}>
      <div className={styles.part}>
        <FieldRow columns="1fr 0.6fr 1fr 1.8fr">
          <Field label={<>姓名{from(person)}</>} required={required} error={nameError}>{(control) => <TextInput {...control} value={person.name} readOnly={card} onChange={(name) => set({ name })} onBlur={left('name')} maxLength={60} />}</Field>
          <Field label="性别">{(control) => <TextInput {...control} value={person.sex} placeholder={CARD} readOnly onChange={() => undefined} />}</Field>
          <Field label="出生">{(control) => <TextInput {...control} value={person.birth} placeholder={CARD} readOnly onChange={() => undefined} />}</Field>
          <Field label={<>证件号码{from(person)}</>} error={idNoError}>{(control) => <TextInput {...control} value={card ? maskCitizenNumber(person.idNo) : person.idNo} readOnly={card} onChange={(idNo) => set({ idNo })} onBlur={left('idNo')} maxLength={20} />}</Field>
        </FieldRow>
      </div>
      <FieldRow columns="2.2fr 1fr 1.2fr">
        <Field label={<>住址{from(person)}</>}>{(control) => <TextInput {...control} value={card ? covered(person.address) : person.address} readOnly={card} onChange={(address) => set({ address })} maxLength={200} />}</Field>
        <Field label="卡有效期">{(control) => <TextInput {...control} value={person.validTo} placeholder={CARD} readOnly onChange={() => undefined} />}</Field>
        <div className={styles.free}><Field label="联系电话" error={phoneError} hint="登记后要按时限电话联系。">{(control) => <TextInput {...control} value={person.phone} inputMode="tel" onChange={(phone) => set({ phone })} onBlur={left('phone')} maxLength={30} />}</Field></div>
      </FieldRow>
    </div>
  );
}
