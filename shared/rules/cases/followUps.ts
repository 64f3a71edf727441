import { halfWidth } from '../text.ts';
import { addCalendarMonths } from '../time.ts';
import { figure, type RulePack } from '../rulePack.ts';

/** Follow-up duties of plan 5.4 (domain 11). */
export type FollowUpKind = 'annual_audit' | 'credit_downgrade' | 'bid_recommendation' | 'market_watch';
export const FOLLOW_UP_KINDS: readonly FollowUpKind[] = ['annual_audit', 'credit_downgrade', 'bid_recommendation', 'market_watch'];

const WORDS: Readonly<Record<FollowUpKind, string>> = { annual_audit: '年度审计', credit_downgrade: '信用降级', bid_recommendation: '限制投标建议函', market_watch: '班组长重点监管' };

/** Other words that lists use for the same duty. */
const ALIASES: ReadonlyMap<string, FollowUpKind> = new Map([
  ['涉案企业年度审计', 'annual_audit'], ['审计', 'annual_audit'], ['诚信等级降级', 'credit_downgrade'], ['降低诚信等级', 'credit_downgrade'], ['诚信降级', 'credit_downgrade'],
  ['限制投标建议', 'bid_recommendation'], ['限制投标', 'bid_recommendation'], ['限制新项目投标', 'bid_recommendation'], ['建议限制投标', 'bid_recommendation'],
  ['市场关注', 'market_watch'], ['市场禁入', 'market_watch'], ['重点监管', 'market_watch'], ['班组长黑名单', 'market_watch'], ['包工头黑名单', 'market_watch'], ['班组长、包工头黑名单', 'market_watch'], ['班组长重点关注', 'market_watch'],
]);

/** Chinese word of a duty; an unknown kind is shown as it stands. */
export function followUpWord(kind: string): string {
  return WORDS[kind as FollowUpKind] ?? kind;
}

/** Duty of a word or an id, null when it is none. */
export function parseFollowUp(text: string): FollowUpKind | null {
  const tidy = halfWidth(text).trim();
  return FOLLOW_UP_KINDS.find((kind) => kind === tidy || WORDS[kind] === tidy) ?? ALIASES.get(tidy) ?? null;
}

/**
 * Day by which a duty is due, `YYYY-MM-DD`, from the day the case became major: the audit by 31 December of the next year, the downgrade at
 * once, the letter's and the watch's terms by the pack's months and years.
 */
export function followUpDue(kind: FollowUpKind, startDay: string, pack: RulePack): string {
  switch (kind) {
    case 'annual_audit': return `${Number(startDay.slice(0, 4)) + 1}-12-31`;
    case 'credit_downgrade': return startDay;
    case 'bid_recommendation': return addCalendarMonths(startDay, figure(pack, 'major.bidBan'));
    case 'market_watch': return addCalendarMonths(startDay, figure(pack, 'major.marketBan') * 12);
  }
}
