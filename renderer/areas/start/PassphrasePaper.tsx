import { createPortal } from 'react-dom';
import styles from './passphrase.module.css';

const groupsOf = (passphrase: string): readonly string[] => passphrase.split(/[\s-]+/).filter((group) => group !== '');

/** A recovery passphrase as it is copied down: its groups, apart. */
export function Phrase({ passphrase, label }: { readonly passphrase: string; readonly label?: string }) {
  return <div className={styles.phrase} aria-label={label}>{groupsOf(passphrase).map((group, index) => <span key={index}>{group}</span>)}</div>;
}

/** The sheet for the safe: seen on paper only, in the place of the whole window. */
export function PassphrasePaper({ passphrase, checkWord }: { readonly passphrase: string; readonly checkWord: string }) {
  return createPortal(
    <div className={styles.paper} aria-hidden="true">
      <h1>劳监台账　恢复口令</h1>
      <Phrase passphrase={passphrase} />
      <p className={styles.check}>校验词　<b>{checkWord}</b></p>
      <p>凭此口令可以打开台账的签名密钥和个人信息保险箱，也可以恢复备份。设置里显示的校验词与此处相同，才是现在用的这一张；不同的是旧口令。</p>
      <p>请锁入保险柜，不要拍照、不要存入电脑。</p>
      <p>抄写人：＿＿＿＿＿＿　　复核人：＿＿＿＿＿＿　　日期：＿＿＿＿＿＿</p>
    </div>, document.body,
  );
}

/** True when what was typed is the passphrase: small letters, blanks and hyphens do not count. */
export function isTyped(typed: string, passphrase: string): boolean {
  const bare = (text: string): string => text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
  return bare(typed) === bare(passphrase);
}
