import { DateText } from '../figures.tsx';
import { Button } from '../Button.tsx';
import { cx } from '../cx.ts';
import { Dialog } from './Dialog.tsx';
import styles from './Dialog.module.css';

export interface Versions { readonly label: string; readonly before: string; readonly theirs: string; readonly mine: string }

interface Props {
  /** What was changed by both: 单位档案. */
  readonly what: string;
  readonly by: string;
  readonly at: number | null;
  readonly versions: readonly Versions[];
  /** Takes the other's values and goes on editing. */
  readonly onTheirs: () => void;
  /** Keeps one's own values over the other's version. */
  readonly onMine: () => void;
  readonly onClose: () => void;
}

const value = (text: string): string => (text === '' ? '（空）' : text);

/** Somebody else changed the record meanwhile: both versions side by side, one's own input kept. Nothing is lost silently. */
export function ConflictDialog({ what, by, at, versions, onTheirs, onMine, onClose }: Props) {
  const shown = versions.filter(({ before, theirs, mine }) => before !== theirs || before !== mine);
  return (
    <Dialog
      title={`${what}刚被他人改过`} onClose={onClose} width={760}
      footer={<><Button onClick={onTheirs}>按对方的继续</Button><Button onClick={onMine}>保留我的改动</Button><Button kind="primary" onClick={onClose} autoFocus>先不保存</Button></>}
    >
      <p>{by === '' ? '他人' : by}{at === null ? '' : <> 于 <DateText at={at} /></>} 改过这份内容。您的改动还在，尚未写入；保留我的改动时，只改您改过的各项。</p>
      <table className={styles.versions}>
        <thead><tr><th>项目</th><th>原来</th><th>对方改成</th><th>您改成</th></tr></thead>
        <tbody>
          {shown.map(({ label, before, theirs, mine }) => (
            <tr key={label}>
              <td>{label}</td><td className={styles.old}>{value(before)}</td>
              <td className={cx(theirs !== before && styles.differs)}>{theirs === before ? '未改' : value(theirs)}</td>
              <td className={cx(mine !== before && styles.differs)}>{mine === before ? '未改' : value(mine)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
