import { useState } from 'react';
import { useProgress, useRead } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { SelectInput } from '#renderer/ui/form/SelectInput.tsx';
import { formatCount } from '#renderer/ui/format/number.ts';
import { ProgressBar } from '#renderer/ui/ProgressBar.tsx';
import { movedOf } from '../moved.ts';
import { readAs, remove, stop, write, type Item, type Kind } from '../queue.ts';
import styles from '../imports.module.css';

/** Failures after which naming the kind helps. */
const kindFailures = new Set(['imports.kindUnknown', 'imports.kindAmbiguous']);

/** One file of the queue with its way on. */
export function QueueItem({ item, onOpen }: { readonly item: Item; readonly onOpen: () => void }) {
  const progress = useProgress(item.state === 'reading' || item.state === 'writing' ? item.job : null);
  const [stopping, setStopping] = useState(false);
  const { preview, written } = item;
  const toWrite = preview === null ? 0 : preview.counts.created + preview.counts.changed + preview.counts.unmatched;
  const halt = (): void => { setStopping(true); stop(item.key); };
  return (
    <article className={styles.item} aria-label={item.file.name}>
      <div className={styles.itemHead}>
        <b>{item.file.name}</b>
        {preview === null ? null : <span>{preview.kindName}</span>}
        {preview === null || item.state === 'written' ? null : <Summary counts={preview.counts} />}
        {written === null ? null : <span>已写入　新增 {formatCount(written.counts.created)}　变更 {formatCount(written.counts.changed)}{written.counts.refused === 0 ? '' : `　被拒 ${formatCount(written.counts.refused)}`}{written.matched === 0 ? '' : `　自动对上等待的 ${formatCount(written.matched)} 行`}{written.alerts.raised === 0 ? '' : `　新预警 ${written.alerts.raised}`}</span>}
        <span className={styles.ways}>
          {item.state === 'previewed' || item.state === 'written' ? <Button kind="link" onClick={onOpen}>查看</Button> : null}
          {item.state === 'previewed' && toWrite > 0 ? <Button kind="link" onClick={() => void write(item.key, [])}>写入 {formatCount(toWrite)} 行</Button> : null}
          {item.state === 'reading' || item.state === 'writing' ? null : <Button kind="link" onClick={() => remove(item.key)}>{item.state === 'written' ? '收起' : '放弃'}</Button>}
        </span>
      </div>
      {item.state === 'waiting' ? <span className={styles.small}>等待读取</span> : null}
      {item.state === 'reading' || item.state === 'writing' ? <ProgressBar phase={progress?.phase ?? (item.state === 'reading' ? '读取' : '写入')} done={progress?.done ?? 0} total={progress?.total ?? 0} secondsLeft={progress?.secondsLeft ?? null} onStop={halt} stopping={stopping} /> : null}
      {movedOf(item.failure) === null ? null : <div role="alert" className={styles.small}>预览之后有行被他人改过，还没有写入任何内容。<Button kind="link" onClick={onOpen}>逐行对照</Button></div>}
      {item.failure === null || movedOf(item.failure) !== null ? null : <FailureNote failure={item.failure}>{kindFailures.has(item.failure.code) ? <KindChooser onChoose={(kind) => readAs(item.key, kind)} /> : null}</FailureNote>}
      {preview !== null && item.state === 'previewed' && toWrite === 0 ? <span className={styles.small}>{preview.sameAsBatch === null ? '没有要写的。' : '与以前写入的批次相同，没有要写的。'}</span> : null}
    </article>
  );
}

function Summary({ counts }: { readonly counts: { created: number; changed: number; same: number; refused: number; unmatched: number } }) {
  return <span>新增 {formatCount(counts.created)}　变更 {formatCount(counts.changed)}　相同 {formatCount(counts.same)}　被拒 {formatCount(counts.refused)}　待匹配 {formatCount(counts.unmatched)}</span>;
}

function KindChooser({ onChoose }: { readonly onChoose: (kind: Kind) => void }) {
  const kinds = useRead('imports.kinds', {}).data?.kinds ?? [];
  return <span style={{ width: 180, display: 'inline-block' }}><SelectInput<Kind> label="按哪种表读取" value={null} placeholder="按哪种表读取" choices={kinds.map(({ kind, name }) => ({ value: kind, label: name }))} onChange={onChoose} /></span>;
}
