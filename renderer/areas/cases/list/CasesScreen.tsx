import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { route } from '#shared/routes.ts';
import { useMay, useRead } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Money } from '#renderer/ui/figures.tsx';
import { FilterBar, FilterBreak, FilterText } from '#renderer/ui/filter/FilterBar.tsx';
import { Check } from '#renderer/ui/form/Check.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { PagedVirtualTable } from '#renderer/ui/table/PagedVirtualTable.tsx';
import { useSlices } from '#renderer/ui/table/useSlices.ts';
import { Segments } from '#renderer/ui/Tabs.tsx';
import { useSettled } from '#renderer/ui/useSettled.ts';
import { CaseDrawer } from '../form/CaseDrawer.tsx';
import { caseColumns } from './columns.tsx';

type Open = 'open' | 'closed' | 'all';

/** 案件: what is open first; majors and those whose figures ask for a major start can be picked out. */
export default function CasesScreen() {
  const navigate = useNavigate();
  const may = useMay();
  const [query, setQuery] = useSearchParams();
  const [text, setText] = useState('');
  const [open, setOpen] = useState<Open>('open');
  const [majorOnly, setMajorOnly] = useState(false);
  const proposedOnly = query.get('proposed') === '1';
  const registering = query.get('register');
  const filter = { text: useSettled(text), open, majorOnly, proposedOnly, employerId: null };
  const slices = useSlices('cases.list', filter);
  const head = useRead('cases.list', { ...filter, offset: 0, limit: 1 }, { keep: true }).data;
  const put = (name: string, value: string | null): void => setQuery((was) => {
    const next = new URLSearchParams(was);
    if (value === null) next.delete(name);
    else next.set(name, value);
    return next;
  }, { replace: true });
  const clear = (): void => {
    setText('');
    setOpen('open');
    setMajorOnly(false);
    put('proposed', null);
  };
  return (
    <Page
      title="案件" scroll={false}
      summary={head === undefined ? null : <span>未结 {head.openTotal.toLocaleString('zh-CN')} 件　未付 <Money fen={head.unpaidFen} unit />{head.proposed === 0 ? null : <>　{head.proposed} 件应启动重大案件</>}</span>}
      actions={may('cases.register') ? <Button kind="primary" onClick={() => put('register', '')}>登记案件</Button> : undefined}
      strip={(
        <FilterBar>
          <FilterText value={text} onChange={setText} placeholder="案件编号、单位、案由" label="筛选案件" />
          <Segments<Open> label="范围" here={open} onChoose={setOpen} items={[{ key: 'open', label: '未结' }, { key: 'closed', label: '已结' }, { key: 'all', label: '全部' }]} />
          <FilterBreak />
          <Check checked={majorOnly} onChange={setMajorOnly}>重大案件</Check>
          <Check checked={proposedOnly} onChange={(on) => put('proposed', on ? '1' : null)}>应启动重大案件</Check>
        </FilterBar>
      )}
      foot={<span>共 {slices.total.toLocaleString('zh-CN')} 件</span>}
    >
      <PagedVirtualTable
        label="案件" columns={caseColumns} slices={slices} rowKey={(row) => row.id} onOpen={(row) => void navigate(route.case(row.id))} mutedRow={(row) => row.closedAt !== null}
        empty={<EmptyState ways={<><Button kind="link" onClick={clear}>清除全部筛选</Button>{may('cases.register') ? <Button kind="link" onClick={() => put('register', '')}>登记案件</Button> : null}</>}>没有符合筛选的案件。</EmptyState>}
      />
      {registering === null ? null : <CaseDrawer employerId={Number(registering) || null} onClose={() => put('register', null)} onDone={(id) => void navigate(route.case(id))} />}
    </Page>
  );
}
