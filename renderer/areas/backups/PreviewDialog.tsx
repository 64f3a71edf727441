import { useEffect, useState } from 'react';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { useRun } from '#renderer/bridge/index.ts';
import { ConfirmDialog } from '#renderer/ui/dialog/ConfirmDialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Count, DateText } from '#renderer/ui/figures.tsx';
import { formatCount } from '#renderer/ui/format/number.ts';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { tell } from '#renderer/ui/tell.ts';
import styles from './backups.module.css';
import { whyWord } from './words.ts';

type Source = InputOf<'backups.preview'>['source'];
type Preview = OutputOf<'backups.preview'>;

/** Shows what a restore would lose before it is done. The safe answer has the focus. */
export default function PreviewDialog({ source, onClose }: { readonly source: Source; readonly onClose: () => void }) {
  const preview = useRun('backups.preview');
  const drop = useRun('backups.dropPreview');
  const restore = useRun('backups.restore');
  const [told, setTold] = useState<Preview | null>(null);
  const undo = source.kind === 'undo';
  const look = preview.run;
  useEffect(() => { void look({ source }).then((done) => { if (done !== undefined) setTold(done); }); }, [look, source]);
  const close = (): void => {
    if (source.kind === 'package') void drop.run({});
    onClose();
  };
  const act = async (): Promise<void> => {
    if (told === null) return;
    const done = await restore.run({ ticket: told.ticket, presentSeq: told.presentSeq });
    if (done === undefined) return;
    tell(`${undo ? '已撤销恢复' : '已恢复'}。替换下来的台账另存为 ${done.keptAside}`);
    onClose();
  };
  return (
    <ConfirmDialog
      title={undo ? '撤销这次恢复？' : '恢复这份备份？'} act={undo ? '撤销恢复' : '恢复'} safe={undo ? '不撤销' : '不恢复'} width={760} onAct={() => void act()} onSafe={close} running={restore.running} failure={restore.failure}
      reason={told === null ? (preview.failure === null ? '正在核对备份' : '这份备份不能用') : null}
    >
      {preview.failure === null ? null : <FailureNote failure={preview.failure} />}
      {told === null ? (preview.failure === null ? <LoadingLines lines={6} /> : null) : <Told told={told} undo={undo} />}
    </ConfirmDialog>
  );
}

function Told({ told, undo }: { readonly told: Preview; readonly undo: boolean }) {
  const { lost } = told;
  return (
    <>
      <p>{undo ? <>换回 <DateText at={told.at} /> 恢复时替换下来的台账。</> : <>{whyWord(told.why)}备份，做于 <DateText at={told.at} />。字节已核对，完好。</>}</p>
      {lost.total === 0
        ? <p>那以后没有新的记录，不会失去任何内容。</p>
        : <NoteKey head={`将失去 ${formatCount(lost.total)} 项操作`}>{lost.byArea.map(({ area, count }) => `${area} ${formatCount(count)} 项`).join('、')}；经手人：{lost.byOfficer.map(({ staffNo, name, count }) => `${name === '' ? staffNo : name} ${formatCount(count)} 项`).join('、')}。</NoteKey>}
      {told.passphrase === null ? null : (
        <NoteKey head="恢复后要用那时的恢复口令">
          这以后换过口令。恢复后的台账，身份和签名密钥要用那时的口令打开{told.passphrase.checkWord === '' ? '' : <>，它的校验词是“<b>{told.passphrase.checkWord}</b>”</>}。请先找到那张纸；找不到就不要恢复。
        </NoteKey>
      )}
      {told.gained > 0 ? <p>换回后会重新出现 {formatCount(told.gained)} 项现在的台账里没有的操作。</p> : null}
      {told.records.length === 0 ? null : (
        <PlainTable
          label="记录变化" rows={told.records} rowKey={(row) => row.label}
          columns={[{ key: 'label', head: '记录', width: 160, grow: 1, cell: (row) => row.label }, { key: 'now', head: '现在', width: 90, align: 'right', cell: (row) => <Count value={row.now} /> }, { key: 'before', head: '恢复后', width: 90, align: 'right', cell: (row) => <Count value={row.before} /> }, { key: 'lost', head: '将失去', width: 90, align: 'right', cell: (row) => <Count value={row.lost} strong /> }]}
        />
      )}
      {lost.newest.length === 0 ? null : (
        <div className={styles.list}>
          <PlainTable
            label="将失去的操作" rows={lost.newest} rowKey={(row) => row.seq}
            columns={[{ key: 'at', head: '时间', width: 118, cell: (row) => <DateText at={row.at} /> }, { key: 'who', head: '谁', width: 80, cell: (row) => (row.name === '' ? row.staffNo : row.name) }, { key: 'what', head: '做了什么', width: 240, grow: 2, cell: (row) => row.summary }, { key: 'subject', head: '对象', width: 140, grow: 1, cell: (row) => row.subject }]}
          />
        </div>
      )}
      {lost.total > lost.newest.length ? <p className={styles.grey}>只列出最新的 {lost.newest.length} 项。</p> : null}
      <p>{undo ? '现在的台账另存在台账文件夹里，不会删除。' : '现在的台账先备份，并另存在台账文件夹里；恢复以后可以在这里撤销。'}之后需要重新登录。</p>
    </>
  );
}
