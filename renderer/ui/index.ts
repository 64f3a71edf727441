/**
 * The kit: parts that several areas share. Each stands in a small file with its own CSS module; all colours and sizes come from app/tokens.css.
 * Parts marked * are made with Ant Design, dress themselves in the house's theme (Themed.tsx) and load it; import them (and everything else) from their own file, so that a screen loads only what it shows.
 *
 * Page            Page.tsx            head that never scrolls, strip, middle, foot, right rail (drawer below 1280, Ctrl .)
 * Words           Section, Note, NoteKey (Note.tsx), FailureNote, EmptyState, Facts, Tag, AlertChip and AlertToggle, Marked, WrittenNote, tell() (tell.ts)
 * Clocks          clock/ClockLamp.tsx (seven states, renews itself; reckoned by shared/rules/deadlines/lamp.ts), clock/LampSign.tsx
 * Figures         figures.tsx: Money, Count, DateText, DayText; format/{number,time,words}.ts for texts
 * Tables          table/PlainTable (short, inside a page), table/DataTable (long, all rows here), table/PagedVirtualTable + useSlices (any length, slices on scroll);
 *                 one Column type for the three (column.ts): `from` drops a column on a narrow table; keys ↑ ↓ PgUp PgDn Home End, Enter opens, Space ticks
 * Rail            RecordRail.tsx: RailList, RailItem, EventList
 * Filters         filter/FilterBar: FilterBar, FilterText, FilterBreak, FilterChip; filter/FilterMenu; AlertToggle; useKept (filters kept for a person), useSettled
 * Steps           Button (`reason` says why it cannot be pressed), Menu, Tabs and Segments (Tabs.tsx), ProgressBar (停止), Loading.tsx: Bar, LoadingLines, useLate
 * Dialogs *       dialog/Dialog, dialog/ConfirmDialog (safe answer primary), dialog/ReasonDialog, dialog/ConflictDialog (both versions), dialog/SideDrawer (forms)
 * Forms           form/Field (Field, FieldError, FieldRow), TextInput and TextArea, Check and Radio, MoneyInput with money.ts (moneyOf, moneyText, countOf), EmployerPicker,
 *                 DayInput * (DayInput, InstantInput, MonthInput), SelectInput * (SelectInput, TagsInput), useDraft (saves while typing), useChecks (when an error is shown)
 * Keys            keys.ts: useKeys({ 'ctrl+enter': … }), chordOf; frameState.ts: toggleRail, openManual
 */
export { Page } from './Page.tsx';
export { Section } from './Section.tsx';
export { Button } from './Button.tsx';
export { Note, NoteKey } from './Note.tsx';
export { FailureNote } from './FailureNote.tsx';
export { EmptyState } from './EmptyState.tsx';
export { Tag } from './Tag.tsx';
export { AlertChip, AlertToggle } from './AlertChip.tsx';
export { ClockLamp } from './clock/ClockLamp.tsx';
export { Count, DateText, DayText, Money } from './figures.tsx';
export { LoadingLines } from './Loading.tsx';
export { tell } from './tell.ts';
