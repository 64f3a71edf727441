import { useState } from 'react';
import { z } from 'zod';
import type { OutputOf } from '#shared/contract/index.ts';
import { noticeWords } from '#shared/rules/notices.ts';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { isOvertaken, StepConflict } from '#renderer/ui/dialog/StepConflict.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { useDraft } from '#renderer/ui/form/useDraft.ts';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { ClocksTabs } from '../ClocksTabs.tsx';
import styles from './calendar.module.css';
import { emptyDraft, noticeOf, type Draft } from './draft.ts';
import { Effect } from './Effect.tsx';
import { NoticeForm } from './NoticeForm.tsx';

type Proposed = OutputOf<'clocks.years'>['proposed'];
/** The proposal that stands, of a refusal that somebody was faster. */
const standingId = z.object({ now: z.object({ id: z.number().nullable() }) });

/** The notice of a new year while it is typed, with what it will move beside it. What is typed is kept as a draft; only giving up or putting it forward ends it. */
export function NewNotice({ year, summary, proposed, onClose }: { readonly year: number; readonly proposed: Proposed; readonly summary: string | undefined; readonly onClose: () => void }) {
  const [initial] = useState<Draft>(() => emptyDraft(year));
  const { value, set, restoredAt, savedAt, changed, reset } = useDraft<Draft>('calendar-notice', initial);
  // The proposals that stood when the form was opened: one of the same year is withdrawn by this one only if it was seen.
  const [seen] = useState(proposed);
  const propose = useRun('clocks.proposeYear');
  const notice = noticeOf(value);
  const leave = (): void => {
    reset();
    onClose();
  };
  const waiting = seen.find((one) => one.year === notice?.year);
  const submit = async (from = waiting?.id ?? null): Promise<void> => {
    if (notice === null || (await propose.run({ ...notice, source: value.source, seen: from })) === undefined) return;
    tell(`${notice.year} 年放假安排已提交批准`);
    leave();
  };
  return (
    <Page
      title="工作日历" strip={<ClocksTabs here="calendar" />} summary={<>{summary}{savedAt === null ? null : <span>草稿 <DateText at={savedAt} /> 已保存</span>}</>}
      actions={<><Button onClick={onClose}>以后再填</Button><Button onClick={leave}>放弃</Button><Button kind="primary" running={propose.running} reason={notice === null ? '还没有填放假日期' : value.source.trim() === '' ? '还没有填依据' : null} onClick={() => void submit()}>提交批准</Button></>}
    >
      {restoredAt === null || !changed ? null : <NoteKey head="上次没有填完" actions={<Button kind="link" onClick={() => reset(emptyDraft(year))}>清空重填</Button>}>这是 <DateText at={restoredAt} /> 保存的草稿。</NoteKey>}
      <div className={styles.columns}>
        <div className={styles.left}><Section title="新的放假安排"><NoticeForm draft={value} set={set} /></Section></div>
        <div className={styles.right}>
          <Section title="生效后的变化" caption="现在还没有改动任何时限">
            {propose.failure === null || isOvertaken(propose.failure) ? null : <FailureNote failure={propose.failure} />}
            <StepConflict
              failure={propose.failure} what={`${notice?.year ?? ''} 年放假安排`} before={waiting === undefined ? '没有待批准的安排' : `${noticeWords(waiting)}（${waiting.source}）`} mine={notice === null ? '' : `${noticeWords(notice)}（${value.source}）`} note="" running={propose.running}
              onAgain={() => { const stands = standingId.safeParse(propose.failure?.data); if (stands.success) void submit(stands.data.now.id); }} onTheirs={leave} onClose={propose.clear}
            />
            {notice === null ? <EmptyState>填好年份和放假日期后，这里显示哪些时限会改期。</EmptyState> : <Effect notice={notice} />}
          </Section>
        </div>
      </div>
    </Page>
  );
}
