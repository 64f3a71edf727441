import type { Reader } from '#electron/ledger/access.ts';
import type { RulePacks } from '#electron/areas/services.ts';
import { differencesOf, type LateLine } from '../late.ts';
import { reckonMonth } from './reckon.ts';
import type { MonthDraft } from './types.ts';

/** Names under which the worker knows the long work of this area. */
export const DRAFT_JOB = 'reports.draft';
export const LATE_JOB = 'reports.late';

/** What the worker is told: it opens the ledger of the folder for itself. */
export interface MonthOrder { readonly folder: string; readonly resources: string; readonly now: number; readonly month: string }
export interface WorkerParts { readonly reader: Reader; readonly rulePacks: RulePacks }

/** Reckons both tables of a month in the worker. */
export function draftJob({ reader, rulePacks }: WorkerParts, month: string): Promise<MonthDraft> {
  return reckonMonth(reader, rulePacks, month);
}

/** Holds a frozen month against what the ledger says now, in the worker: only the few lines that differ come back. */
export async function lateJob({ reader, rulePacks }: WorkerParts, month: string): Promise<LateLine[]> {
  return differencesOf(reader, await reckonMonth(reader, rulePacks, month));
}
