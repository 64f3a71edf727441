import type { ReactNode } from 'react';
import { WindowButtons } from './WindowButtons.tsx';
import styles from './BareWindow.module.css';

/** The window without a ledger: title bar and a quiet page. Also what is painted first, before the session is known. */
export function BareWindow({ children }: { readonly children?: ReactNode }) {
  return (
    <div className={styles.window}>
      <header className={styles.bar}>
        <span className={styles.name}>劳动保障监察</span>
        <WindowButtons />
      </header>
      <main className={styles.page}>{children}</main>
    </div>
  );
}
