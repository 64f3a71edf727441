import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { route } from '#shared/routes.ts';
import { useRead } from '#renderer/bridge/index.ts';
import { AlertChip } from '#renderer/ui/AlertChip.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText, DayText } from '#renderer/ui/figures.tsx';
import { alertStateWords, industryWords, kindWords } from '#renderer/ui/format/words.ts';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { EventList, RailItem, RailList } from '#renderer/ui/RecordRail.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { Steps } from './Steps.tsx';

/** One alert: why it was raised, with the figures; what was done about it; the next step. */
export default function AlertScreen() {
  const id = Number(useParams()['id']);
  const found = useRead('wages.alert', { id }, { enabled: Number.isInteger(id) && id > 0 });
  const [step, setStep] = useState<'treat' | 'verify' | 'close' | 'reopen' | null>(null);
  const above = <Link to={route.alerts()}>欠薪预警</Link>;
  if (found.failure !== null) return <Page title="预警" above={above}><FailureNote failure={found.failure} again={found.again} /></Page>;
  const { data } = found;
  if (data === undefined) return <Page title="预警" above={above}><LoadingLines lines={10} /></Page>;
  const { line } = data;
  return (
    <Page
      title={line.employerName} above={above}
      summary={<><AlertChip level={line.kind} more="预警" /><Tag kind="blue">{alertStateWords[line.state]}</Tag>{line.endedOn === null ? null : <span>条件已于 <DayText day={line.endedOn} /> 消失</span>}</>}
      actions={<Steps line={line} step={step} onStep={setStep} />}
      rail={<>
        <Section title="处置经过">{data.events.length === 0 ? <p>还没有处置。</p> : <EventList events={data.events.map((event, index) => ({ key: String(index), at: event.at, text: event.action, detail: [event.note, event.staffNo === 'system' ? '系统' : `工号 ${event.staffNo}`].filter((word) => word !== '').join('　') }))} />}</Section>
        <Section title="本单位其他预警" caption={`${data.others.length} 条`}>
          {data.others.length === 0 ? <p>没有其他预警。</p> : (
            <RailList>{data.others.map((one) => <RailItem key={one.id} lead={<AlertChip level={one.kind} />} caption={`${one.from} 起　${alertStateWords[one.state] ?? ''}`}><Link to={route.alert(one.id)}>{one.evidence}</Link></RailItem>)}</RailList>
          )}
        </Section>
      </>}
    >
      <Section title="单位" more={<Link to={route.employer(line.employerId)}>打开档案</Link>}>
        <p>{line.uscc === '' ? '暂无统一代码' : line.uscc}　{industryWords[line.industry]}　{line.streetName}</p>
      </Section>
      <Section title={`为什么是${kindWords[line.kind]}`} caption={<>{line.subject}　<DayText day={line.from} /> 起　<DateText at={line.raisedAt} /> 发现</>}>
        <p>{line.evidence}</p>
        <PlainTable label="依据" columns={[{ key: 'label', head: '项目', width: 170, cell: (row) => row.label }, { key: 'text', head: '数据与算式', width: 300, grow: 1, cell: (row) => row.text }]} rows={data.proof} rowKey={(row) => `${row.label}${row.text}`} />
        <p>依据　{data.clause}</p>
        {data.notes.map((text) => <NoteKey key={text} head="请注意">{text}</NoteKey>)}
      </Section>
      {data.closeReason === '' ? null : <Section title="销号原因"><p>{data.closeReason}</p></Section>}
    </Page>
  );
}
