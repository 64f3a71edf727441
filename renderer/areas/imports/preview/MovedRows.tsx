import { Fragment, useState } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { Radio } from '#renderer/ui/form/Check.tsx';
import { formatCount } from '#renderer/ui/format/number.ts';
import versions from '#renderer/ui/dialog/Dialog.module.css';
import type { Moved } from '../moved.ts';
import styles from '../imports.module.css';

type Side = 'ledger' | 'file';

interface Props {
  readonly moved: Moved;
  readonly running: boolean;
  /** Writes with the choice: these rows stay as the ledger has them. */
  readonly onTake: (leaveOut: readonly number[], seen: number) => void;
  readonly onClose: () => void;
}

const value = (text: string): string => (text === '' ? '（空）' : text);

/** Rows of a list whose records somebody changed after the preview: as the preview saw them, as they stand, as the file would make them. The officer chooses row by row, or for all at once. */
export function MovedRows({ moved, running, onTake, onClose }: Props) {
  const [chosen, choose] = useState<ReadonlyMap<number, Side>>(new Map());
  // Rows beyond those that are shown go with the choice for all.
  const hidden = moved.moved.length - moved.rows.length;
  const every = (side: Side): void => choose(new Map(moved.moved.map((row) => [row, side])));
  const open = moved.moved.filter((row) => !chosen.has(row)).length;
  const reason = open === 0 ? null : `还有 ${formatCount(open)} 行没有选`;
  return (
    <Dialog
      title={`预览之后，有 ${formatCount(moved.moved.length)} 行被他人改过`} onClose={onClose} width={960} closable={!running}
      footer={<><Button onClick={() => every('ledger')}>都留台账的</Button><Button onClick={() => every('file')}>都按文件的</Button><Button onClick={onClose} disabled={running}>先不写</Button><Button kind="primary" running={running} reason={reason} onClick={() => onTake(moved.moved.filter((row) => chosen.get(row) === 'ledger'), moved.seen)}>按所选写入</Button></>}
    >
      <p>还没有写入任何内容。留台账的，这一行不写；按文件的，用文件的内容代替现在的。其余各行照预览写入。{hidden > 0 ? `下面列出前 ${formatCount(moved.rows.length)} 行，另外 ${formatCount(hidden)} 行请用“都留台账的”或“都按文件的”。` : ''}</p>
      <div className={styles.moved}>
        <table className={versions.versions}>
          <thead><tr><th>记录</th><th>项目</th><th>预览时</th><th>台账现在</th><th>文件里</th></tr></thead>
          <tbody>
            {moved.rows.map((row) => (
              <Fragment key={row.row}>
                <tr>
                  <td>第 {row.row} 行　{row.title}</td><td colSpan={2} className={versions.old}>{row.staffNo === '' ? '他人' : `工号 ${row.staffNo} `}{row.at === null ? '改过' : <>于 <DateText at={row.at} /> 改过</>}</td>
                  <td className={cx(chosen.get(row.row) === 'ledger' && versions.differs)}><Radio name={`row-${row.row}`} value="ledger" chosen={chosen.get(row.row) ?? null} onChoose={() => choose(new Map(chosen).set(row.row, 'ledger'))}>留台账的</Radio></td>
                  <td className={cx(chosen.get(row.row) === 'file' && versions.differs)}><Radio name={`row-${row.row}`} value="file" chosen={chosen.get(row.row) ?? null} onChoose={() => choose(new Map(chosen).set(row.row, 'file'))}>按文件的</Radio></td>
                </tr>
                {row.fields.map((field) => <tr key={field.head}><td /><td>{field.head}</td><td className={versions.old}>{value(field.before)}</td><td className={cx(chosen.get(row.row) !== 'file' && versions.differs)}>{value(field.theirs)}</td><td className={cx(chosen.get(row.row) !== 'ledger' && versions.differs)}>{value(field.mine)}</td></tr>)}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </Dialog>
  );
}
