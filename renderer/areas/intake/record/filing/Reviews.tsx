import { VERDICT_WORD } from '#shared/rules/intake/filing.ts';
import { EventList } from '#renderer/ui/RecordRail.tsx';
import type { Record_ } from '../types.ts';

/** Who said what of a filing, the latest first. */
export function Reviews({ reviews }: { readonly reviews: Record_['filing']['reviews'] }) {
  if (reviews.length === 0) return null;
  return (
    <EventList
      events={reviews.map((one, index) => ({ key: String(index), at: one.at, text: `法制审核：${VERDICT_WORD[one.verdict]}`, detail: `${one.organ === '' ? `工号 ${one.staffNo}` : `${one.organ} ${one.reviewer}（工号 ${one.staffNo} 登记）`}${one.opinion === '' ? '' : `：${one.opinion}`}` })).toReversed()}
    />
  );
}
