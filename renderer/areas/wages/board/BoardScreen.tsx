import { useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { route } from '#shared/routes.ts';
import { useRead, useRun, useWhyNot } from '#renderer/bridge/index.ts';
import { AlertToggle } from '#renderer/ui/AlertChip.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { FilterBar, FilterBreak, FilterText } from '#renderer/ui/filter/FilterBar.tsx';
import { FilterMenu } from '#renderer/ui/filter/FilterMenu.tsx';
import { alertStateWords } from '#renderer/ui/format/words.ts';
import { Page } from '#renderer/ui/Page.tsx';
import { PagedVirtualTable } from '#renderer/ui/table/PagedVirtualTable.tsx';
import { useSlices } from '#renderer/ui/table/useSlices.ts';
import { tell } from '#renderer/ui/tell.ts';
import { useKept } from '#renderer/ui/useKept.ts';
import { useSettled } from '#renderer/ui/useSettled.ts';
import { AlertsNav } from '../AlertsNav.tsx';
import { alertColumns } from './columns.tsx';
import { boardView, initialView, linkedView } from './view.ts';

const kinds = ['red', 'orange', 'yellow'] as const;
const states = (['open', 'treating', 'verified', 'closed', 'lapsed'] as const).map((value) => ({ value, label: alertStateWords[value] ?? value }));

/** 欠薪预警: every alert by level, newest first; the chips filter and count what is not closed yet. */
function Board() {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [kept, store] = useKept('alerts', boardView, initialView);
  const [linked, setLinked] = useState(() => linkedView(params));
  const view = linked ?? kept;
  const keep = linked === null ? store : setLinked;
  const [cursor, setCursor] = useState<number | null>(null);
  const filter = { ...view, text: useSettled(view.text) };
  const slices = useSlices('wages.board', filter);
  const head = useRead('wages.board', { ...filter, offset: 0, limit: 1 }, { keep: true }).data;
  const reckon = useRun('wages.reckonNow');
  const why = useWhyNot();
  const toggle = (kind: (typeof kinds)[number]): void => keep({ ...view, kinds: view.kinds.includes(kind) ? view.kinds.filter((one) => one !== kind) : [...view.kinds, kind] });
  const again = async (): Promise<void> => {
    const done = await reckon.run({});
    if (done !== undefined) tell(`已重新推算：新增 ${done.raised}，结束 ${done.ended}，不再成立 ${done.lapsed}`);
  };
  const untouched = JSON.stringify(view) === JSON.stringify(initialView);
  return (
    <Page
      title="欠薪预警" scroll={false}
      summary={head === undefined ? null : <span>数据至 {head.referenceMonth}{head.reckonedAt === null ? '，尚未推算' : <>，<DateText at={head.reckonedAt} /> 推算</>}</span>}
      actions={<Button barred={why('wages.reckonNow')} running={reckon.running} onClick={() => void again()}>重新推算</Button>}
      strip={<>
        <AlertsNav here="board" />
        <FilterBar more={untouched ? undefined : <Button kind="link" onClick={() => keep(initialView)}>只看未销号</Button>}>
          <FilterText value={view.text} onChange={(text) => keep({ ...view, text })} placeholder="单位名称、代码" label="筛选预警" />
          <FilterMenu name="处置" choices={states} chosen={view.states} onChoose={(chosen) => keep({ ...view, states: chosen })} />
          <FilterBreak />
          {kinds.map((kind) => <AlertToggle key={kind} level={kind} count={head?.open[kind]} pressed={view.kinds.includes(kind)} onToggle={() => toggle(kind)} />)}
        </FilterBar>
      </>}
      foot={<span>共 {slices.total.toLocaleString('zh-CN')} 条　按等级、起始日排序</span>}
    >
      {reckon.failure === null ? null : <FailureNote failure={reckon.failure} />}
      <PagedVirtualTable
        label="预警" columns={alertColumns} slices={slices} rowKey={(row) => row.id} cursor={cursor} onCursor={setCursor} onOpen={(row) => void navigate(route.alert(row.id))}
        mutedRow={(row) => row.state === 'closed' || row.state === 'lapsed'}
        empty={untouched ? <EmptyState>没有待处置的预警。导入余额、应付工资、参保情况后自动推算。</EmptyState> : <EmptyState ways={<Button kind="link" onClick={() => keep(initialView)}>清除全部筛选</Button>}>没有符合筛选的预警。</EmptyState>}
      />
    </Page>
  );
}

/** A link that brings a level along (`/alerts?kind=red`) begins the board anew with only that one. */
export default function BoardScreen() {
  return <Board key={useLocation().search} />;
}
