import { Link } from 'react-router';
import { route } from '#shared/routes.ts';
import { AlertChip } from '#renderer/ui/AlertChip.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { alertStateWords, tableWords } from '#renderer/ui/format/words.ts';
import styles from '../dossier.module.css';
import type { Dossier, TabProps } from '../shape.ts';

function courtWords(dossier: Dossier): string {
  const confirmed = dossier.court.filter((one) => one.confirmed && one.endedAt === null).length;
  const open = dossier.court.filter((one) => !one.confirmed && one.matchedBy !== 'person').length;
  const first = confirmed === 0 ? '无已核实的被执行人记录。' : `已核实、未结束的被执行人记录 ${confirmed} 条。`;
  return `${first}${open === 0 ? '' : `待核实 ${open} 条。`}`;
}

/** One line for each part of the dossier that is short enough for it. */
export function OverviewLines({ dossier, go }: TabProps) {
  const running = dossier.alerts.filter((one) => one.endedOn === null && one.state !== 'closed' && one.state !== 'lapsed');
  const table = dossier.tables[0];
  return (
    <>
      {dossier.cases.length > 0 ? null : <div className={styles.line}><h2>案件</h2>没有立案。</div>}
      <div className={styles.line}>
        <h2>法院执行</h2>{courtWords(dossier)}{dossier.courtCheckedUntil === null ? '还没有导入被执行人名单。' : <span>名单核对至 <DateText at={dossier.courtCheckedUntil} time={false} />。</span>}
        {dossier.court.length === 0 ? null : <Button kind="link" onClick={() => go('court')}>查看</Button>}
      </div>
      <div className={styles.line}>
        <h2>预警</h2>
        {running.length === 0 ? '没有未了的预警。' : running.map((one) => <span key={one.id}><AlertChip level={one.kind} /> <Link to={route.alert(one.id)}>{one.subject === '' ? alertStateWords[one.state] ?? one.state : one.subject}</Link></span>)}
      </div>
      <div className={styles.line}>
        <h2>月报</h2>
        {table === undefined ? '没有列入过月报。' : <span>最近列入 <Link to={route.table(table.month, table.table, table.revision)}>{table.month} {tableWords[table.table]} V{table.revision}</Link> 第 {table.row} 行，{table.delivered ? '支队已签收' : '尚未签收'}。</span>}
        {dossier.tables.length > 1 ? <Button kind="link" onClick={() => go('tables')}>全部 {dossier.tables.length} 次</Button> : null}
      </div>
    </>
  );
}
