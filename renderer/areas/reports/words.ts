import type { z } from 'zod';
import type { outboxState } from '#shared/contract/reports.ts';
import type { reasonCode } from '#shared/contract/values.ts';
import { REASON_WORD } from '#shared/rules/tables/words.ts';

export const outboxWords: Readonly<Record<z.output<typeof outboxState>, string>> = {
  frozen: '已冻结，待签名', queued: '待发', sending: '发送中', delivered: '支队已签收', 'needs-attention': '须处理', superseded: '已被代替',
};
export const stateWords = { draft: '草稿', submitted: '待批准', approved: '已批准', 'changed-since': '批准后数据有变' } as const;
export const reasonWords: Readonly<Record<z.output<typeof reasonCode>, string>> = REASON_WORD;
export const reasonChoices = (Object.keys(reasonWords) as z.output<typeof reasonCode>[]).map((value) => ({ value, label: reasonWords[value] }));

/** 2025 年 3 月. */
export function monthWords(month: string): string {
  return `${month.slice(0, 4)} 年 ${Number(month.slice(5))} 月`;
}
