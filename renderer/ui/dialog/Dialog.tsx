import { Modal } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Themed } from '../Themed.tsx';
import { useKeys } from '../keys.ts';
import styles from './Dialog.module.css';
import { focusFirst } from './firstFocus.ts';
import { missingWords } from './missing.ts';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  /** Buttons, the primary one rightmost. */
  readonly footer: ReactNode;
  readonly width?: number;
  /** False while a command runs. */
  readonly closable?: boolean;
  readonly children: ReactNode;
}

/** A dialog over the page. It is mounted when it opens; Esc closes it. */
export function Dialog({ title, onClose, footer, width = 520, closable = true, children }: Props) {
  const body = useRef<HTMLDivElement>(null);
  const foot = useRef<HTMLDivElement>(null);
  const [missing, setMissing] = useState('');
  // What is typed is known above this dialog: each time it is drawn anew, the fields say what they still lack.
  useEffect(() => setMissing(missingWords(body.current, foot.current)), [children, footer]);
  const opened = (): void => {
    focusFirst(body.current, foot.current);
    setMissing(missingWords(body.current, foot.current));
  };
  useKeys({ 'ctrl+enter': () => foot.current?.querySelector<HTMLElement>('[data-primary]:enabled')?.click() }, { modal: true });
  return (
    <Themed>
      <Modal
        open title={title} width={width} centered destroyOnHidden mask={{ closable: false }} keyboard={closable} closable={closable} onCancel={onClose}
        afterOpenChange={(open) => { if (open) opened(); }} footer={<div ref={foot} className={styles.foot}>{missing === '' ? null : <span className={styles.missing}>{missing}</span>}{footer}</div>}
      >
        <div ref={body} className={styles.body}>{children}</div>
      </Modal>
    </Themed>
  );
}
