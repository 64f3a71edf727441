import { Link, useNavigate } from 'react-router';
import { route } from '#shared/routes.ts';
import { useNow, useRead } from '#renderer/bridge/index.ts';
import { AlertChip } from '#renderer/ui/AlertChip.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';
import { Money } from '#renderer/ui/figures.tsx';
import { industryWords, statusWords } from '#renderer/ui/format/words.ts';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { RailItem, RailList } from '#renderer/ui/RecordRail.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { useSettled } from '#renderer/ui/useSettled.ts';
import { BalanceChart } from '../chart/BalanceChart.tsx';
import { balanceSum } from '../chart/balanceSum.ts';
import { monthBars } from '../chart/bars.ts';
import styles from './list.module.css';

/** The employer under the cursor in short; the dossier is one key away. */
export function GlanceRail({ id }: { readonly id: number | null }) {
  const asked = useSettled(id, 90) ?? id;
  const navigate = useNavigate();
  const now = useNow();
  const glance = useRead('employers.glance', { id: asked ?? 1 }, { enabled: asked !== null, keep: true });
  if (id === null) return <p className={styles.hint}>选中一户，这里显示概要。</p>;
  if (glance.failure !== null) return <FailureNote failure={glance.failure} again={glance.again} />;
  const { data } = glance;
  if (data === undefined) return <LoadingLines lines={8} />;
  const { line, account } = data;
  const sum = account?.months.at(-1);
  const words = sum === undefined ? null : balanceSum(sum, now);
  return (
    <>
      <h2 className={styles.railName}>{line.name}</h2>
      <div className={styles.railTags}>
        {line.level === 'none' ? null : <AlertChip level={line.level} more={line.level === 'unknown' ? '' : '预警'} />}
        {line.status === 'active' ? null : <Tag kind="ink">{statusWords[line.status]}</Tag>}
        {line.tags.map((tag) => <Tag key={tag}>{tag}</Tag>)}
      </div>
      <div className={styles.facts}>
        <Facts facts={[
          ['代码', line.uscc === '' ? `临时 ${line.tempNo}` : line.uscc], ['行业', industryWords[line.industry]], ['法定代表人', data.legalRep], ['经营地', [data.streetName, data.address].filter(Boolean).join('　')],
          ['职工', line.headcount === null ? '' : `${line.headcount} 人${data.migrantHeadcount === null ? '' : `，其中农民工 ${data.migrantHeadcount} 人`}`],
        ]} />
      </div>
      <Section title="未了事项">
        {data.alerts.length + data.openCases.length + data.missing.length === 0 ? <p className={styles.hint}>没有未处置的预警和未结案件。</p> : (
          <RailList>
            {data.alerts.map((alert) => <RailItem key={`a${alert.id}`} lead={<AlertChip level={alert.kind} />} caption={alert.evidence}><Link to={route.alert(alert.id)}>{alert.subject === '' ? '预警' : alert.subject}</Link></RailItem>)}
            {data.openCases.map((one) => <RailItem key={`c${one.id}`} caption={<>{one.recused ? '' : one.unpaidFen === null ? '金额尚未核实' : <>未付 <Money fen={one.unpaidFen} unit /></>}{one.unpaidHeadcount === null ? '' : `，${one.unpaidHeadcount} 人`}</>} end={one.isMajor ? <Tag kind="ink">重大</Tag> : undefined}>{one.recused ? one.caseNo : <Link to={route.case(one.id)}>{one.caseNo}</Link>}　{one.cause}</RailItem>)}
            {data.missing.map((text) => <RailItem key={text} lead={<AlertChip level="unknown" />}>{text}</RailItem>)}
          </RailList>
        )}
      </Section>
      {account === null ? null : (
        <Section title="专户余额" caption="横线为上月应付 1.2 倍">
          <BalanceChart bars={monthBars(account.months, 7)} height={124} />
          {words === null ? null : <p className={styles.railSum}>{words.month}　{words.lines.join('；')}</p>}
        </Section>
      )}
      <div className={styles.railFoot}>
        <Button kind="primary" onClick={() => void navigate(route.employer(line.id))}>打开档案</Button>
        <Button onClick={() => void navigate(route.registerCase(line.id))}>登记案件</Button>
      </div>
    </>
  );
}
