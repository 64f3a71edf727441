import { useState } from 'react';
import { useMay, useNow, useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { ClocksTabs } from '../ClocksTabs.tsx';
import styles from './calendar.module.css';
import { emptyDraft, noticeOf, type Draft } from './draft.ts';
import { Effect } from './Effect.tsx';
import { NoticeForm } from './NoticeForm.tsx';
import { Proposal } from './Proposal.tsx';
import { Years } from './Years.tsx';

/** 工作日历: the yearly notices that all working days rest on; loading a new one shows first what it moves. */
export default function CalendarScreen() {
  const may = useMay();
  const now = useNow();
  const found = useRead('clocks.years', {});
  const [draft, setDraft] = useState<Draft | null>(null);
  const propose = useRun('clocks.proposeYear');
  const { data } = found;
  const newest = data?.years[0]?.year ?? Number(shanghaiDay(now).slice(0, 4));
  const notice = draft === null ? null : noticeOf(draft);
  const submit = async (): Promise<void> => {
    if (draft === null || notice === null) return;
    const done = await propose.run({ ...notice, source: draft.source });
    if (done === undefined) return;
    tell(`${notice.year} 年放假安排已提交批准`);
    setDraft(null);
  };
  return (
    <Page
      title="工作日历" strip={<ClocksTabs here="calendar" />} summary={data === undefined ? undefined : `已有 ${data.years.map((one) => one.year).toSorted((a, b) => a - b).join('、')} 年放假安排`}
      actions={draft === null
        ? may('clocks.proposeYear') ? <Button kind="primary" onClick={() => setDraft(emptyDraft(newest + 1))}>装入新年份</Button> : undefined
        : <><Button onClick={() => { setDraft(null); propose.clear(); }}>放弃</Button><Button kind="primary" running={propose.running} reason={notice === null ? '还没有填放假日期' : draft.source.trim() === '' ? '还没有填依据' : null} onClick={() => void submit()}>提交批准</Button></>}
    >
      {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
      {found.loading ? <LoadingLines lines={8} /> : null}
      {draft === null ? null : (
        <div className={styles.columns}>
          <div className={styles.left}><Section title="新的放假安排"><NoticeForm draft={draft} onChange={setDraft} /></Section></div>
          <div className={styles.right}>
            <Section title="生效后的变化" caption="现在还没有改动任何时限">
              {propose.failure === null ? null : <FailureNote failure={propose.failure} />}
              {notice === null ? <EmptyState>填好年份和放假日期后，这里显示哪些时限会改期。</EmptyState> : <Effect notice={notice} />}
            </Section>
          </div>
        </div>
      )}
      {draft === null ? data?.proposed.map((proposal) => <Proposal key={proposal.id} proposal={proposal} />) : null}
      {data === undefined || draft !== null ? null : <Years years={data.years} former={data.former} />}
    </Page>
  );
}
