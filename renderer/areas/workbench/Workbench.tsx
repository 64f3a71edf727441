import { useState } from 'react';
import { useNavigate } from 'react-router';
import { byUrgency } from '#shared/rules/deadlines/lamp.ts';
import { route } from '#shared/routes.ts';
import { CertificateNote } from '#renderer/areas/people/CertificateNote.tsx';
import { useMay, useNow, useRead } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { lampState } from '#renderer/ui/clock/lampState.ts';
import { Page } from '#renderer/ui/Page.tsx';
import { useLarge } from '#renderer/ui/useWide.ts';
import { AlertsBlock } from './AlertsBlock.tsx';
import { ClocksBlock, type Whose } from './ClocksBlock.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { MonthStrip } from './MonthStrip.tsx';
import { WaitingBlock } from './WaitingBlock.tsx';
import { WeekBlock } from './WeekBlock.tsx';

/** What is due, most urgent first: month strip, clocks, waiting things; alerts in the rail. Each block reads for itself and fails alone. */
export default function Workbench() {
  const navigate = useNavigate();
  const may = useMay();
  const now = useNow();
  const large = useLarge();
  const clocks = useRead('cases.clocks', {});
  const [whose, setWhose] = useState<Whose>('mine');
  const all = clocks.data?.clocks.filter((clock) => clock.binding);
  const others = all?.some((clock) => !clock.mine) === true;
  const states = all?.filter((clock) => whose === 'all' || clock.mine).map((clock) => ({ clock, state: lampState(clock, now), dueAt: clock.dueAt })).toSorted(byUrgency);
  const count = (state: string): number => states?.filter((one) => one.state === state).length ?? 0;
  const summary = states === undefined ? undefined : states.length === 0 ? '没有未了的时限' : [count('red') > 0 ? `${count('red')} 项超时` : '', count('amber') > 0 ? `${count('amber')} 项临近` : ''].filter(Boolean).join('、') || '没有超时和临近的事项';
  return (
    <Page
      title="工作台" summary={summary} {...(may('reports.month') ? { strip: <MonthStrip /> } : {})} {...(may('wages.board') ? { rail: <AlertsBlock />, railLabel: '欠薪预警' } : {})}
      actions={<>
        {may('intake.queue') || !may('intake.mediations') ? null : <Button onClick={() => void navigate(route.mediations())}>网格调解</Button>}
        {may('imports.batches') ? <Button onClick={() => void navigate(route.imports())}>数据导入</Button> : null}
        {may('cases.register') ? <Button onClick={() => void navigate(route.newCase())}>登记案件</Button> : null}
        {may('intake.register') ? <Button kind="primary" hint="F2" onClick={() => void navigate(route.newComplaint())}>登记投诉</Button> : null}
      </>}
    >
      <CertificateNote />
      {may('imports.batches') && may('cases.list') ? <FirstSteps /> : null}
      <ClocksBlock clocks={states?.map(({ clock }) => clock)} failure={clocks.failure} again={clocks.again} overdue={count('red')} near={count('amber')} whose={whose} onWhose={others ? setWhose : null} empty={may('cases.list') ? '登记案件或启动重大案件后，时限列在这里。' : '登记调解后，调解结果、上报和回访的时限列在这里。'} />
      <WaitingBlock />
      {large && states !== undefined ? <WeekBlock clocks={states.map(({ clock }) => clock)} /> : null}
    </Page>
  );
}
