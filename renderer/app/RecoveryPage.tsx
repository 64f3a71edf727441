import { useState } from 'react';
import { failureOf, run } from '#renderer/bridge/index.ts';
import { WindowButtons } from './frame/WindowButtons.tsx';
import styles from './RecoveryPage.module.css';

interface Props {
  /** What happened, in one sentence. */
  readonly what: string;
  /** For whoever mends it; goes into the redacted report. */
  readonly detail: string;
  readonly again: () => void;
  /** Inside of the frame: no title bar of its own. */
  readonly inside?: boolean;
}

/** Plain page after an unexpected fault: says that the ledger is safe, and offers the ways on. It uses nothing that could fail again. */
export function RecoveryPage({ what, detail, again, inside = false }: Props) {
  const [told, setTold] = useState('');
  const report = async (): Promise<void> => {
    try {
      const { file } = await run('settings.writeProblemReport', { note: `${what}\n${detail}`.slice(0, 2000) });
      setTold(file === null ? '没有导出。' : `已导出：${file.name}`);
    } catch (error) {
      setTold(failureOf(error).message);
    }
  };
  return (
    <div className={styles.page} role="alert">
      {inside ? null : <div className={styles.bar}><span>劳动保障监察</span><WindowButtons /></div>}
      <div className={styles.body}>
        <h1>{what}</h1>
        <p>台账没有因此改动；已填写的内容保存在草稿里。</p>
        <p className={styles.ways}>
          <button type="button" className={styles.main} onClick={again}>再试一次</button>
          <button type="button" onClick={() => { window.location.hash = '#/'; window.location.reload(); }}>回到工作台</button>
          <button type="button" onClick={() => void report()}>导出问题报告</button>
          <button type="button" onClick={() => void run('settings.quit', {}).catch(() => undefined)}>退出</button>
        </p>
        <p className={styles.told} aria-live="polite">{told === '' ? '问题报告只含软件自身的信息，不含单位和个人资料。' : told}</p>
      </div>
    </div>
  );
}
