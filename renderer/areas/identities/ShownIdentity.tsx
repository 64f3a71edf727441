import type { OutputOf } from '#shared/contract/index.ts';
import { ShownFacts } from './ShownFacts.tsx';

/** The identity of one person, for a moment. */
export function ShownIdentity({ seen, onGone }: { readonly seen: OutputOf<'identities.look'>; readonly onGone: () => void }) {
  return <ShownFacts pseudonym={seen.pseudonym} seconds={seen.seconds} onGone={onGone} facts={[['姓名', seen.name], ['证件号', seen.idNo], ['电话', seen.phone], ['住址', seen.address], ['银行卡', seen.bankCard]]} />;
}
