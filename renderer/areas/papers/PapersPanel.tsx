import { Link, useNavigate } from 'react-router';
import { route } from '#shared/routes.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { read, useRead, useRun } from '#renderer/bridge/index.ts';
import { useState } from 'react';
import { failureOf } from '#renderer/bridge/index.ts';
import type { Failure } from '#shared/contract/envelope.ts';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { RailItem, RailList } from '#renderer/ui/RecordRail.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import styles from './papers.module.css';
import { stateWords } from './words.ts';

interface Props {
  readonly subject: InputOf<'papers.begin'>['subject'];
  /** Kinds that may be begun here; left out: all kinds of such a record. Empty: none, the record makes its papers by its own steps. */
  readonly begin?: readonly string[];
}

/** Papers of a record, for its rail: each with its state, and a new one in two clicks, filled from the record. */
export function PapersPanel({ subject, begin }: Props) {
  const navigate = useNavigate();
  const found = useRead('papers.list', { of: subject, text: '' });
  const create = useRun('papers.create');
  const [failure, setFailure] = useState<Failure | null>(null);
  const start = async (kind: string): Promise<void> => {
    setFailure(null);
    try {
      const { content } = await read('papers.begin', { kind, subject });
      const made = await create.run({ kind, subject, content });
      if (made !== undefined) void navigate(route.paper(made.id));
    } catch (error) {
      setFailure(failureOf(error));
    }
  };
  const kinds = (found.data?.kinds ?? []).filter((kind) => begin === undefined || begin.includes(kind.id));
  const papers = found.data?.papers ?? [];
  return (
    <Section title="文书" caption={papers.length === 0 ? undefined : `${papers.length} 份`} more={kinds.length === 0 ? undefined : <Menu small label="制作" items={kinds.map((kind) => ({ label: `${kind.title}`, onChoose: () => void start(kind.id) }))} />}>
      {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
      {failure === null && create.failure === null ? null : <FailureNote failure={failure ?? create.failure ?? { code: '', message: '', todo: '', field: null, data: {} }} />}
      {papers.length === 0 ? <p>还没有文书。</p> : (
        <RailList>
          {papers.map((one) => <RailItem key={one.id} caption={<>{stateWords[one.state]}　<DateText at={one.approvedAt ?? one.draftedAt} time />{one.number === '' ? null : <>　<span className={styles.number}>{one.number}</span></>}</>}><Link to={route.paper(one.id)}>{one.title}</Link></RailItem>)}
        </RailList>
      )}
    </Section>
  );
}
