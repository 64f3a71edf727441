import type { RuleConflict, RulePack } from '../rulePack.ts';
import { addDays, shanghaiDay, shanghaiMinute } from '../time.ts';
import { FILING_NOTICE, FILING_NOTICE_PLAN } from './clocks.ts';
import { isInstantUnit } from './lamp.ts';
import type { Deadline, SkipReason } from './types.ts';

const UNIT_WORD: Readonly<Record<string, string>> = {
  minutes: '分钟', hours: '小时', 'calendar-days': '日（日历日）', 'working-days': '个工作日', months: '个月', years: '年', 'working-days-after-month-end': '个工作日（自月末次日起）', rule: '',
};
const SKIP_WORD: Readonly<Record<SkipReason, string>> = { weekend: '周末', holiday: '节假日', pause: '中止' };

/** Length of a clock in words: 60 个工作日. */
export function lengthText(deadline: Pick<Deadline, 'length' | 'unit'>): string {
  return deadline.unit === 'rule' ? '' : `${deadline.length} ${UNIT_WORD[deadline.unit] ?? deadline.unit}`;
}

/** Where plan and statute differ for a clock, with which of them holds; null where they do not. */
export function conflictOf(pack: RulePack, ruleId: string): RuleConflict | null {
  const id = ruleId === FILING_NOTICE ? FILING_NOTICE_PLAN : ruleId;
  return pack.conflicts.find((conflict) => conflict.rules.includes(id)) ?? null;
}

/** The clock as text for reading and copying: start, first day, end, skipped days by kind, first lawful day, basis. */
export function deadlineText(deadline: Deadline, packName: string): string[] {
  const lines = [`${deadline.zh}　${lengthText(deadline)}`.trimEnd()];
  if (isInstantUnit(deadline.unit)) lines.push(`${shanghaiMinute(deadline.startAt)} 起，${shanghaiMinute(deadline.dueAt)} 止。`);
  else {
    const start = shanghaiDay(deadline.startAt);
    const first = deadline.counted[0]?.day ?? addDays(start, 1);
    lines.push(`${start} 起，当日不计，第一天 ${first}，${deadline.lastDay} 24:00 止。`);
  }
  const kinds = (['weekend', 'holiday', 'pause'] as const)
    .map((why) => [why, deadline.skipped.filter((day) => day.why === why).length] as const)
    .filter(([, count]) => count > 0);
  if (kinds.length > 0) lines.push(`跳过 ${deadline.skipped.length} 天：${kinds.map(([why, count]) => `${SKIP_WORD[why]} ${count} 天`).join('，')}。`);
  if (deadline.lawfulFrom !== null) lines.push(`最早 ${deadline.lawfulFrom} 可以进行下一步。`);
  if (deadline.provisional) lines.push('所在年份的节假日安排尚未装入，本日期为暂计。');
  lines.push(`依据　${[deadline.clause === '' ? '' : `计划 ${deadline.clause}`, deadline.legalBasis ?? '', `规则包 ${packName}`].filter((part) => part !== '').join('；')}`);
  return lines;
}

/**
 * Plan against statute in words, from the pack alone: each rule that meets in the conflict with its length and basis, then which of them holds. Empty where
 * the clock has no rival.
 */
export function conflictWords(pack: RulePack, ruleId: string): string[] {
  const conflict = conflictOf(pack, ruleId);
  if (conflict === null) return [];
  const lines = conflict.rules.flatMap((id) => {
    const found = pack.rules.get(id);
    if (found === undefined) return [];
    const length = typeof found.value === 'number' && UNIT_WORD[found.unit] !== undefined && found.unit !== 'rule' ? `　${lengthText({ length: found.value, unit: found.unit })}` : '';
    return [found.legalBasis === null ? `计划 ${found.clause}　${found.zh}${length}` : `法定　${found.zh}${length}　${found.legalBasis}`];
  });
  const holds = conflict.wins === 'earlier' ? '两项同时计算，先到期的为准。' : conflict.wins === 'statute' ? '计划与法定不一致的，以法定为准。' : '法定名单按法定期限，本地名单按计划期限。';
  return [...lines, holds];
}
