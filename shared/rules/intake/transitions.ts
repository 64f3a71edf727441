/**
 * Intake's part of the state machine (domain 4, T01 to T09) as data: who, from where to where, which papers, which clocks. Operations ask
 * `transition` and do what its row says; nothing else moves a complaint.
 */

export const STATE_WORD = {
  registered: '已登记', dispatched: '已分派', supplementing: '补正中', filingReview: '立案审批中', refused: '不予受理', redirected: '转办', filed: '已立案',
} as const;
/** The state in words. Closed for want of material is no refusal: no decision stands behind it, and it may be opened again (intake.supplement.reply). */
export function stateWord(of: { readonly state: ComplaintState; readonly lapsed: boolean }): string {
  return of.state === 'refused' && of.lapsed ? '未补正办结' : STATE_WORD[of.state];
}
export type ComplaintState = keyof typeof STATE_WORD;
export const FINAL_STATES: readonly ComplaintState[] = ['refused', 'redirected'];
/** In which what was registered may still be corrected and completed: afterwards the answer or the case stands on it. */
export const AMENDABLE_STATES: readonly ComplaintState[] = ['registered', 'dispatched', 'supplementing', 'filingReview'];

export type TransitionId = 'T01' | 'T02' | 'T03' | 'T04' | 'T05' | 'T06' | 'T07' | 'T07back' | 'T08review' | 'T08' | 'T09' | 'lapse' | 'reopen';
export type Guard = 'kindAndChannel' | 'capacity' | 'noConflict' | 'triesLeft' | 'firstRequest' | 'materialComplete' | 'reasonCode' | 'causeFactsBasis' | 'reviewerDiffers' | 'reviewAgrees' | 'immediateTrigger' | 'periodOver' | 'reason';

export interface Transition {
  readonly id: TransitionId;
  readonly from: readonly ComplaintState[];
  /** null: registration itself; empty: the state stays. */
  readonly to: readonly ComplaintState[];
  readonly who: string;
  readonly guards: readonly Guard[];
  readonly papers: readonly string[];
  readonly start: readonly string[];
  readonly stop: readonly string[];
  readonly pause: readonly string[];
  readonly resume: readonly string[];
  readonly restart: readonly string[];
}

const row = (id: TransitionId, from: readonly ComplaintState[], to: readonly ComplaintState[], who: string, rest: Partial<Omit<Transition, 'id' | 'from' | 'to' | 'who'>>): Transition => ({
  id, from, to, who, guards: [], papers: [], start: [], stop: [], pause: [], resume: [], restart: [], ...rest,
});

const PLAN = 'intake.filingNotice.plan';
/** Nobody has to be called any more once it is answered, filed or closed. */
const PHONE = 'intake.phoneConfirm';
/** Of a trigger of immediate filing. */
export const IMMEDIATE_CLOCK = 'filing.immediate.due';
/** Of a major trigger: nodes that run from the first report on (plan 5.2), long before there is a case to carry them. */
export const MAJOR_CLOCKS = ['major.n30', 'major.n2h'] as const;
/** Those that triggers run. */
export const TRIGGER_CLOCKS = [IMMEDIATE_CLOCK, ...MAJOR_CLOCKS] as const;
const STATUTE = 'intake.filingNotice.statute';

/** T07back is the return of T08's guard ("otherwise return to A"), T08review its first half: B agrees and the captain's turn comes; lapse and reopen are the note of intake.supplement.reply. */
export const TRANSITIONS: Readonly<Record<TransitionId, Transition>> = {
  T01: row('T01', [], ['registered'], '受理员、网格员', { guards: ['kindAndChannel'], papers: ['D01', 'D02', 'S03'], start: ['intake.dispatch', PHONE, PLAN, STATUTE] }),
  T02: row('T02', ['registered'], ['dispatched'], '大队长或规则', { guards: ['capacity', 'noConflict'], stop: ['intake.dispatch'] }),
  T03: row('T03', ['dispatched', 'supplementing', 'filingReview'], [], 'A岗', { guards: ['triesLeft'], stop: [PHONE] }),
  T04: row('T04', ['dispatched'], ['supplementing'], 'A岗', { guards: ['firstRequest'], papers: ['D03', 'D26'], pause: [PLAN], start: ['intake.supplement.reply'] }),
  T05: row('T05', ['supplementing'], ['dispatched'], 'A岗', { guards: ['materialComplete'], papers: ['S04'], resume: [PLAN], restart: [STATUTE], stop: ['intake.supplement.reply'] }),
  T06: row('T06', ['dispatched'], ['refused', 'redirected'], 'A岗、大队长', { guards: ['reasonCode'], papers: ['D04', 'D26'], stop: [PLAN, STATUTE, PHONE, ...TRIGGER_CLOCKS] }),
  T07: row('T07', ['dispatched'], ['filingReview'], 'A岗', { guards: ['causeFactsBasis'], papers: ['D05', 'D13'], start: ['filing.legalReview'] }),
  T07back: row('T07back', ['filingReview'], ['dispatched'], 'B岗、大队长', { guards: ['reviewerDiffers', 'reason'], papers: ['D13'], stop: ['filing.legalReview'] }),
  T08review: row('T08review', ['filingReview'], ['filingReview'], 'B岗', { guards: ['reviewerDiffers', 'reviewAgrees'], papers: ['D13'], stop: ['filing.legalReview'] }),
  T08: row('T08', ['filingReview'], ['filed'], 'B岗、大队长', { guards: ['reviewerDiffers', 'reviewAgrees'], papers: ['D05', 'D04'], stop: [PLAN, STATUTE], start: ['investigate.limit', 'penalty.decideLimit'] }),
  T09: row('T09', ['dispatched'], ['filed'], '大队长', { guards: ['immediateTrigger'], papers: ['D05'], stop: [PLAN, STATUTE], start: ['investigate.limit', 'penalty.decideLimit', 'filing.legalReview'] }),
  lapse: row('lapse', ['supplementing'], ['refused'], 'A岗', { guards: ['periodOver'], stop: [PLAN, STATUTE, PHONE, ...TRIGGER_CLOCKS, 'intake.supplement.reply'] }),
  reopen: row('reopen', ['refused'], ['dispatched'], '大队长', { guards: ['reason'], restart: [STATUTE, PHONE] }),
};

/** The transition, or null where it does not start from this state. */
export function transition(id: TransitionId, from: ComplaintState): Transition | null {
  const found = TRANSITIONS[id];
  return found.from.includes(from) ? found : null;
}

/** What can be done next from a state. */
export function transitionsFrom(from: ComplaintState): Transition[] {
  return Object.values(TRANSITIONS).filter((one) => one.from.includes(from));
}
