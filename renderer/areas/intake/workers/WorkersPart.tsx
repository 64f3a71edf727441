import { formatYuan } from '#shared/rules/money.ts';
import { countOf, moneyOf } from '#renderer/ui/form/money.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import type { FormValues } from '../form/values.ts';
import { ListLook } from './ListLook.tsx';
import type { useList } from './useList.ts';
import styles from './workers.module.css';

interface Props { readonly list: ReturnType<typeof useList>; readonly values: FormValues; readonly set: (change: Partial<FormValues>) => void }

/** The group's list while it is registered: looked through now, written right after the registration. The form's own figures stay what was typed. */
export function WorkersPart({ list, values, set }: Props) {
  const { chosen } = list;
  const figures = chosen?.checked.figures;
  const differs = figures !== undefined && figures.people > 0 && (countOf(values.headcount).count !== figures.people || moneyOf(values.amount).fen !== figures.owedFen);
  return (
    <Section
      title="欠薪名册" caption={chosen === null ? '集体欠薪有名册的才选；登记时一并写入，密封保存' : '登记时一并写入'}
      more={<>{chosen === null ? null : <><Button kind="link" onClick={list.drop}>不要名册</Button>　</>}<Button kind="link" onClick={() => void list.choose()}>{list.reading ? '正在读取…' : chosen === null ? '选择名册…' : '换一份…'}</Button></>}
    >
      {list.failure === null ? null : <FailureNote failure={list.failure} />}
      {chosen === null ? null : <div className={styles.look}><ListLook checked={chosen.checked} /></div>}
      {figures !== undefined && differs ? <p className={styles.grey}>名册 {figures.people} 人，与上面填的人数、金额不同。<Button kind="link" onClick={() => set({ headcount: String(figures.people), amount: formatYuan(figures.owedFen) })}>按名册填人数和金额</Button></p> : null}
    </Section>
  );
}
