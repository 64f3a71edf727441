import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { useRead, useRun, useWhyNot } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ReasonDialog } from '#renderer/ui/dialog/ReasonDialog.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { formatCount } from '#renderer/ui/format/number.ts';
import { Section } from '#renderer/ui/Section.tsx';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { tell } from '#renderer/ui/tell.ts';

type Batch = OutputOf<'imports.batches'>['rows'][number];
const PAGE = 30;

/** What was written, newest first, each with its way back or the words why not. */
export function Batches({ here }: { readonly here: number | null }) {
  const [limit, setLimit] = useState(PAGE);
  const found = useRead('imports.batches', { offset: 0, limit }, { keep: true });
  const [asked, ask] = useState<Batch | null>(null);
  const why = useWhyNot();
  const takeBack = useRun('imports.takeBack');
  const open = useRun('settings.openWritten');
  const act = async (batch: Batch, reason: string): Promise<void> => {
    const done = await takeBack.run({ id: batch.id, reason });
    if (done === undefined) return;
    tell(`已撤回：撤下 ${done.removed} 条，退回原值 ${done.restored} 条`);
    ask(null);
  };
  return (
    <Section title="最近批次" caption={found.data === undefined ? '' : `${found.data.total} 批`} bare>
      {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
      {open.failure === null ? null : <FailureNote failure={open.failure} />}
      <PlainTable
        label="最近批次" rows={found.data?.rows} rowKey={(row) => row.id} hereKey={here} mutedRow={(row) => row.state === 'taken-back'} empty={<EmptyState>还没有导入过。</EmptyState>}
        columns={[
          { key: 'at', head: '时间', width: 118, cell: (row) => <DateText at={row.at} /> }, { key: 'kind', head: '种类', width: 84, cell: (row) => row.kindName }, { key: 'file', head: '文件', width: 150, grow: 2, cell: (row) => row.fileName }, { key: 'who', head: '工号', width: 62, from: 900, cell: (row) => row.staffNo },
          { key: 'created', head: '新增', width: 64, align: 'right', cell: (row) => formatCount(row.counts.created) }, { key: 'changed', head: '变更', width: 64, align: 'right', cell: (row) => formatCount(row.counts.changed) },
          { key: 'refused', head: '被拒', width: 64, align: 'right', cell: (row) => (row.refusedFile === null ? formatCount(row.counts.refused) : <Button kind="link" title="打开被拒的行" onClick={() => void open.run({ token: row.refusedFile?.token ?? '', what: 'file' })}>{formatCount(row.counts.refused)}</Button>) },
          { key: 'waiting', head: '待匹配', width: 70, align: 'right', cell: (row) => formatCount(row.stillWaiting) },
          { key: 'back', head: '', width: 210, cell: (row) => (row.state === 'taken-back' ? <>已撤回 <DateText at={row.takenBackAt} /></> : row.blockedBy === '' ? <Button kind="link" barred={why('imports.takeBack')} onClick={() => ask(row)}>撤回整批</Button> : <>不能撤回：{row.blockedBy}</>) },
        ]}
      />
      {found.data !== undefined && found.data.total > limit ? <Button kind="link" onClick={() => setLimit(limit + PAGE)}>更早的批次</Button> : null}
      {asked === null ? null : (
        <ReasonDialog title={`撤回${asked.kindName}“${asked.fileName}”整批？`} act="撤回整批" running={takeBack.running} failure={takeBack.failure} onClose={() => ask(null)} onAct={(reason) => void act(asked, reason)}>
          <p>将撤下新增的 {formatCount(asked.counts.created)} 条，把变更的 {formatCount(asked.counts.changed)} 条退回原值。撤下的内容和日志都保留。</p>
        </ReasonDialog>
      )}
    </Section>
  );
}
