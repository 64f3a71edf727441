import type { z } from 'zod';
import type { emergencyNode } from '#shared/contract/cases.ts';
import { ClockLamp } from '#renderer/ui/clock/ClockLamp.tsx';

export type Node = z.output<typeof emergencyNode>;

/** Lamp of one of the five clocks; it counts down by itself. 24 hours without refusal or flight: does not run. */
export function NodeLamp({ node, t0, strong = false }: { readonly node: Node; readonly t0: number; readonly strong?: boolean }) {
  if (node.status === 'na') return <span>不适用</span>;
  return <ClockLamp startAt={t0} dueAt={node.dueAt} doneAt={node.doneAt} unit="hours" live strong={strong} />;
}
