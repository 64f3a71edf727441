import { Drawer } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { DateText } from '../figures.tsx';
import { Themed } from '../Themed.tsx';
import { useKeys } from '../keys.ts';
import styles from './Dialog.module.css';
import { focusFirst } from './firstFocus.ts';
import { missingWords } from './missing.ts';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  /** Buttons, the primary one rightmost; Ctrl Enter presses it. */
  readonly footer: ReactNode;
  readonly onPrimary?: () => void;
  readonly width?: number;
  /** When the draft inside was saved last. */
  readonly savedAt?: number | null;
  readonly children: ReactNode;
}

/** A form at the right side of the window, over the record it belongs to. Closing keeps its draft. */
export function SideDrawer({ title, onClose, footer, onPrimary, width = 560, savedAt = null, children }: Props) {
  useKeys(onPrimary === undefined ? {} : { 'ctrl+enter': onPrimary }, { modal: true });
  const body = useRef<HTMLDivElement>(null);
  const foot = useRef<HTMLDivElement>(null);
  const [missing, setMissing] = useState('');
  useEffect(() => setMissing(missingWords(body.current, foot.current)), [children, footer]);
  const opened = (): void => {
    focusFirst(body.current, foot.current);
    setMissing(missingWords(body.current, foot.current));
  };
  return (
    <Themed>
      <Drawer
        open title={title} size={width} onClose={onClose} mask={{ closable: false }}
        afterOpenChange={(open) => { if (open) opened(); }}
        footer={footer === null ? null : <div ref={foot} className={styles.drawerFoot}>{savedAt === null ? null : <span className={styles.saved}>草稿 <DateText at={savedAt} /> 已保存</span>}{missing === '' ? null : <span className={styles.missing}>{missing}</span>}{footer}</div>}
      >
        <div ref={body} className={styles.drawerBody}>{children}</div>
      </Drawer>
    </Themed>
  );
}
