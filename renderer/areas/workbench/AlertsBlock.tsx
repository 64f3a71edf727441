import { Link } from 'react-router';
import { route } from '#shared/routes.ts';
import { useRead } from '#renderer/bridge/index.ts';
import { AlertChip } from '#renderer/ui/AlertChip.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Count } from '#renderer/ui/figures.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { RailItem, RailList } from '#renderer/ui/RecordRail.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import styles from './workbench.module.css';

const kinds = ['red', 'orange', 'yellow'] as const;

/** 欠薪预警 in the rail: counts by level, then the strongest ones with what they rest on. */
export function AlertsBlock() {
  const board = useRead('wages.board', { states: ['open', 'treating', 'verified'], kinds: [], text: '', offset: 0, limit: 12 });
  const unknown = useRead('wages.unknown', { text: '', offset: 0, limit: 4 });
  const { data } = board;
  return (
    <Section title="欠薪预警" caption={data?.referenceMonth} more={<Link to={route.alerts()}>预警看板</Link>}>
      {board.failure === null ? null : <FailureNote failure={board.failure} again={board.again} />}
      {board.loading ? <LoadingLines lines={6} /> : null}
      {data === undefined ? null : (
        <>
          <div className={styles.chips}>
            {kinds.map((kind) => <Link key={kind} to={route.alertsOf(kind)}><AlertChip level={kind} /><Count value={data.open[kind]} /></Link>)}
            <Link to={route.unknownLevels()}><AlertChip level="unknown" /><Count value={data.unknown} /></Link>
          </div>
          <RailList>
            {data.rows.map((row) => <RailItem key={row.id} lead={<AlertChip level={row.kind} />} caption={row.evidence} end={row.isNew ? <Tag>新增</Tag> : undefined}><Link to={route.alert(row.id)}>{row.employerName}</Link></RailItem>)}
            {unknown.data?.rows.map((row) => <RailItem key={`u${row.employerId}`} lead={<AlertChip level="unknown" />} caption={row.missing.map((one) => one.what).join('；')}><Link to={route.employer(row.employerId)}>{row.employerName}</Link></RailItem>)}
          </RailList>
          {data.total > data.rows.length ? <p className={styles.more}><Link to={route.alerts()}>其余 {data.total - data.rows.length} 条</Link></p> : null}
          {data.total === 0 && data.unknown === 0 ? <p className={styles.more}>{data.reckonedAt === null ? '还没有推算过预警。导入数据后自动推算。' : '没有未销号的预警。'}</p> : null}
        </>
      )}
    </Section>
  );
}
