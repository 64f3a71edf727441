import { Button } from '#renderer/ui/Button.tsx';
import { DayInput } from '#renderer/ui/form/DayInput.tsx';
import rows from '../rows.module.css';
import styles from './calculator.module.css';
import type { PauseValues } from './question.ts';

const MOST = 20;

/** Pauses of a clock: from a day up to, but not including, another. */
export function PauseRows({ pauses, onChange }: { readonly pauses: readonly PauseValues[]; readonly onChange: (pauses: readonly PauseValues[]) => void }) {
  const set = (index: number, change: Partial<PauseValues>): void => onChange(pauses.map((pause, at) => (at === index ? { ...pause, ...change } : pause)));
  return (
    <div className={rows.rows} role="group" aria-label="中止">
      <span className={rows.label}>中止</span>
      {pauses.map((pause, index) => (
        // The rows have no name of their own; their place is what they are.
        <div key={`${index}`} className={rows.range}>
          <DayInput label={`第 ${index + 1} 次中止起日`} value={pause.from} onChange={(from) => set(index, { from })} />
          <span>至</span>
          <DayInput label={`第 ${index + 1} 次中止恢复日`} value={pause.to} onChange={(to) => set(index, { to })} />
          <Button kind="link" label={`去掉第 ${index + 1} 次中止`} onClick={() => onChange(pauses.filter((_, at) => at !== index))}>去掉</Button>
        </div>
      ))}
      {pauses.length < MOST ? <Button kind="link" onClick={() => onChange([...pauses, { from: '', to: '' }])}>加一次中止</Button> : null}
      {pauses.length > 0 ? <span className={styles.hint}>恢复当日重新计入。</span> : null}
    </div>
  );
}
