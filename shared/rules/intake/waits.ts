import type { FilingStage } from './filing.ts';
import type { ComplaintState } from './transitions.ts';

/** What a complaint waits for, in the order of its course, so that whoever must act finds it in the own queue; none: it is done. */
export const WAITS = ['dispatch', 'handle', 'serve', 'material', 'decide', 'returned', 'review', 'outside', 'sign', 'accept', 'handOut'] as const;
export type Waits = (typeof WAITS)[number];

export const WAITS_WORD: Readonly<Record<Waits, string>> = {
  dispatch: '等分派', handle: '等承办人办理', serve: '等登记补正告知送达', material: '等当事人补正', decide: '等大队长决定答复', returned: '退回承办人，等重新报请', review: '等B岗审核立案', outside: '已送外部审核，等审核结果', sign: '等大队长批准立案',
  accept: '等大队长批准受理告知书', handOut: '告知书已定稿，等交当事人',
};

interface Standing {
  readonly state: ComplaintState; readonly answerProposed: boolean; readonly served: boolean; readonly stage: FilingStage;
  /** State of the newest D04; null for none. */
  readonly answerPaper: string | null;
  /** A review sent out of the district has not come back. */
  readonly sentOut: boolean;
}

/** What a complaint waits for now; more than one thing after an emergency filing, whose review follows. Empty: it is done. */
export function waitsOf({ state, answerProposed, served, stage, answerPaper, sentOut }: Standing): Waits[] {
  return [...filingWaits(stage, sentOut), ...(stage === 'review' || stage === 'approve' || stage === 'emergency' ? [] : deskWaits(state, answerProposed, served, stage)), ...answerWaits(state, answerPaper)];
}

function filingWaits(stage: FilingStage, sentOut: boolean): Waits[] {
  if (stage === 'review' || stage === 'late') return [sentOut ? 'outside' : 'review'];
  return stage === 'approve' || stage === 'emergency' ? ['sign'] : [];
}

function deskWaits(state: ComplaintState, answerProposed: boolean, served: boolean, stage: FilingStage): Waits[] {
  if (state === 'registered') return ['dispatch'];
  if (state === 'supplementing') return [served ? 'material' : 'serve'];
  if (state === 'dispatched') return [answerProposed ? 'decide' : stage === 'returned' ? 'returned' : 'handle'];
  return [];
}

/** The answer as a paper: an acceptance waits for the captain after its filing, any final one for being handed out. */
function answerWaits(state: ComplaintState, answerPaper: string | null): Waits[] {
  if (state === 'filed' && (answerPaper === 'draft' || answerPaper === 'reviewed')) return ['accept'];
  return FINISHED.includes(state) && answerPaper === 'approved' ? ['handOut'] : [];
}

const FINISHED: readonly ComplaintState[] = ['refused', 'redirected', 'filed'];
