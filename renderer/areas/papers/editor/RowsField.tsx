import type { FieldDef, RowValue } from '#shared/papers/fields.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import styles from '../papers.module.css';

interface Props { readonly field: FieldDef; readonly rows: readonly RowValue[]; readonly onChange: (rows: readonly RowValue[]) => void }

/** A small table of a paper: a line a row, one more by a button, each taken out by its own. */
export function RowsField({ field, rows, onChange }: Props) {
  const columns = field.columns ?? [];
  const put = (index: number, key: string, typed: string, type: string): void => {
    const value = type === 'count' ? (/^\d{1,9}$/.test(typed.trim()) ? Number(typed.trim()) : null) : typed;
    onChange(rows.map((row, at) => (at === index ? { ...row, [key]: value } : row)));
  };
  const full = rows.length >= (field.max ?? 60);
  return (
    <div className={styles.rows}>
      {rows.map((row, index) => (
        <div key={index} className={styles.row}>
          {columns.map((column) => <TextInput key={column.key} small label={`${column.label}，第 ${index + 1} 行`} placeholder={column.label} value={String(row[column.key] ?? '')} onChange={(typed) => put(index, column.key, typed, column.type)} maxLength={200} inputMode={column.type === 'count' ? 'numeric' : 'text'} />)}
          <Button kind="link" label={`去掉第 ${index + 1} 行`} onClick={() => onChange(rows.filter((_, at) => at !== index))}>去掉</Button>
        </div>
      ))}
      <div className={styles.rowEnd}><Button small disabled={full} onClick={() => onChange([...rows, Object.fromEntries(columns.map((column) => [column.key, column.type === 'count' ? null : '']))])}>加一行</Button>{full ? `最多 ${field.max ?? 60} 行` : null}</div>
    </div>
  );
}
