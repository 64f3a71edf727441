import { useState } from 'react';
import { Link } from 'react-router';
import type { Failure } from '#shared/contract/envelope.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { useNow } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ClockLamp } from '#renderer/ui/clock/ClockLamp.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { formatLimit } from '#renderer/ui/format/time.ts';
import { Section } from '#renderer/ui/Section.tsx';
import type { Column } from '#renderer/ui/table/column.ts';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { unbroken } from '#renderer/ui/unbroken.tsx';
import styles from './workbench.module.css';

/** Clocks of the officer's own posts and records, or those of the whole brigade. */
export type Whose = 'mine' | 'all';

export type Clock = OutputOf<'cases.clocks'>['clocks'][number];

interface Props {
  /** Most urgent first; undefined while loading. */
  readonly clocks: readonly Clock[] | undefined;
  readonly failure: Failure | null;
  readonly again: () => void;
  readonly overdue: number;
  readonly near: number;
  readonly whose: Whose;
  /** Null: all of them are the officer's own, so that there is nothing to choose. */
  readonly onWhose: ((whose: Whose) => void) | null;
  /** What will stand here, where nothing does. */
  readonly empty: string;
}

const first = 10;

function Due({ at }: { readonly at: number }) {
  return <>{formatLimit(at, useNow())}</>;
}

const columns: readonly Column<Clock>[] = [
  { key: 'left', head: '剩余', width: 136, cell: (row) => <ClockLamp {...row} /> },
  { key: 'title', head: '时限', width: 122, cell: (row) => <Link className={styles.whole} to={row.route} title={row.clause === '' ? row.title : `${row.title}（计划 ${row.clause}）`}>{row.title}</Link> },
  { key: 'subject', head: '事项', width: 160, grow: 1, cell: (row) => unbroken(row.subject) },
  { key: 'employer', head: '单位', width: 150, grow: 1, cell: (row) => row.employer || '—' },
  { key: 'due', head: '到期', width: 96, align: 'right', cell: (row) => <Due at={row.dueAt} /> },
  { key: 'next', head: '下一步', width: 130, grow: 1, cell: (row) => (row.nextStep === '' ? '—' : <Link to={row.route}>{row.nextStep}</Link>) },
];

/** 我的时限: every clock that runs, red by age, then amber and green by time left. */
export function ClocksBlock({ clocks, failure, again, overdue, near, whose, onWhose, empty }: Props) {
  const [all, setAll] = useState(false);
  const shown = all ? clocks : clocks?.slice(0, first);
  const rest = (clocks?.length ?? 0) - first;
  return (
    <Section
      bare title={whose === 'mine' ? '我的时限' : '全队的时限'} caption={clocks === undefined ? undefined : <><span>{clocks.length} 项</span>{overdue > 0 ? <span>{overdue} 项超时</span> : null}{near > 0 ? <span>{near} 项临近</span> : null}</>}
      more={<>
        {onWhose === null ? null : <Button kind="link" onClick={() => onWhose(whose === 'mine' ? 'all' : 'mine')}>{whose === 'mine' ? '看全队的' : '只看我的'}</Button>}
        {rest > 0 ? <>　<Button kind="link" onClick={() => setAll(!all)}>{all ? '只看最急的' : `全部 ${clocks?.length ?? 0} 项`}</Button></> : null}
      </>}
    >
      {failure === null ? <PlainTable label="我的时限" columns={columns} rows={shown} rowKey={(row) => row.key} empty={<EmptyState>没有未了的时限。{empty}</EmptyState>} /> : <FailureNote failure={failure} again={again} />}
    </Section>
  );
}
