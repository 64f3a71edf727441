import { useState } from 'react';
import { Link } from 'react-router';
import type { OutputOf } from '#shared/contract/index.ts';
import { useNow, useRead } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ClockLamp } from '#renderer/ui/clock/ClockLamp.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { formatLimit } from '#renderer/ui/format/time.ts';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { EventList, RailItem, RailList } from '#renderer/ui/RecordRail.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import styles from './dossier.module.css';
import type { Dossier } from './shape.ts';

type Kind = OutputOf<'employers.timeline'>['entries'][number]['kind'];

const kinds: readonly (readonly [Kind, string])[] = [['case', '案件'], ['payment', '支付'], ['alert', '预警'], ['court', '法院'], ['data', '数据'], ['head', '资料'], ['table', '月报'], ['import', '导入']];

/** Clocks of this employer's cases. */
function Clocks({ dossier }: { readonly dossier: Dossier }) {
  const now = useNow();
  const clocks = useRead('cases.clocks', {});
  const ids = new Set(dossier.cases.map((one) => one.id));
  const own = (clocks.data?.clocks ?? []).filter((clock) => clock.caseId !== null && ids.has(clock.caseId));
  return (
    <Section title="本单位时限" caption={own.length === 0 ? undefined : `${own.length} 项`}>
      {clocks.failure === null ? null : <FailureNote failure={clocks.failure} again={clocks.again} />}
      {own.length === 0 && clocks.data !== undefined ? <p className={styles.under}>没有未了的时限。</p> : (
        <RailList>
          {own.map((clock) => (
            <RailItem key={`${clock.route}${clock.title}`} caption={<>{clock.subject}　{formatLimit(clock.dueAt, now)} 止</>}><ClockLamp {...clock} />　<Link to={clock.route}>{clock.title}</Link></RailItem>
          ))}
        </RailList>
      )}
    </Section>
  );
}

/** All that happened to the employer, newest first, merged from every area. */
function Timeline({ id }: { readonly id: number }) {
  const [filtering, setFiltering] = useState(false);
  const [chosen, setChosen] = useState<readonly Kind[]>([]);
  const [limit, setLimit] = useState(40);
  const timeline = useRead('employers.timeline', { id, kinds: [...chosen], before: null, limit }, { keep: true });
  const toggle = (kind: Kind): void => setChosen((was) => (was.includes(kind) ? was.filter((one) => one !== kind) : [...was, kind]));
  return (
    <Section title="经过" more={<Button kind="link" onClick={() => setFiltering(!filtering)}>{filtering ? '收起' : '筛选'}</Button>}>
      {filtering ? <div className={styles.kinds} role="group" aria-label="筛选经过">{kinds.map(([kind, words]) => <button key={kind} type="button" className={styles.kind} aria-pressed={chosen.includes(kind)} onClick={() => toggle(kind)}>{words}</button>)}</div> : null}
      {timeline.failure === null ? null : <FailureNote failure={timeline.failure} again={timeline.again} />}
      {timeline.loading ? <LoadingLines lines={6} /> : null}
      {timeline.data === undefined ? null : <EventList events={timeline.data.entries.map((entry, index) => ({ key: `${entry.at}-${index}`, at: entry.at, time: entry.kind !== 'head', text: entry.text, detail: [entry.detail, entry.actor].filter(Boolean).join('　') }))} />}
      {timeline.data?.entries.length === 0 ? <p className={styles.under}>{chosen.length === 0 ? '还没有记录。' : '没有这些种类的记录。'}</p> : null}
      {timeline.data?.more === true && limit < 500 ? <p className={styles.more}><Button kind="link" onClick={() => setLimit(Math.min(500, limit + 80))}>更早的</Button></p> : null}
    </Section>
  );
}

export function DossierRail({ dossier }: { readonly dossier: Dossier }) {
  return (
    <>
      <Clocks dossier={dossier} />
      <Timeline id={dossier.id} />
    </>
  );
}
