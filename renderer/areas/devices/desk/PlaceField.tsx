import { useEffect, useState, type ReactNode } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { SelectInput, type Choice } from '#renderer/ui/form/SelectInput.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import styles from '../devices.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly choices: readonly Choice<string>[];
  /** Below the list. */
  readonly hint?: ReactNode;
  /** Below the field where one types. */
  readonly typedHint: string;
  readonly error?: string | null;
}

/** Where a device is: one of what the PC has, as it stands at this moment. Typed only where the list is empty or does not have it. */
export function PlaceField({ label, value, onChange, choices, hint, typedHint, error }: Props) {
  const [typing, type] = useState(value !== '' && !choices.some((choice) => choice.value === value));
  const listed = choices.length > 0;
  const gone = !typing && value !== '' && !choices.some((choice) => choice.value === value);
  // What was chosen was pulled out meanwhile.
  useEffect(() => {
    if (gone) onChange('');
  }, [gone, onChange]);
  const turn = (next: boolean): void => {
    type(next);
    onChange('');
  };
  return (
    <div>
      <Field label={label} required error={error} hint={listed && !typing ? hint : typedHint}>
        {(control) => (listed && !typing
          ? <SelectInput {...control} value={value === '' || gone ? null : value} onChange={onChange} choices={choices} placeholder="请选择" autoFocus />
          : <TextInput {...control} value={gone ? '' : value} onChange={(text) => { type(true); onChange(text); }} maxLength={190} autoFocus />)}
      </Field>
      {listed ? <div className={styles.turn}><Button kind="link" small onClick={() => turn(!typing)}>{typing ? '从列表里选' : '列表里没有，自己填写'}</Button></div> : null}
    </div>
  );
}
