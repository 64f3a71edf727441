import { Link, useNavigate } from 'react-router';
import { route } from '#shared/routes.ts';
import { useRead } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText, Money } from '#renderer/ui/figures.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { triggersText } from '../words.ts';
import { NodeLamp } from './NodeLamp.tsx';
import styles from './emergency.module.css';

/** 重大应急: every running major case with its five clocks, the most urgent first. The clocks count by themselves. */
export default function BoardScreen() {
  const navigate = useNavigate();
  const board = useRead('cases.emergencyBoard', {});
  const list = useRead('cases.list', { text: '', open: 'open', majorOnly: false, proposedOnly: true, employerId: null, offset: 0, limit: 1 }).data;
  const cases = board.data?.cases;
  return (
    <Page
      title="重大应急" summary={cases === undefined ? null : <span>{cases.length} 件未结　{cases.reduce((sum, one) => sum + one.lateNodes, 0)} 个节点超时</span>}
      actions={list === undefined || list.total === 0 ? null : <Button onClick={() => void navigate(route.proposedMajor())}>{list.total} 件应启动重大案件</Button>}
    >
      {board.failure === null ? null : <FailureNote failure={board.failure} again={board.again} />}
      {cases === undefined ? <LoadingLines lines={8} /> : cases.length === 0 ? <EmptyState ways={<Link to={route.cases()}>看全部案件</Link>}>没有未结的重大案件。</EmptyState> : cases.map(({ line, t0, triggers, nodes }) => (
        <article key={line.id} className={styles.row}>
          <div className={styles.rowHead}>
            <Link to={route.emergencyCase(line.id)}>{line.employerName}</Link>
            <span>{line.caseNo}</span>
            <span>启动 <DateText at={t0} /></span>
            <span>{triggersText(triggers)}</span>
            <span>未付 {line.unpaidFen === null ? '金额尚未核实' : <Money fen={line.unpaidFen} unit />}</span>
          </div>
          <div className={styles.lamps}>{nodes.map((node) => <div key={node.key} className={styles.lamp}><span>{node.limitText}　{node.title}</span><NodeLamp node={node} t0={t0} /></div>)}</div>
        </article>
      ))}
    </Page>
  );
}
