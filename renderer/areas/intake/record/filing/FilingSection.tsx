import { Link } from 'react-router';
import { awaitsReview, FILING_STAGE_WORD } from '#shared/rules/intake/filing.ts';
import { route } from '#shared/routes.ts';
import { useMay } from '#renderer/bridge/index.ts';
import { DateText } from '#renderer/ui/figures.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import type { Record_ } from '../types.ts';
import { FilingFacts } from './FilingFacts.tsx';
import { Reviews } from './Reviews.tsx';

/** 立案审批 on the record: what is proposed, whose turn it is, who said what, and why this officer may not act where the post alone would allow it. */
export function FilingSection({ record }: { readonly record: Record_ }) {
  const may = useMay();
  const { filing } = record;
  if (filing.paperId === null) return null;
  const { review, approve } = filing.refusals;
  const objected = filing.emergency && filing.reviews.at(-1)?.verdict === 'object';
  return (
    <Section title="立案审批" caption={FILING_STAGE_WORD[filing.stage]} more={<Link to={route.paper(filing.paperId)}>立案审批表</Link>}>
      {awaitsReview(filing.stage) && filing.noReviewer ? <NoteKey head="没有独立的B岗在岗">审核送其他区县大队或支队，收回签名的审核结果后再批准；这条规则不能关闭。</NoteKey> : null}
      {review !== '' && may('intake.reviewFiling') ? <NoteKey head="您不能审核">{review}</NoteKey> : null}
      {approve !== '' && may('intake.approveFiling') ? <NoteKey head="您现在不能批准">{approve}</NoteKey> : null}
      {objected ? <NoteKey alert head="B岗不同意这次应急立案">请大队长决定是否撤销立案。</NoteKey> : null}
      <FilingFacts filing={filing} />
      {filing.sent.map((one) => <NoteKey key={one.sentAt} head={one.returnedAt === null ? `已送 ${one.organ} 审核，等结果` : `${one.organ} 的审核已收回`}><DateText at={one.sentAt} time />　工号 {one.sentBy}：{one.reason}</NoteKey>)}
      <Reviews reviews={filing.reviews} />
    </Section>
  );
}
