import { useState, type ReactNode } from 'react';
import { useRun, useWhyNot } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { enqueue, enqueueDropped } from '../queue.ts';
import styles from '../imports.module.css';

/** Files can be dropped anywhere on the page; several at once, the kind of each is recognised from its heads. */
export function DropArea({ children }: { readonly children: ReactNode }) {
  const [over, setOver] = useState(false);
  const why = useWhyNot()('imports.preview');
  const choose = useRun('settings.chooseFiles');
  const pick = async (): Promise<void> => {
    const done = await choose.run({ title: '选择要导入的表', extensions: ['xlsx', 'csv'], multiple: true });
    if (done !== undefined) enqueue(done.files);
  };
  return (
    <div
      onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={(event) => { if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false); }}
      onDrop={(event) => { event.preventDefault(); setOver(false); if (why === null) void enqueueDropped([...event.dataTransfer.files]); }}
    >
      <div className={cx(styles.drop, over && styles.over)}>
        <b>把 Excel 或 csv 文件拖到这里，可以一次多个</b>
        种类由表头自动认出。先给您看会新增、变更什么，点“写入”以后才写入台账。　<Button kind="link" barred={why} onClick={() => void pick()}>选择文件…</Button>
      </div>
      {choose.failure === null ? null : <FailureNote failure={choose.failure} />}
      {children}
    </div>
  );
}
