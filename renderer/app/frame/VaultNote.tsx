import { useState } from 'react';
import { useLocation } from 'react-router';
import { useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { Note } from '#renderer/ui/Note.tsx';
import { tell } from '#renderer/ui/tell.ts';
import styles from './VaultNote.module.css';

/** These ask for it themselves. */
const OWN = ['/settings', '/outbox'];

/**
 * Asked for at start on a PC without a keychain: the recovery passphrase opens signing key and vault. Everything else works without, so it can wait; it asks
 * again at the next start.
 */
export function VaultNote() {
  const status = useRead('settings.status', {});
  const unlock = useRun('settings.unlockKey');
  const { pathname } = useLocation();
  const [passphrase, setPassphrase] = useState('');
  const [later, setLater] = useState(false);
  const standing = status.data?.vault ?? 'open';
  if (standing === 'open' || later || OWN.some((path) => pathname.startsWith(path))) return null;
  const act = async (): Promise<void> => {
    if (passphrase.trim() === '' || (await unlock.run({ passphrase })) === undefined) return;
    setPassphrase('');
    tell('保险箱已打开');
  };
  return (
    <div className={styles.strip}>
      <Note
        head="保险箱没有打开。"
        actions={<span className={styles.ways}><span className={styles.input}><TextInput password small label="恢复口令（打开保险箱）" placeholder="恢复口令" value={passphrase} onChange={setPassphrase} maxLength={200} onEnter={() => void act()} /></span><Button small kind="primary" running={unlock.running} disabled={passphrase.trim() === ''} onClick={() => void act()}>打开</Button><Button small kind="link" onClick={() => setLater(true)}>以后再说</Button></span>}
      >
        本机没有可用的钥匙串，输入恢复口令后才能登记、查看当事人身份和签名报送；其他都能照常办理。
      </Note>
      {unlock.failure === null ? null : <FailureNote failure={unlock.failure} />}
    </div>
  );
}
