import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { monthRange } from '#shared/rules/intake/period.ts';
import { useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ReasonDialog } from '#renderer/ui/dialog/ReasonDialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText, Money } from '#renderer/ui/figures.tsx';
import { formatCount } from '#renderer/ui/format/number.ts';
import { Section } from '#renderer/ui/Section.tsx';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { GapNote } from './ListLook.tsx';
import { WorkersDialog } from './WorkersDialog.tsx';

const FEW = 10;
const MOST = 500;
type Batch = OutputOf<'intake.workers'>['batches'][number];

/** 欠薪名册 of a complaint: who is owed what, by pseudonym; sums beside the claim; the files that brought it, each with its way back. */
export function WorkersSection({ id, onAmend }: { readonly id: number; readonly onAmend: (() => void) | null }) {
  const [all, showAll] = useState(false);
  const found = useRead('intake.workers', { id, offset: 0, limit: all ? MOST : FEW }, { keep: true });
  const [importing, doImport] = useState(false);
  const [asked, ask] = useState<Batch | null>(null);
  const takeBack = useRun('intake.takeBackWorkers');
  const { data } = found;
  if (found.failure !== null) return <Section title="欠薪名册"><FailureNote failure={found.failure} again={found.again} /></Section>;
  if (data === undefined || (data.total === 0 && data.batches.length === 0 && !data.takes)) return null;
  const { figures } = data;
  const act = async (batch: Batch, reason: string): Promise<void> => {
    const done = await takeBack.run({ id, batchId: batch.id, reason });
    if (done === undefined) return;
    tell(`名册已撤回：撤下 ${done.removed} 人，退回原值 ${done.restored} 人`);
    ask(null);
  };
  return (
    <Section
      title="欠薪名册" bare caption={data.total === 0 ? '还没有名册' : `${formatCount(data.total)} 人　身份已加密`}
      more={data.takes ? <Button kind="link" onClick={() => doImport(true)}>导入欠薪名册</Button> : undefined}
    >
      <GapNote {...data} onAmend={onAmend} />
      {data.total === 0 ? null : (
        <PlainTable
          label="欠薪名册" rows={data.rows} rowKey={(row) => row.personId}
          sum={(column) => ({ who: '合计', owed: <Money fen={figures.owedFen} />, paid: <Money fen={figures.paidFen} /> } as Record<string, React.ReactNode>)[column.key] ?? ''}
          columns={[
            { key: 'who', head: '代称', width: 110, cell: (row) => row.pseudonym }, { key: 'name', head: '姓名', width: 80, cell: (row) => row.name || '—' }, { key: 'idNo', head: '证件号', width: 176, grow: 1, cell: (row) => row.idNo || '—' },
            { key: 'period', head: '期间', width: 150, from: 640, cell: (row) => monthRange(row.fromMonth, row.toMonth) || '—' }, { key: 'owed', head: '欠薪（元）', width: 120, align: 'right', cell: (row) => <Money fen={row.owedFen} /> }, { key: 'paid', head: '已付（元）', width: 120, align: 'right', cell: (row) => <Money fen={row.paidFen} /> },
          ]}
        />
      )}
      {data.total > FEW ? <p><Button kind="link" onClick={() => showAll(!all)}>{all ? `只看前 ${FEW} 人` : `列出${data.total > MOST ? `前 ${MOST}` : `全部 ${formatCount(data.total)}`} 人`}</Button></p> : null}
      {data.batches.length === 0 ? null : (
        <PlainTable
          label="名册文件" rows={data.batches} rowKey={(row) => row.id} mutedRow={(row) => row.state === 'taken-back'}
          columns={[
            { key: 'at', head: '导入', width: 130, cell: (row) => <DateText at={row.at} /> }, { key: 'file', head: '文件', width: 160, grow: 1, cell: (row) => row.fileName }, { key: 'counts', head: '结果', width: 210, cell: (row) => `新增 ${row.counts.created}，变更 ${row.counts.changed}，不写入 ${row.counts.refused}` },
            { key: 'back', head: '', width: 200, align: 'right', cell: (row) => (row.state === 'taken-back' ? <>已撤回 <DateText at={row.takenBackAt} /></> : row.blockedBy !== '' ? <span title={row.blockedBy}>不能撤回：{row.blockedBy}</span> : data.takes ? <Button kind="link" onClick={() => ask(row)}>撤回这份名册</Button> : '') },
          ]}
        />
      )}
      {importing ? <WorkersDialog id={id} onClose={() => doImport(false)} /> : null}
      {asked === null ? null : (
        <ReasonDialog title={`撤回名册“${asked.fileName}”？`} act="撤回这份名册" running={takeBack.running} failure={takeBack.failure} onClose={() => ask(null)} onAct={(reason) => void act(asked, reason)}>
          <p>撤下它新增的 {formatCount(asked.counts.created)} 人，把它改过的 {formatCount(asked.counts.changed)} 人（金额、姓名、电话、卡号）退回原样。</p>
        </ReasonDialog>
      )}
    </Section>
  );
}
