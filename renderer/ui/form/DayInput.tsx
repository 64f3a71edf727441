import type { ReactNode } from 'react';
import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { parseDay, parseTime, shanghaiMinute } from '#shared/rules/time.ts';
import { given } from '../given.ts';
import { Themed } from '../Themed.tsx';
import type { FieldControl } from './Field.tsx';
import styles from './inputs.module.css';

interface Common extends Partial<FieldControl> {
  readonly onBlur?: () => void;
  readonly label?: string;
  readonly disabled?: boolean;
}

/** What all three pickers hand to Ant Design. */
function common({ label, onBlur, disabled, ...control }: Common) {
  return {
    ...given({ ...control, 'aria-label': label, onBlur, disabled, status: control['aria-invalid'] === true ? ('error' as const) : undefined }),
    suffixIcon: null, needConfirm: false, style: { width: '100%' },
  };
}

// Ant Design's picker shows the digits of a date of its own zone. What goes in and out here are Shanghai texts, so the zone of the machine never matters.
const asPicker = (text: string): Dayjs | null => (text === '' ? null : dayjs(text.replace(' ', 'T')));

/**
 * Takes a date as soon as it stands there whole and in the form in which the picker writes it. The picker itself waits for the field to be left, and a tap that leaves it and presses a button in
 * the same moment would act without what was just typed.
 */
function Typed({ whole, children }: { readonly whole: (text: string) => void; readonly children: ReactNode }) {
  return <span className={styles.typed} onInput={({ target }) => { if (target instanceof HTMLInputElement) whole(target.value); }}>{children}</span>;
}

interface DayProps extends Common {
  /** `YYYY-MM-DD`, empty for not known. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Last day that can be chosen. */
  readonly until?: string;
}

/** A day in Shanghai; can be typed. */
export function DayInput({ value, onChange, until, ...rest }: DayProps) {
  const whole = (text: string): void => {
    const parsed = parseDay(text);
    if (text === '' || (parsed.ok && parsed.day === text && (until === undefined || text <= until))) onChange(text);
  };
  return (
    <Themed>
      <Typed whole={whole}>
        <DatePicker
          {...common(rest)} {...given({ maxDate: until === undefined ? undefined : dayjs(until) })} value={asPicker(value)} format={['YYYY-MM-DD', 'YYYYMMDD', 'YYYY/M/D', 'YYYY-M-D']}
          placeholder="年-月-日" onChange={(date) => onChange(date === null ? '' : date.format('YYYY-MM-DD'))}
        />
      </Typed>
    </Themed>
  );
}

interface InstantProps extends Common {
  /** UTC milliseconds, null for not known. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

/** A day and minute in Shanghai; can be typed. */
export function InstantInput({ value, onChange, ...rest }: InstantProps) {
  const take = (date: Dayjs | null): void => {
    const parsed = date === null ? null : parseTime(date.format('YYYY-MM-DD HH:mm'));
    onChange(parsed !== null && parsed.ok ? parsed.ms : null);
  };
  const whole = (text: string): void => {
    const parsed = parseTime(text);
    if (text === '') onChange(null);
    else if (parsed.ok && shanghaiMinute(parsed.ms) === text) onChange(parsed.ms);
  };
  return (
    <Themed>
      <Typed whole={whole}>
        <DatePicker
          {...common(rest)} value={value === null ? null : asPicker(shanghaiMinute(value))} showTime={{ format: 'HH:mm' }} format={['YYYY-MM-DD HH:mm', 'YYYY-M-D H:mm', 'YYYY/M/D H:mm']}
          placeholder="年-月-日 时:分" onChange={take}
        />
      </Typed>
    </Themed>
  );
}

/** A month `YYYY-MM`; empty for not known. */
export function MonthInput({ value, onChange, until, ...rest }: DayProps) {
  const whole = (text: string): void => {
    const parsed = parseDay(`${text}-01`);
    if (text === '' || (parsed.ok && parsed.day === `${text}-01` && (until === undefined || text <= until))) onChange(text);
  };
  return (
    <Themed>
      <Typed whole={whole}>
        <DatePicker
          {...common(rest)} {...given({ maxDate: until === undefined ? undefined : dayjs(`${until}-01`) })} picker="month" value={asPicker(value === '' ? '' : `${value}-01`)} format={['YYYY-MM', 'YYYYMM']}
          placeholder="年-月" onChange={(date) => onChange(date === null ? '' : date.format('YYYY-MM'))}
        />
      </Typed>
    </Themed>
  );
}
