import type { OutputOf } from '#shared/contract/index.ts';

export type MonthTable = OutputOf<'reports.month'>['tables'][number];

export interface Step {
  readonly words: string;
  readonly state: 'done' | 'now' | 'stuck' | 'open';
}

/** The way of one monthly table from draft to receipt, in five steps. */
export function stepsOf(table: MonthTable): readonly Step[] {
  const version = table.latest === null || table.state === 'draft' || table.state === 'submitted' ? `V${(table.latest?.revision ?? 0) + 1}` : `V${table.latest.revision}`;
  const words = [`生成 ${version}`, 'C岗核对', '大队长批准', '发送', '支队签收'];
  const at = reached(table);
  return words.map((text, index) => ({ words: text, state: index < at ? 'done' : index > at ? 'open' : table.outbox === 'needs-attention' ? 'stuck' : 'now' }));
}

/** Index of the step that is to be done now; 5 when all is done. */
function reached(table: MonthTable): number {
  if (table.state === 'draft') return 1;
  if (table.state === 'submitted') return 2;
  if (table.outbox === 'delivered') return 5;
  return table.outbox === 'sending' ? 4 : 3;
}

export function isDone(table: MonthTable): boolean {
  return table.state === 'approved' && table.outbox === 'delivered';
}
