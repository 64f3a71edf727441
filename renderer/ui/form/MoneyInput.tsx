import type { FieldControl } from './Field.tsx';
import { moneyOf, moneyText } from './money.ts';
import { TextInput } from './TextInput.tsx';

interface Props extends Partial<FieldControl> {
  /** Yuan as text; `moneyOf` turns it into fen. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly label?: string;
  readonly autoFocus?: boolean;
}

/** Amount in 元, right-aligned; gets its thousands separators on leaving. */
export function MoneyInput({ value, onChange, onBlur, ...rest }: Props) {
  const leave = (): void => {
    const { fen } = moneyOf(value);
    if (fen !== null) onChange(moneyText(fen));
    onBlur?.();
  };
  return <TextInput {...rest} value={value} onChange={onChange} onBlur={leave} right unit="元" inputMode="decimal" />;
}
