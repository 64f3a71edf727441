import { useEffect, useRef } from 'react';
import { newJob, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { formatCount } from '#renderer/ui/format/number.ts';
import { tell } from '#renderer/ui/tell.ts';
import { movedOf } from '#renderer/areas/imports/moved.ts';
import { MovedRows } from '#renderer/areas/imports/preview/MovedRows.tsx';
import { ListLook } from './ListLook.tsx';
import { useList } from './useList.ts';
import styles from './workers.module.css';

/** 导入欠薪名册: the file is chosen, looked through, and written only when the officer says so. */
export function WorkersDialog({ id, onClose }: { readonly id: number; readonly onClose: () => void }) {
  const list = useList(id);
  const take = useRun('intake.takeWorkers');
  const asked = useRef(false);
  useEffect(() => {
    if (!asked.current) void list.choose();
    asked.current = true;
  });
  const { chosen } = list;
  const rows = chosen === null ? 0 : chosen.checked.counts.created + chosen.checked.counts.changed;
  const close = (): void => { list.drop(); onClose(); };
  const moved = movedOf(take.failure);
  const act = async (leaveOut: readonly number[] = [], seen = chosen?.checked.seen ?? 0): Promise<void> => {
    if (chosen === null) return;
    const done = await take.run({ id, previewId: chosen.checked.previewId, leaveOut: [...leaveOut], seen, job: newJob() });
    if (done === undefined) return;
    list.forget();
    tell(`名册已写入，现有 ${formatCount(done.figures.people)} 人`);
    onClose();
  };
  return (
    <Dialog
      title="导入欠薪名册" onClose={close} closable={!take.running} width={760}
      footer={<><Button onClick={close} disabled={take.running}>取消</Button><Button onClick={() => void list.choose()} disabled={take.running || list.reading}>{chosen === null ? '选择文件…' : '换一份…'}</Button><Button kind="primary" running={take.running} reason={rows > 0 ? null : chosen === null ? '先选择文件' : '没有可以写入的行'} onClick={() => void act()}>{rows === 0 ? '写入' : `写入 ${formatCount(rows)} 人`}</Button></>}
    >
      <div className={styles.drop} onDragOver={(event) => event.preventDefault()} onDrop={(event) => { event.preventDefault(); void list.dropped([...event.dataTransfer.files]); }}>
        {chosen === null ? <p>把名册（Excel 或 csv）拖到这里，或点“选择文件…”。先给您看内容，点“写入”以后才写入。</p> : null}
        <p className={styles.grey}>列名：身份证号、姓名、欠薪金额必填；联系电话、欠薪起月、欠薪止月、已付金额、银行卡号可以没有。“案件编号”可以没有这一列，留空或填本件受理编号。</p>
        {list.reading ? <p>正在读取…</p> : null}
        {list.failure === null ? null : <FailureNote failure={list.failure} />}
        {chosen === null ? null : <ListLook checked={chosen.checked} />}
        {chosen !== null && rows === 0 && chosen.checked.counts.same > 0 ? <p>与已有名册完全相同，不需要再写。</p> : null}
        {take.failure === null || moved !== null ? null : <FailureNote failure={take.failure} />}
        {moved === null ? null : <MovedRows moved={moved} running={take.running} onTake={(stay, seen) => void act(stay, seen)} onClose={take.clear} />}
      </div>
    </Dialog>
  );
}
