import { useState } from 'react';
import { Button } from '../Button.tsx';
import { cx } from '../cx.ts';
import { DateText } from '../figures.tsx';
import { Radio } from '../form/Check.tsx';
import { Dialog } from './Dialog.tsx';
import styles from './Dialog.module.css';
import { changedFields, sideOf, type Choice, type ConflictField, type Side } from './versions.ts';

interface Props {
  /** What was changed by both: 单位档案. */
  readonly what: string;
  readonly by: string;
  readonly at: number | null;
  readonly fields: readonly ConflictField[];
  /** The officer has chosen for each field. The form goes on with it; nothing is written yet, unless `act` says so. */
  readonly onTake: (choice: Choice) => void;
  readonly onClose: () => void;
  /** What the button does, where it is more than going on with the form. */
  readonly act?: string;
  readonly running?: boolean;
  /** What was wanted cannot be done any more: both are only shown, and the officer goes on with what stands. */
  readonly over?: boolean;
}

const value = (text: string): string => (text === '' ? '（空）' : text);

/**
 * Somebody else changed the record meanwhile: both versions side by side, and the officer chooses field by field. What only one of the two changed is chosen already;
 * what both changed waits for a choice. Nothing is overwritten silently and nothing typed is lost.
 */
export function ConflictDialog({ what, by, at, fields, onTake, onClose, act = '按所选继续', running = false, over = false }: Props) {
  const shown = changedFields(fields);
  const [chosen, choose] = useState<Choice>({});
  const side = (field: ConflictField): Side | null => over ? 'theirs' : chosen[field.key] ?? sideOf(field);
  const open = shown.filter((field) => side(field) === null);
  const every = (to: Side): void => choose(Object.fromEntries(shown.filter((field) => sideOf(field) === null).map((field) => [field.key, to])));
  const take = (): void => onTake(Object.fromEntries(shown.map((field) => [field.key, side(field) ?? 'theirs'])));
  const asked = !over && shown.some((field) => sideOf(field) === null);
  const reason = open.length === 0 ? null : `还有 ${open.length} 项没有选：${open.map((field) => field.label).join('、')}`;
  return (
    <Dialog
      title={`${what}刚被他人改过`} onClose={onClose} width={860} closable={!running}
      footer={<>{asked ? <><Button onClick={() => every('theirs')}>都按对方的</Button><Button onClick={() => every('mine')}>都按我的</Button></> : null}<Button onClick={onClose} disabled={running}>{over ? '回到填写' : '先不保存'}</Button><Button kind="primary" running={running} reason={reason} onClick={take}>{over ? '照现在的继续' : act}</Button></>}
    >
      <p>{by === '' ? '他人' : `工号 ${by} `}{at === null ? '' : <>于 <DateText at={at} /> </>}改过这份内容。您填的还在，尚未写入。{over ? '现在的情况下，您要办的这一步已经不能再办。' : asked ? '两人改了同一项的，请逐项选用哪一个。' : '两人改的不是同一项，可以一起保留。'}</p>
      <table className={styles.versions}>
        <thead><tr><th>项目</th><th>原来</th><th>{over ? '现在' : '对方改成'}</th><th>{over ? '您要办的' : '您改成'}</th></tr></thead>
        <tbody>
          {shown.map((field) => {
            const { key, label, before, theirs, mine, both = false } = field;
            const cell = (to: Side, text: string): React.ReactNode => {
              if (text === before && !both) return <td className={styles.old}>未改</td>;
              if (over || both || sideOf(field) !== null) return <td className={styles.differs}>{value(text)}</td>;
              return <td className={cx(side(field) === to && styles.differs)}><Radio name={`side-${key}`} value={to} chosen={side(field)} onChoose={() => choose((was) => ({ ...was, [key]: to }))}>{value(text)}</Radio></td>;
            };
            return <tr key={key}><td>{label}</td><td className={styles.old}>{value(before)}</td>{cell('theirs', theirs)}{cell('mine', mine)}</tr>;
          })}
          {shown.length === 0 ? <tr><td colSpan={4}>对方改的不在这张表里，您填的可以照样保存。</td></tr> : null}
        </tbody>
      </table>
    </Dialog>
  );
}
