import type { Record_ } from '../types.ts';
import { Facts } from '#renderer/ui/Facts.tsx';
import { DateText } from '#renderer/ui/figures.tsx';

/** What is proposed in D05, as whoever reviews or signs it reads it. */
export function FilingFacts({ filing }: { readonly filing: Record_['filing'] }) {
  return (
    <Facts labelWidth={91} facts={[
      ['案由', `${filing.cause}${filing.emergency ? '（应急立案）' : ''}`], ['案情', filing.facts], ['立案依据', filing.basis.map((one) => `${one.law}${one.article}`).join('；')], ['承办意见', filing.proposal],
      ['报请', filing.proposedAt === null ? '' : <span key="p"><DateText at={filing.proposedAt} time />　工号 {filing.proposedBy}</span>],
    ]} />
  );
}
