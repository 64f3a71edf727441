import { Link, useNavigate, useParams } from 'react-router';
import { route } from '#shared/routes.ts';
import { month as monthShape } from '#shared/contract/values.ts';
import { addMonths, monthOf } from '#shared/rules/time.ts';
import { TABLE_WORD } from '#shared/rules/tables/words.ts';
import { now, useNow, useRead } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ClockLamp } from '#renderer/ui/clock/ClockLamp.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText, DayText } from '#renderer/ui/figures.tsx';
import { MonthInput } from '#renderer/ui/form/DayInput.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { monthWords, outboxWords, reasonWords } from '../words.ts';
import { BothTables } from './BothTables.tsx';
import { TableSteps } from './TableSteps.tsx';
import styles from './month.module.css';

/** 月报: one month's two tables on their way, late data of earlier months, and every frozen revision. Opens with the last ended month. */
export default function MonthScreen() {
  const navigate = useNavigate();
  const parsed = monthShape.safeParse(useParams()['month']);
  const thisMonth = monthOf(useNow());
  const month = parsed.success ? parsed.data : addMonths(thisMonth, -1);
  const found = useRead('reports.month', { month }, { keep: true });
  const revisions = useRead('reports.revisions', { table: null, month: null });
  const { data } = found;
  const go = (to: string): void => void navigate(route.reports(to));
  const over = addMonths(month, 1) <= monthOf(now());
  return (
    <Page
      title="月报" summary={<span>{monthWords(month)}</span>}
      actions={data === undefined ? null : <BothTables key={month} overview={data} monthOver={over} />}
      strip={(
        <div className={styles.strip}>
          <Button small onClick={() => go(addMonths(month, -1))}>上月</Button>
          <span style={{ width: 120 }}><MonthInput label="月份" value={month} until={thisMonth} onChange={(chosen) => { if (chosen !== '') go(chosen); }} /></span>
          <Button small disabled={month >= thisMonth} onClick={() => go(addMonths(month, 1))}>下月</Button>
          {data === undefined ? null : <span><ClockLamp startAt={data.dueAt - 10 * 86_400_000} dueAt={data.dueAt} unit="working-days" provisional={data.provisional} />　<DayText day={data.lastDay} /> 止</span>}
          <span className={styles.months}>{data?.months.slice(0, 8).map((one) => <Button key={one} kind="link" onClick={() => go(one)}>{one}</Button>)}</span>
        </div>
      )}
    >
      {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
      {data === undefined ? found.failure === null ? <LoadingLines lines={6} /> : null : (
        <>
          <Section title="两张表" caption="点表名逐格查看"><TableSteps month={month} tables={data.tables} /></Section>
          {data.recheck.length === 0 ? null : <NoteKey head="后面的月份要更正">更正影响“连续预警月数”，请从早到晚更正：{data.recheck.map((one) => <span key={one.month}><Link to={route.table(one.month, 'wage-risk')}>{one.month}</Link>（{one.changes} 格）　</span>)}</NoteKey>}
          <Section title="迟到数据" caption="批准以后才到、属于以前月份的">
            {data.lateData.length === 0 ? <p>没有迟到数据。</p> : <PlainTable label="迟到数据" rows={data.lateData} rowKey={(row) => `${row.month}${row.text}`} columns={[{ key: 'month', head: '月份', width: 90, cell: (row) => <Link to={route.reports(row.month)}>{row.month}</Link> }, { key: 'text', head: '内容', width: 240, grow: 2, cell: (row) => row.text }, { key: 'what', head: '处理', width: 260, grow: 2, cell: (row) => (row.reissue ? <><b>须更正</b>：{row.why.join('；')}</> : '列入说明，不更正') }]} />}
          </Section>
        </>
      )}
      <Section title="全部版本" caption={revisions.data === undefined ? '' : `${revisions.data.revisions.length} 版`} bare>
        {revisions.failure === null ? null : <FailureNote failure={revisions.failure} again={revisions.again} />}
        <PlainTable
          label="全部版本" rows={revisions.data?.revisions} rowKey={(row) => row.id} empty={<EmptyState>还没有批准过月报。</EmptyState>}
          columns={[
            { key: 'month', head: '月份', width: 80, cell: (row) => <Link to={route.table(row.month, row.table, row.revision)}>{row.month}</Link> }, { key: 'table', head: '报表', width: 132, cell: (row) => TABLE_WORD[row.table] }, { key: 'serial', head: '编号', width: 190, grow: 1, cell: (row) => row.serial },
            { key: 'reason', head: '更正', width: 150, grow: 1, from: 860, cell: (row) => (row.reasonCode === null ? '—' : `${reasonWords[row.reasonCode]}，改 ${row.changedCells} 格`) }, { key: 'at', head: '批准', width: 118, cell: (row) => <DateText at={row.approvedAt} /> },
            { key: 'outbox', head: '上报', width: 110, cell: (row) => <Link to={route.outbox()}>{outboxWords[row.outbox]}</Link> }, { key: 'receipt', head: '回执', width: 118, from: 760, cell: (row) => <DateText at={row.receivedAt} /> },
          ]}
        />
      </Section>
    </Page>
  );
}
