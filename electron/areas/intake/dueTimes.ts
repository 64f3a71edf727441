import type { ClockView } from '#electron/areas/clocks/view.ts';

export interface DueTimes {
  readonly dueAt: { readonly dispatch: number; readonly phoneConfirm: number | null; readonly filingNotice: number; readonly filingNoticePlan: number; readonly filingNoticeStatute: number };
  readonly answerProvisional: boolean;
}

/** Due instants of a complaint as S03 and `complaint add` state them; the answer is due at the earlier of plan and statute; the call is null where nobody gave a name. Of a restarted clock the last counts. */
export function dueTimes(clocks: readonly ClockView[]): DueTimes {
  const of = (ruleId: string): ClockView => {
    const found = clocks.filter((clock) => clock.ruleId === ruleId).toSorted((a, b) => b.startAt - a.startAt || b.id - a.id)[0];
    if (found === undefined) throw new Error(`a complaint without ${ruleId}`);
    return found;
  };
  const [plan, statute] = [of('intake.filingNotice.plan'), of('intake.filingNotice.statute')];
  const binding = plan.dueAt < statute.dueAt ? plan : statute;
  return {
    dueAt: { dispatch: of('intake.dispatch').dueAt, phoneConfirm: clocks.some((clock) => clock.ruleId === 'intake.phoneConfirm') ? of('intake.phoneConfirm').dueAt : null, filingNotice: binding.dueAt, filingNoticePlan: plan.dueAt, filingNoticeStatute: statute.dueAt },
    answerProvisional: binding.provisional,
  };
}
