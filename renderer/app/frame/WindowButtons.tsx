import { run } from '#renderer/bridge/index.ts';
import { Icon } from '#renderer/ui/Icon.tsx';
import styles from './WindowButtons.module.css';

const buttons = [['minimise', '最小化'], ['maximise', '最大化或还原'], ['close', '关闭']] as const;

/** The top bar is the title bar; these are its window controls. */
export function WindowButtons() {
  return (
    <span className={styles.buttons}>
      {buttons.map(([action, words]) => (
        <button key={action} type="button" tabIndex={-1} aria-label={words} title={words} onClick={() => void run('settings.windowControl', { action }).catch(() => undefined)}>
          <Icon name={action} size={15} />
        </button>
      ))}
    </span>
  );
}
