import { useState } from 'react';
import { useProgress, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { formatCount } from '#renderer/ui/format/number.ts';
import { Note, NoteKey } from '#renderer/ui/Note.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { ProgressBar } from '#renderer/ui/ProgressBar.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { movedOf } from '../moved.ts';
import { dismiss, remove, stop, write, type Item } from '../queue.ts';
import { MovedRows } from './MovedRows.tsx';
import { RefusedRows } from './RefusedRows.tsx';
import { PreviewRows } from './PreviewRows.tsx';
import styles from '../imports.module.css';

const tabs = [['created', '新增'], ['changed', '变更'], ['same', '相同'], ['refused', '被拒'], ['unmatched', '待匹配']] as const;
export type Tab = (typeof tabs)[number][0];

/** What writing a file would do. Nothing is written before the button, whose label counts what will be. */
export function PreviewScreen({ item, onBack }: { readonly item: Item; readonly onBack: () => void }) {
  const { preview } = item;
  const [tab, setTab] = useState<Tab>(preview === null || preview.counts.changed > 0 ? 'changed' : preview.counts.created > 0 ? 'created' : preview.counts.refused > 0 ? 'refused' : preview.counts.unmatched > 0 ? 'unmatched' : 'same');
  const [leftOut, setLeftOut] = useState<ReadonlySet<number>>(new Set());
  const progress = useProgress(item.state === 'writing' ? item.job : null);
  const refused = useRun('imports.exportRefused');
  if (preview === null) return null;
  const { counts } = preview;
  const moved = movedOf(item.failure);
  const total = Math.max(0, counts.created + counts.changed + counts.unmatched - leftOut.size);
  const toggle = (row: number): void => setLeftOut((was) => {
    const next = new Set(was);
    if (!next.delete(row)) next.add(row);
    return next;
  });
  const export_ = async (): Promise<void> => { const done = await refused.run({ previewId: preview.previewId }); if (done?.file !== undefined && done.file !== null) tell(`已存为 ${done.file.name}`); };
  const writing = item.state === 'writing';
  const done = item.state === 'written';
  return (
    <Page
      title={`导入${preview.kindName}`} above={<Button kind="link" onClick={onBack}>数据导入</Button>} scroll={false}
      summary={<span>{preview.fileName}　{formatCount(counts.rows)} 行　{done ? '已写入' : '尚未写入'}</span>}
      actions={<>
        {done ? null : <Button disabled={writing} onClick={() => { remove(item.key); onBack(); }}>放弃</Button>}
        {counts.refused === 0 ? null : <Button running={refused.running} onClick={() => void export_()}>导出被拒 {formatCount(counts.refused)} 行</Button>}
        {done ? <Button kind="primary" onClick={onBack}>完成</Button> : <Button kind="primary" running={writing} reason={total === 0 ? '没有要写的' : null} onClick={() => void write(item.key, [...leftOut])}>写入 {formatCount(total)} 行</Button>}
      </>}
      strip={(
        <div className={styles.counts} role="tablist" aria-label="预览">
          {tabs.map(([key, word]) => <button key={key} type="button" role="tab" aria-selected={tab === key} className={styles.count} onClick={() => setTab(key)}><span>{word}</span><b>{formatCount(counts[key])}</b></button>)}
        </div>
      )}
      railLabel="本批"
      rail={(
        <Section title="本批">
          <Facts facts={[
            ['种类', `${preview.kindName}${preview.sheet === '' ? '' : `（${preview.sheet}）`}`], ['编码', preview.encoding], ['键', preview.keyHeads.join('、')], ['SHA-256', <span key="s" className={styles.mono}>{preview.sha256.slice(0, 24)}…</span>],
            ['写入后', `台账 ${formatCount(preview.employersBefore)} → ${formatCount(preview.employersAfter)} 户`], ['忽略的列', preview.ignoredColumns.join('、')],
          ]} />
          <Note>写入后可整批撤回，直到有文书、案件或月报用到这批数据。空白的格子不会抹掉已有内容。</Note>
        </Section>
      )}
    >
      <div className={styles.list}>
        <div className={styles.notes}>
          {preview.sameAsBatch === null ? null : <NoteKey head="同一个文件">与 <DateText at={preview.sameAsAt} /> 写入的批次内容相同。</NoteKey>}
          {leftOut.size === 0 ? null : <NoteKey head={`不写入 ${leftOut.size} 行`} actions={<Button kind="link" onClick={() => setLeftOut(new Set())}>全部恢复</Button>}>去掉勾选的行保持原样。</NoteKey>}
          {writing ? <ProgressBar phase={progress?.phase ?? '写入'} done={progress?.done ?? 0} total={progress?.total ?? 0} secondsLeft={progress?.secondsLeft ?? null} onStop={() => stop(item.key)} /> : null}
          {item.failure === null || moved !== null ? null : <FailureNote failure={item.failure} />}
          {moved === null ? null : <MovedRows moved={moved} running={writing} onClose={() => dismiss(item.key)} onTake={(stay, seen) => { setLeftOut((was) => new Set([...was, ...stay])); void write(item.key, [...leftOut, ...stay], seen); }} />}
          {refused.failure === null ? null : <FailureNote failure={refused.failure} />}
          {done && item.written !== null ? <Note head="已写入">新增 {formatCount(item.written.counts.created)}，变更 {formatCount(item.written.counts.changed)}，自动对上等待的 {formatCount(item.written.matched)} 行，新预警 {item.written.alerts.raised}，结束 {item.written.alerts.ended}。</Note> : null}
        </div>
        {done ? <div /> : tab === 'refused' ? <RefusedRows previewId={preview.previewId} /> : <PreviewRows key={tab} previewId={preview.previewId} state={tab} leftOut={leftOut} onToggle={toggle} />}
      </div>
    </Page>
  );
}
