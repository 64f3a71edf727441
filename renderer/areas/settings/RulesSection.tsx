import { Link } from 'react-router';
import { route } from '#shared/routes.ts';
import { useRead } from '#renderer/bridge/index.ts';
import { Facts } from '#renderer/ui/Facts.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { Section } from '#renderer/ui/Section.tsx';

/** Which rules figures and limits are reckoned by, and for which years working days are known. */
export function RulesSection() {
  const found = useRead('settings.status', {});
  if (found.failure !== null) return <FailureNote failure={found.failure} again={found.again} />;
  const pack = found.data?.rulePack;
  if (pack === undefined) return <LoadingLines lines={4} />;
  return (
    <>
      {pack.expired ? <NoteKey head="规则包已过计划期">计划期到 {pack.effectiveTo} 为止。在新的规则包装入以前，沿用现有规则包；法定期限不受影响。</NoteKey> : null}
      <Section title="规则包"><Facts labelWidth={91} facts={[['编号', pack.id], ['计划期至', pack.effectiveTo]]} /></Section>
      <Section title="节假日" more={<Link to={route.calendar()}>工作日历</Link>}><p>已有 {pack.calendarYears.join('、')} 年国务院放假安排。其他年份的工作日按周一至周五暂计，时限旁注明“暂计”。</p></Section>
    </>
  );
}
