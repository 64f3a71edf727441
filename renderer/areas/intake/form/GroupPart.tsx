import { maskCitizenNumber } from '#shared/rules/identifiers/mask.ts';
import { CardButton } from '#renderer/areas/devices/CardButton.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { emptyPerson, withCard, type FormValues, type PersonValues } from './values.ts';
import styles from './form.module.css';

const MOST = 5;

interface Props { readonly values: FormValues; readonly set: (change: Partial<FormValues>) => void }

/** Delegates of a group, up to five, each from a card or typed. */
export function GroupPart({ values, set }: Props) {
  const { delegates } = values;
  const put = (at: number, person: PersonValues): void => set({ delegates: delegates.map((one, index) => (index === at ? person : one)) });
  return (
    <Section title="集体投诉" caption={delegates.length === 0 ? '推选代表的才填' : `代表 ${delegates.length} 人`} more={delegates.length >= MOST ? <span className={styles.grey}>代表至多 5 人</span> : <Button kind="link" onClick={() => set({ delegates: [...delegates, emptyPerson] })}>加代表</Button>}>
      {delegates.map((person, index) => {
        const card = person.source === 'card';
        return (
          <div key={index} className={styles.delegate}>
            <Field label={`代表 ${index + 1} 姓名${card ? '（读卡）' : ''}`}>{(control) => <TextInput {...control} value={person.name} readOnly={card} onChange={(name) => put(index, { ...person, name })} maxLength={60} />}</Field>
            <Field label="证件号码">{(control) => <TextInput {...control} value={card ? maskCitizenNumber(person.idNo) : person.idNo} readOnly={card} onChange={(idNo) => put(index, { ...person, idNo })} maxLength={20} />}</Field>
            <Field label="电话">{(control) => <TextInput {...control} value={person.phone} inputMode="tel" onChange={(phone) => put(index, { ...person, phone })} maxLength={30} />}</Field>
            {card ? null : <CardButton label="读卡" onCard={(read) => put(index, withCard(person, read))} />}
            <Button kind="link" onClick={() => set({ delegates: delegates.filter((_, at) => at !== index) })}>去掉</Button>
          </div>
        );
      })}
    </Section>
  );
}

/** 材料: what was handed in, by name and pages; what is missing is asked for after the dispatch, once. */
export function MaterialsPart({ values, set }: Props) {
  const { materials } = values;
  const known = ['工资条', '考勤记录', '聊天记录', '劳动合同', '工牌', '银行流水'].filter((name) => !materials.some((one) => one.name === name));
  return (
    <Section title="材料" caption={materials.length === 0 ? '没有也可以登记' : `收 ${materials.length} 项`} more={<span className={styles.ways}>{known.map((name) => <Button key={name} kind="link" onClick={() => set({ materials: [...materials, { name, pages: '1' }] })}>{name}</Button>)}<Button kind="link" onClick={() => set({ materials: [...materials, { name: '', pages: '1' }] })}>其他</Button></span>}>
      {materials.map((one, index) => (
        <div key={index} className={styles.row}>
          <TextInput label={`材料 ${index + 1}`} value={one.name} onChange={(name) => set({ materials: materials.map((old, at) => (at === index ? { ...old, name } : old)) })} maxLength={60} />
          <TextInput label={`材料 ${index + 1} 页数`} right unit="页" inputMode="numeric" value={one.pages} onChange={(pages) => set({ materials: materials.map((old, at) => (at === index ? { ...old, pages } : old)) })} maxLength={4} />
          <Button kind="link" onClick={() => set({ materials: materials.filter((_, at) => at !== index) })}>去掉</Button>
        </div>
      ))}
    </Section>
  );
}
