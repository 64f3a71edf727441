import type { OutputOf } from '#shared/contract/index.ts';
import type { LampState } from '#shared/rules/deadlines/lamp.ts';

type Clock = OutputOf<'cases.clocks'>['clocks'][number];
export interface NoticedClock { readonly clock: Clock; readonly state: LampState }

/** Of the officer's own binding clocks: those that turned red, and those that turned amber, of which the officer has not taken note. */
export function noticesOf(states: readonly NoticedClock[]): { red: readonly NoticedClock[]; amber: readonly NoticedClock[] } {
  const own = states.filter(({ clock }) => clock.mine && clock.binding);
  return { red: own.filter(({ clock, state }) => state === 'red' && clock.seen !== 'red'), amber: own.filter(({ clock, state }) => state === 'amber' && clock.seen === 'none') };
}
