import { useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { isOpen, type SlipJob } from '../openSlips.ts';
import { JOB_WORDS } from '../words.ts';
import styles from '../devices.module.css';

const SHOWN = 20;

/** Slips on their way. What waits is printed by itself when its printer is back; what may lie half printed waits for a person. */
export function QueueSection() {
  const found = useRead('devices.queue', {});
  const jobs = found.data?.jobs ?? [];
  const open = jobs.filter(isOpen);
  const done = jobs.filter((job) => !isOpen(job)).slice(0, SHOWN);
  return (
    <Section title="小票队列" caption={open.length === 0 ? '没有等待的小票' : `${open.length} 张未完`}>
      {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
      {found.data !== undefined && jobs.length === 0 ? <EmptyState>还没有打印过小票。在投诉、案件和单位页面打印。</EmptyState> : [...open, ...done].map((job) => <JobLine key={job.id} job={job} />)}
    </Section>
  );
}

function JobLine({ job }: { readonly job: SlipJob }) {
  const settle = useRun('devices.settleJob');
  const act = (what: 'seen' | 'again' | 'now' | 'cancel') => () => void settle.run({ id: job.id, act: what });
  return (
    <article aria-label={`${job.title} ${job.of}`}>
      <div className={styles.line}>
        <div><div className={styles.name}>{job.title} {job.reprint > 0 ? <Tag>补打 {job.reprint}</Tag> : null}</div><div className={styles.place}>{job.of}</div></div>
        <div><div className={styles.state} data-state={job.state === 'doubtful' || job.state === 'refused' ? 'trouble' : job.state === 'sending' ? 'busy' : ''}>{JOB_WORDS[job.state]}{job.state === 'printed' && !job.confirmed ? '（打印机没有回答）' : ''}</div><div className={styles.why}>{job.printer}，{job.copies} 份</div></div>
        <div className={styles.why}>{job.message === '' ? null : <><b>{job.message}</b>{job.state === 'waiting' ? '打印机好了会自动打印。' : job.todo}　</>}<DateText at={job.state === 'waiting' ? job.queuedAt : job.at} /></div>
        <div className={styles.steps}>
          {job.state === 'waiting' ? <><Button small running={settle.running} onClick={act('now')}>现在打印</Button><Button small running={settle.running} onClick={act('cancel')}>不打了</Button></> : null}
          {job.state === 'sending' ? <Button small running={settle.running} onClick={act('cancel')}>停止</Button> : null}
          {job.state === 'doubtful' ? <><Button small running={settle.running} onClick={act('seen')}>纸上是全的</Button><Button small running={settle.running} onClick={act('again')}>重新打印</Button></> : null}
          {job.state === 'refused' ? <><Button small running={settle.running} onClick={act('again')}>再试一次</Button><Button small running={settle.running} onClick={act('cancel')}>不打了</Button></> : null}
        </div>
      </div>
      {settle.failure === null ? null : <FailureNote failure={settle.failure} />}
    </article>
  );
}
