import type { Reckoned, RefusalReason } from './types.ts';

const WORDS: Readonly<Record<RefusalReason, (rule: string) => string>> = {
  'unknown-rule': (rule) => `规则包中没有“${rule}”这条规则。`,
  'not-a-clock': (rule) => `“${rule}”不是时限，不能推算到期日。`,
  'not-pausable': (rule) => `“${rule}”不能中止，请去掉中止区间。`,
  'no-extension': (rule) => `“${rule}”没有可以延长的规定，请去掉延长。`,
  'urged-missing': (rule) => `推算“${rule}”还需要催告书送达时间。`,
  'pause-reversed': () => '中止区间的止日早于起日，请核对。',
};

/** A refused question with its reason and a Chinese sentence. */
export function refuseDeadline(reason: RefusalReason, rule: string): Reckoned {
  return { ok: false, refusal: { reason, rule, message: WORDS[reason](rule) } };
}
