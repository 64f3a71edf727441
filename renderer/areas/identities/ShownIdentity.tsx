import type { OutputOf } from '#shared/contract/index.ts';
import { ShownFor } from './ShownFor.tsx';
import styles from './identity.module.css';

/** The identity of one person, for a moment. */
export function ShownIdentity({ seen, onGone }: { readonly seen: OutputOf<'identities.look'>; readonly onGone: () => void }) {
  const facts: readonly (readonly [string, string])[] = [['姓名', seen.name], ['证件号', seen.idNo], ['电话', seen.phone], ['住址', seen.address], ['银行卡', seen.bankCard]];
  return (
    <ShownFor seconds={seen.seconds} label={`${seen.pseudonym}的身份`} onGone={onGone}>
      <dl className={styles.facts}>{facts.filter(([, text]) => text !== '').map(([head, text]) => <div key={head} style={{ display: 'contents' }}><dt>{head}</dt><dd>{text}</dd></div>)}</dl>
    </ShownFor>
  );
}
