import { completeContent, type Content } from '#shared/papers/fields.ts';
import { kindOf } from '#electron/papers/kinds/index.ts';
import type { Frame } from '#electron/papers/kinds/kind.ts';
import type { OfficialPaper, SignatureMark } from '#electron/papers/official/model.ts';
import { acceptance, bareComplaint, complaint, filing, mediation, opinion, redirection, refusal, report, SIXTY_LINES, supplement } from './contents.ts';

const frame: Frame = { organ: '清河区劳动保障监察大队', number: '清人社监投字〔2026〕第7号', draft: false, caseNo: '', day: '2026-11-24', draftedBy: '0003', approvedBy: '0001', approvedAt: '2026-11-24 09:42', redress: { reviewDays: 60, litigationMonths: 6 } };

export function paperOf(id: string, content: Content, draft = false, more: Partial<Frame> = {}): OfficialPaper {
  const kind = kindOf(id);
  if (kind === undefined) throw new Error(id);
  return kind.layout(completeContent(kind.fields, content), draft ? { ...frame, draft: true, number: '', approvedBy: '', approvedAt: '', ...more } : { ...frame, ...more });
}

/** A signature as a hand would draw it: three strokes of changing pressure. */
export function inkOf(slot: string): SignatureMark {
  const stroke = (from: number): [number, number, number][] => Array.from({ length: 30 }, (_, i) => [from + i * 0.5, 10 + 6 * Math.sin((from + i) / 4), 0.4 + 0.4 * Math.abs(Math.sin(i / 8))]);
  return { slot, strokes: [stroke(4), stroke(22), stroke(40)], caption: '投诉人甲 2026-11-24 09:45' };
}

export const samples: readonly { name: string; paper: OfficialPaper }[] = [
  { name: 'D01', paper: paperOf('D01', complaint) }, { name: 'D01-long', paper: paperOf('D01', { ...complaint, statement: SIXTY_LINES }) }, { name: 'D01-bare', paper: paperOf('D01', bareComplaint, true) },
  { name: 'D02', paper: paperOf('D02', report) }, { name: 'D03', paper: paperOf('D03', supplement) }, { name: 'D03-draft', paper: paperOf('D03', supplement, true) },
  { name: 'D04', paper: paperOf('D04', acceptance) }, { name: 'D04-refused', paper: paperOf('D04', refusal) }, { name: 'D04-redirected', paper: paperOf('D04', redirection) }, { name: 'D05', paper: paperOf('D05', filing, false, { review: { opinion: '事实清楚，同意立案。', by: '工号 0013', at: Date.parse('2026-11-24T09:30:00+08:00') } }) },
  { name: 'D05-long', paper: paperOf('D05', { ...filing, facts: SIXTY_LINES, emergency: true }) }, { name: 'D05-draft', paper: paperOf('D05', filing, true) }, { name: 'D13', paper: paperOf('D13', opinion) }, { name: 'D42', paper: paperOf('D42', mediation) },
];
