import { useState } from 'react';
import { Link } from 'react-router';
import { route } from '#shared/routes.ts';
import { useRun, useWhyNot } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ReasonDialog } from '#renderer/ui/dialog/ReasonDialog.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { PagedVirtualTable } from '#renderer/ui/table/PagedVirtualTable.tsx';
import { useSlices, type RowOf } from '#renderer/ui/table/useSlices.ts';
import { tell } from '#renderer/ui/tell.ts';

type Row = RowOf<'imports.waiting'>;

/** Rows whose parent is not known yet. They match themselves when it arrives; what will never match can be taken out with a reason. */
export default function WaitingScreen() {
  const slices = useSlices('imports.waiting', {});
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set());
  const [asking, ask] = useState(false);
  const drop = useRun('imports.dropWaiting');
  const why = useWhyNot()('imports.dropWaiting');
  const toggle = (row: Row): void => setTicked((was) => {
    const next = new Set(was);
    if (!next.delete(row.id)) next.add(row.id);
    return next;
  });
  const act = async (reason: string): Promise<void> => {
    if ((await drop.run({ ids: [...ticked], reason })) === undefined) return;
    tell(`已去掉 ${ticked.size} 行`);
    setTicked(new Set());
    ask(false);
  };
  const all = ticked.size === 0 ? 'none' : ticked.size === slices.loaded.length ? 'all' : 'some';
  return (
    <Page
      title="待匹配" above={<Link to={route.imports()}>数据导入</Link>} scroll={false} summary={<span>{slices.total} 行　所属的单位、专户或案件导入后自动对上</span>}
      actions={slices.total === 0 ? undefined : <Button barred={why} reason={ticked.size === 0 ? '先勾选要去掉的行' : null} onClick={() => ask(true)}>去掉勾选的 {ticked.size} 行</Button>} foot={<span>共 {slices.total} 行</span>}
    >
      <PagedVirtualTable
        label="待匹配" slices={slices} rowKey={(row) => row.id} ticks={{ has: (row) => ticked.has(row.id), toggle, all, toggleAll: () => setTicked(all === 'all' ? new Set() : new Set(slices.loaded.map((row) => row.id))) }} empty={<EmptyState ways={<Link to={route.imports()}>回数据导入</Link>}>没有待匹配的行。</EmptyState>}
        columns={[
          { key: 'kind', head: '种类', width: 92, cell: (row) => row.kindName }, { key: 'title', head: '记录', width: 240, grow: 2, cell: (row) => <span title={row.title}>{row.title}</span> }, { key: 'waits', head: '在等', width: 230, grow: 2, cell: (row) => (row.complaintId === null ? row.waitsFor : <>{row.waitsFor}，是受理编号：<Link to={route.complaint(row.complaintId)}>到这件投诉导入名册</Link></>) },
          { key: 'file', head: '文件', width: 200, grow: 2, cell: (row) => <Link to={route.importBatch(row.batchId)} tabIndex={-1}>{row.fileName}</Link> }, { key: 'row', head: '行', width: 64, align: 'right', cell: (row) => row.row },
        ]}
      />
      {asking ? <ReasonDialog title={`去掉 ${ticked.size} 行？`} act="去掉" running={drop.running} failure={drop.failure} onClose={() => ask(false)} onAct={(reason) => void act(reason)}><p>去掉的行不再等待匹配；原文件可以重新导入。</p></ReasonDialog> : null}
    </Page>
  );
}
