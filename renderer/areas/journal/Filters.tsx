import { useRead } from '#renderer/bridge/index.ts';
import { FilterBar, FilterBreak, FilterText } from '#renderer/ui/filter/FilterBar.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Check } from '#renderer/ui/form/Check.tsx';
import { DayInput } from '#renderer/ui/form/DayInput.tsx';
import { SelectInput } from '#renderer/ui/form/SelectInput.tsx';
import { isFiltered, NO_FILTER, whoText, type JournalFilter } from './filter.ts';
import styles from './journal.module.css';

interface Props {
  readonly filter: JournalFilter;
  readonly onChange: (filter: JournalFilter) => void;
  /** False: contents are not shown, so nothing asks for them. */
  readonly contents: boolean;
}

/** Day range, person, operation in plain words, subject, reasons and exceptions. Filters apply as they are set. */
export function Filters({ filter, onChange, contents }: Props) {
  const { data } = useRead('journal.facets', {});
  const set = (change: Partial<JournalFilter>): void => onChange({ ...filter, ...change });
  const people = [{ value: '', label: '全部人员' }, ...(data?.people ?? []).map(({ staffNo, name }) => ({ value: staffNo, label: staffNo === 'system' ? '系统' : `${whoText(staffNo)} ${name}` }))];
  const areas = [...new Map((data?.operations ?? []).map((one) => [one.operation.split('.')[0] ?? '', one.area]))].map(([value, label]) => ({ value, label: `${label}（全部）` }));
  const operations = [{ value: '', label: '全部操作' }, ...areas.flatMap((area) => [area, ...(data?.operations ?? []).filter((one) => one.operation.startsWith(`${area.value}.`)).map((one) => ({ value: one.operation, label: `${one.area} · ${one.word}` }))])];
  return (
    <FilterBar more={isFiltered(filter) ? <Button small kind="link" onClick={() => onChange(NO_FILTER)}>清除筛选</Button> : undefined}>
      <span className={styles.day}><DayInput label="从哪天" value={filter.from ?? ''} onChange={(day) => set({ from: day === '' ? null : day })} /></span>
      <span>至</span>
      <span className={styles.day}><DayInput label="到哪天" value={filter.to ?? ''} onChange={(day) => set({ to: day === '' ? null : day })} /></span>
      <span className={styles.person}><SelectInput label="人员" searchable value={filter.staffNo} choices={people} onChange={(staffNo) => set({ staffNo })} /></span>
      <span className={styles.operation}><SelectInput label="操作" searchable value={filter.operation} choices={operations} onChange={(operation) => set({ operation })} /></span>
      {contents ? <>
        <FilterBreak />
        <FilterText value={filter.subject} onChange={(subject) => set({ subject })} placeholder="对象" label="对象" width={120} />
        <FilterText value={filter.text} onChange={(text) => set({ text })} placeholder="事项、理由" label="筛选日志" width={150} />
        <Check checked={filter.onlyReason} onChange={(onlyReason) => set({ onlyReason })}>有理由</Check>
        <Check checked={filter.onlyOverride} onChange={(onlyOverride) => set({ onlyOverride })}>只看例外</Check>
      </> : null}
    </FilterBar>
  );
}
