import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { Themed } from '../Themed.tsx';
import styles from './Dialog.module.css';

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
  return (
    <Themed>
      <Modal open title={title} width={width} centered destroyOnHidden mask={{ closable: false }} keyboard={closable} closable={closable} onCancel={onClose} footer={<div className={styles.foot}>{footer}</div>}>
        <div className={styles.body}>{children}</div>
      </Modal>
    </Themed>
  );
}
