import { Select } from 'antd';
import { Themed } from '../Themed.tsx';
import type { FieldControl } from './Field.tsx';

export interface Choice<T extends string> { readonly value: T; readonly label: string }

interface Props<T extends string> extends Partial<FieldControl> {
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly choices: readonly Choice<T>[];
  readonly onBlur?: () => void;
  readonly placeholder?: string;
  readonly label?: string;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  /** Typing looks for a choice: long lists. */
  readonly searchable?: boolean;
}

/** One of several words. */
export function SelectInput<T extends string>({ value, onChange, choices, label, searchable = false, ...rest }: Props<T>) {
  return (
    <Themed>
      <Select<T>
        {...rest} aria-label={label} data-empty={value === null} value={value} options={[...choices]} onChange={onChange} {...(rest['aria-invalid'] === true ? { status: 'error' as const } : {})}
        {...(searchable ? { showSearch: { optionFilterProp: 'label' } } : {})}
      />
    </Themed>
  );
}

/** Several words, own ones allowed where `free`: tags. */
export function TagsInput({ value, onChange, known, label, placeholder, ...rest }: Partial<FieldControl> & { readonly value: readonly string[]; readonly onChange: (value: string[]) => void; readonly known: readonly string[]; readonly label?: string; readonly placeholder?: string }) {
  return (
    <Themed>
      <Select<string[]>
        {...rest} mode="tags" aria-label={label} placeholder={placeholder} value={[...value]} options={known.map((tag) => ({ value: tag, label: tag }))} tokenSeparators={['；', ';', '、', ',', '，']}
        onChange={(tags) => onChange(tags.map((tag) => tag.trim().slice(0, 20)).filter((tag) => tag !== ''))}
      />
    </Themed>
  );
}
