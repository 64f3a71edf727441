import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { useMay, useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ReasonDialog } from '#renderer/ui/dialog/ReasonDialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { AssignDialog } from './AssignDialog.tsx';
import { RecuseDialog } from './RecuseDialog.tsx';
import { PART_WORDS, type Part } from './partWords.ts';

export type Staff = OutputOf<'cases.staff'>;
type Line = Staff['parts'][number];

/** 办案人员: who handles, assists, reviews and tracks a case, and who stays away from it. The captain gives the parts here. */
export function StaffSection({ caseId, named }: { readonly caseId: number; readonly named: string }) {
  const found = useRead('cases.staff', { id: caseId });
  const may = useMay();
  const relieve = useRun('cases.relieve');
  const lift = useRun('cases.endRecusal');
  const [giving, give] = useState<Part | null>(null);
  const [leaving, leave] = useState<Line | null>(null);
  const [recusing, recuse] = useState(false);
  const [lifting, liftOf] = useState<Staff['recused'][number] | null>(null);
  if (found.failure !== null) return <Section title="办案人员"><FailureNote failure={found.failure} again={found.again} /></Section>;
  const { data } = found;
  if (data === undefined) return null;
  const assigns = may('cases.assign');
  const running = data.parts.filter((part) => part.endedAt === null);
  const past = data.parts.length - running.length;
  const cell = (part: Part) => {
    const who = running.filter((one) => one.part === part);
    return (
      <>
        {who.map((one) => (
          <span key={one.staffNo}>{one.name}（{one.staffNo}）　自 <DateText at={one.assignedAt} time={false} />{assigns ? <>　<Button kind="link" onClick={() => leave(one)} label={`免去 ${one.name} 的${PART_WORDS[part]}`}>免去</Button></> : null}{part === 'second' ? '　' : ''}</span>
        ))}
        {who.length === 0 ? (part === 'handler' && named !== '' ? `${named}（名册所写，未指定）` : '未指定') : null}
        {assigns ? '　' : ''}
        {assigns && (who.length === 0 || part === 'second') ? <Button kind="link" onClick={() => give(part)} label={`指定${PART_WORDS[part]}`}>{part === 'second' && who.length > 0 ? '再加一人' : '指定'}</Button> : null}
        {assigns && who.length > 0 && part !== 'second' ? <Button kind="link" onClick={() => give(part)} label={`更换${PART_WORDS[part]}`}>更换</Button> : null}
      </>
    );
  };
  return (
    <Section title="办案人员" caption={past === 0 ? '' : `曾任 ${past} 人次，见经过`} more={may('cases.recuse') ? <Button kind="link" onClick={() => recuse(true)}>决定回避</Button> : null}>
      <Facts labelWidth={120} facts={(Object.keys(PART_WORDS) as Part[]).map((part) => [PART_WORDS[part], <span key={part}>{cell(part)}</span>])} />
      {data.recused.map((one) => (
        <NoteKey key={one.staffNo} head={`${one.name}（${one.staffNo}）回避`} actions={may('cases.endRecusal') ? <Button onClick={() => liftOf(one)}>撤销回避</Button> : null}>
          {one.reason}（{one.orderedBy}，<DateText at={one.orderedAt} />）
        </NoteKey>
      ))}
      {data.noReviewer && running.every((one) => one.part !== 'reviewer') ? <NoteKey head="没有可以审核本案的B岗">其他B岗都参加过本案或不在岗。审核请打包送其他区县大队或支队，收回审核结果后再报批。</NoteKey> : null}
      {giving === null ? null : <AssignDialog caseId={caseId} part={giving} candidates={data.candidates} holders={running.filter((one) => one.part === giving).map((one) => one.staffNo)} onClose={() => give(null)} />}
      {recusing ? <RecuseDialog caseId={caseId} staff={data} onClose={() => recuse(false)} /> : null}
      {leaving === null ? null : (
        <ReasonDialog
          title={`免去 ${leaving.name} 的${PART_WORDS[leaving.part]}？`} act="免去" running={relieve.running} failure={relieve.failure} onClose={() => leave(null)}
          onAct={(reason) => void relieve.run({ id: caseId, part: leaving.part, staffNo: leaving.staffNo, reason }).then((done) => { if (done !== undefined) { tell('已免去'); leave(null); } })}
        />
      )}
      {lifting === null ? null : (
        <ReasonDialog
          title={`撤销 ${lifting.name} 的回避？`} act="撤销回避" running={lift.running} failure={lift.failure} onClose={() => liftOf(null)}
          onAct={(reason) => void lift.run({ id: caseId, staffNo: lifting.staffNo, reason }).then((done) => { if (done !== undefined) { tell('已撤销回避'); liftOf(null); } })}
        />
      )}
    </Section>
  );
}
