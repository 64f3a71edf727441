import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { useMay, useNow, useRead } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { shanghaiDay } from '#shared/rules/time.ts';
import { ClocksTabs } from '../ClocksTabs.tsx';
import { NewNotice } from './NewNotice.tsx';
import { Proposal } from './Proposal.tsx';
import { ProposalStep, type Decision } from './ProposalStep.tsx';
import { Years } from './Years.tsx';

/** 工作日历: the yearly notices that all working days rest on; loading a new one shows first what it moves. */
export default function CalendarScreen() {
  const may = useMay();
  const now = useNow();
  const found = useRead('clocks.years', {});
  const [typing, type] = useState(false);
  const [asked, decide] = useState<{ readonly proposal: OutputOf<'clocks.years'>['proposed'][number]; readonly decision: Decision } | null>(null);
  const { data } = found;
  const newest = data?.years[0]?.year ?? Number(shanghaiDay(now).slice(0, 4));
  const summary = data === undefined ? undefined : `已有 ${data.years.map((one) => one.year).toSorted((a, b) => a - b).join('、')} 年放假安排`;
  if (typing) return <NewNotice year={newest + 1} summary={summary} proposed={data?.proposed ?? []} onClose={() => type(false)} />;
  return (
    <Page
      title="工作日历" strip={<ClocksTabs here="calendar" />} summary={summary}
      actions={may('clocks.proposeYear') ? <Button kind="primary" onClick={() => type(true)}>装入新年份</Button> : undefined}
    >
      {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
      {found.loading ? <LoadingLines lines={8} /> : null}
      {data?.proposed.map((proposal) => <Proposal key={proposal.id} proposal={proposal} onAsk={(decision) => decide({ proposal, decision })} />)}
      {asked === null ? null : <ProposalStep {...asked} onClose={() => decide(null)} />}
      {data === undefined ? null : <Years years={data.years} former={data.former} />}
    </Page>
  );
}
