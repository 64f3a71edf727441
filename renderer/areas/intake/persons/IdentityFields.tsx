import { maskCitizenNumber } from '#shared/rules/identifiers/mask.ts';
import { CardButton } from '#renderer/areas/devices/CardButton.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Field, FieldRow } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { emptyPerson, personProblem, withCard, type PersonValues } from '../form/values.ts';
import styles from './persons.module.css';

interface Props {
  readonly person: PersonValues;
  readonly onChange: (person: PersonValues) => void;
  /** What stands there now, by mask, shown in the empty fields of a correction; absent for somebody new. */
  readonly now?: { readonly name: string; readonly idNo: string; readonly phone: string };
  /** Fields that will be emptied, and how to choose them; of a correction only. */
  readonly cleared?: readonly Clearable[];
  readonly onClear?: (field: Clearable) => void;
}

export type Clearable = 'idNo' | 'phone' | 'address';

/** Who somebody is, from the card or typed. In a correction an empty field stays as it is. */
export function IdentityFields({ person, onChange, now, cleared = [], onClear }: Props) {
  const card = person.source === 'card';
  const problem = personProblem(person);
  const set = (change: Partial<PersonValues>): void => onChange({ ...person, ...change });
  const stays = (field: Clearable | 'name', mask: string): string => (now === undefined ? '' : field !== 'name' && cleared.includes(field) ? '（清空）' : mask === '' ? '不改' : `${mask}　不改`);
  const clear = (field: Clearable) => (onClear === undefined ? undefined : <Button kind="link" onClick={() => onClear(field)}>{cleared.includes(field) ? '不清空' : '清空'}</Button>);
  const label = (words: string): string => `${words}${card ? '（读卡）' : ''}`;
  return (
    <div className={styles.fields}>
      <div>{card ? <Button onClick={() => onChange({ ...emptyPerson, phone: person.phone })}>不用读卡的内容</Button> : <CardButton label="读身份证" onCard={(read) => onChange(withCard(person, read))} />}</div>
      <FieldRow columns="1fr 1.5fr 1.2fr">
        <Field label={label('姓名')} required={now === undefined}>{(control) => <TextInput {...control} value={person.name} readOnly={card} placeholder={stays('name', now?.name ?? '')} onChange={(name) => set({ name })} maxLength={60} />}</Field>
        <Field label={label('证件号码')} hint={card ? undefined : clear('idNo')} error={problem.idNo}>{(control) => <TextInput {...control} value={card ? maskCitizenNumber(person.idNo) : person.idNo} readOnly={card} placeholder={stays('idNo', now?.idNo ?? '')} onChange={(idNo) => set({ idNo })} maxLength={20} />}</Field>
        <Field label="联系电话" hint={clear('phone')} error={problem.phone}>{(control) => <TextInput {...control} value={person.phone} inputMode="tel" placeholder={stays('phone', now?.phone ?? '')} onChange={(phone) => set({ phone })} maxLength={30} />}</Field>
      </FieldRow>
      <Field label={label('住址')} hint={card ? undefined : clear('address')}>{(control) => <TextInput {...control} value={card && person.address !== '' ? `${[...person.address].slice(0, 6).join('')}********` : person.address} readOnly={card} placeholder={stays('address', '')} onChange={(address) => set({ address })} maxLength={200} />}</Field>
    </div>
  );
}
