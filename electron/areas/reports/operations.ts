import type { AreaOperations } from '../operation.ts';
import { approve } from './approve.ts';
import { checks } from './checks/list.ts';
import { compare } from './compareTables.ts';
import { explain } from './explain/cell.ts';
import { month } from './month.ts';
import { exportTable, printTable } from './papers.ts';
import { revisions } from './revisions.ts';
import { returnToCheck, submit } from './submit.ts';
import { table } from './table.ts';

/** Operations of the area `reports`: the two monthly tables from draft to receipt. */
export const reportsOperations = { month, table, explain, checks, compare, revisions, submit, returnToCheck, approve, exportTable, printTable } satisfies AreaOperations<'reports'>;
