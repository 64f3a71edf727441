import { useNavigate } from 'react-router';
import { route } from '#shared/routes.ts';
import { stateWord } from '#shared/rules/intake/transitions.ts';
import { claimsText } from '#shared/rules/intake/vocabulary.ts';
import { useRead } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { useSettled } from '#renderer/ui/useSettled.ts';
import type { FormValues } from './values.ts';

const MOST = 2;
const GROUND = { person: '同一人（按证件或电话）', employer: '同一单位、诉求和期间相同' } as const;

/** 可能重复: earlier complaints that may be the same. The officer decides; nothing is joined by itself. */
export function Doubles({ values, set }: { readonly values: FormValues; readonly set: (change: Partial<FormValues>) => void }) {
  const navigate = useNavigate();
  const question = { employerId: values.employerId, claims: [...values.claims], periodFrom: values.from, periodTo: values.to, idNo: values.anonymous ? '' : values.person.idNo.trim(), phone: values.anonymous ? '' : values.person.phone.trim() };
  const asked = useSettled(JSON.stringify(question), 300);
  const worth = question.employerId !== null || question.idNo.length >= 8 || question.phone.length >= 7;
  const found = useRead('intake.duplicates', JSON.parse(asked) as typeof question, { enabled: worth, keep: true, forget: true });
  if (values.joinTo !== null) return <NoteKey head={`并入 ${values.joinReceipt}`} actions={<Button onClick={() => set({ joinTo: null, joinReceipt: '' })}>另行登记</Button>}>共用一个立案审批，各人仍各有回执。</NoteKey>;
  const rows = worth ? found.data?.found ?? [] : [];
  return (
    <>
      {rows.slice(0, MOST).map(({ line, grounds }) => (
        <NoteKey
          key={line.id} head="可能重复"
          actions={<><Button onClick={() => void navigate(route.complaint(line.id))}>看原件</Button><Button onClick={() => set({ joinTo: line.id, joinReceipt: line.receiptNo })}>并入</Button></>}
        >
          {line.receiptNo}，<DateText at={line.registeredAt} />，{line.employerName === '' ? '单位不明' : line.employerName}，{claimsText(line.claims)}{line.headcount === null ? '' : `，${line.headcount} 人`}，{stateWord(line)}。{grounds.map((one) => GROUND[one]).join('；')}。
        </NoteKey>
      ))}
      {worth && (found.data?.more ?? 0) > 0 ? <p>另有 {found.data?.more} 件同一单位、诉求和期间相同，由大队核对是否重复。</p> : null}
      {rows.length > MOST ? <p>另有 {rows.length - MOST} 件可能重复，在队列里按单位筛选查看。</p> : null}
    </>
  );
}
