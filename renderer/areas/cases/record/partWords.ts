import type { z } from 'zod';
import type { casePart } from '#shared/contract/cases.ts';

export type Part = z.output<typeof casePart>;

export const PART_WORDS: Readonly<Record<Part, string>> = { handler: '主办（A岗）', second: '协办', reviewer: '法制审核（B岗）', tracker: '执行跟踪（C岗）' };
