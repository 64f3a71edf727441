import { useRead } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { SideDrawer } from '#renderer/ui/dialog/SideDrawer.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { EventList } from '#renderer/ui/RecordRail.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import type { OutboxRow } from './Line.tsx';
import styles from './outbox.module.css';

/** Every step of a delivery, the very text that was sent and the receipt as it came, for whoever must prove it. */
export function LogDrawer({ row, onClose }: { readonly row: OutboxRow; readonly onClose: () => void }) {
  const found = useRead('outbox.log', { id: row.id });
  return (
    <SideDrawer title={`${row.serial}　报送经过`} onClose={onClose} footer={<Button kind="primary" onClick={onClose}>关闭</Button>}>
      {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
      {found.data === undefined ? found.failure === null ? <LoadingLines lines={6} /> : null : (
        <>
          <Section title="经过"><EventList events={found.data.entries.map((entry, index) => ({ key: String(index), at: entry.at, text: entry.event, detail: entry.detail }))} /></Section>
          <Section title="摘要" caption="SHA-256，报文全文"><p className={styles.mono}>{row.jwsDigest === '' ? '还没有签名' : row.jwsDigest}</p></Section>
          {found.data.receiptJws === '' ? null : <Section title="回执原文"><p className={styles.mono}>{found.data.receiptJws}</p></Section>}
          {found.data.jws === '' ? null : <Section title="报文原文" caption={`${Math.ceil(row.size / 1024)} KB`}><p className={styles.mono}>{found.data.jws.slice(0, 1200)}{found.data.jws.length > 1200 ? '…' : ''}</p></Section>}
        </>
      )}
    </SideDrawer>
  );
}
