import { Link } from 'react-router';
import { route } from '#shared/routes.ts';
import { stateWord } from '#shared/rules/intake/transitions.ts';
import { useRead } from '#renderer/bridge/index.ts';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { useSettled } from '#renderer/ui/useSettled.ts';

/** 可能重复 while a number or telephone is typed or read: other complaints of the same person. Nothing is joined by itself. */
export function SamePersonNote({ id, idNo, phone }: { readonly id: number; readonly idNo: string; readonly phone: string }) {
  const question = { id, idNo: idNo.trim(), phone: phone.trim() };
  const asked = useSettled(JSON.stringify(question), 300);
  const worth = question.idNo.length >= 8 || question.phone.length >= 7;
  const found = useRead('intake.samePerson', JSON.parse(asked) as typeof question, { enabled: worth, keep: true });
  const rows = worth ? found.data?.found ?? [] : [];
  if (rows.length === 0) return null;
  return <NoteKey head="同一人另有投诉">{rows.map((one) => <span key={one.id}><Link to={route.complaint(one.id)}>{one.receiptNo}</Link>（{stateWord(one)}）　</span>)}</NoteKey>;
}
