import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { useRead, useRun } from '#renderer/bridge/index.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Check } from '#renderer/ui/form/Check.tsx';
import { SelectInput } from '#renderer/ui/form/SelectInput.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { tell } from '#renderer/ui/tell.ts';
import styles from '../devices.module.css';

type Paper = OutputOf<'devices.list'>['paper'];
type Profile = keyof Paper;
type Choice = Extract<InputOf<'devices.configure'>, { do: 'paper' }>['choice'];

const PROFILES: readonly (readonly [Profile, string, string])[] = [['letter', '函件、决定、月报', 'A4，公文格式'], ['form', '审批表、笔录、回执', 'A4，表格格式'], ['bound', '装订入卷的材料', 'A4，双面']];
/** The system's own default; a printer's name cannot be empty. */
const DEFAULT = '';
const COPIES = ['1', '2', '3', '4', '5'] as const;

/** Office printers of the system, and which paper goes to which of them, from which tray, on one side or both. */
export function OfficeSection({ paper }: { readonly paper: Paper }) {
  const found = useRead('settings.printers', {});
  const printers = found.data?.printers;
  return (
    <Section title="办公打印机" caption={printers === undefined ? '' : printers.length === 0 ? '系统里没有打印机' : printers.map((one) => `${one.label}${one.isDefault ? '（系统默认）' : ''}`).join('、')}>
      {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
      {printers?.length === 0 ? <EmptyState>在系统设置里装好打印机后会出现在这里；也可以导出 PDF。</EmptyState> : PROFILES.map(([profile, label, hint]) => <ProfileLine key={profile} profile={profile} label={label} hint={hint} choice={paper[profile]} printers={printers ?? []} />)}
    </Section>
  );
}

interface LineProps { readonly profile: Profile; readonly label: string; readonly hint: string; readonly choice: Choice | undefined; readonly printers: OutputOf<'settings.printers'>['printers'] }

function ProfileLine({ profile, label, hint, choice = { printer: '', tray: '', duplex: false, copies: 1 }, printers }: LineProps) {
  const save = useRun('devices.configure');
  const actual = choice.printer === DEFAULT ? (printers.find((one) => one.isDefault)?.name ?? '') : choice.printer;
  const trays = useRead('devices.trays', { printer: actual }, { enabled: actual !== '' }).data?.trays ?? [];
  const set = async (part: Partial<Choice>): Promise<void> => {
    if ((await save.run({ do: 'paper', profile, choice: { ...choice, ...part } })) !== undefined) tell('已保存');
  };
  const gone = choice.printer !== DEFAULT && !printers.some((one) => one.name === choice.printer);
  return (
    <article aria-label={label}>
      <div className={styles.line}>
        <div><div className={styles.name}>{label}</div><div className={styles.place}>{hint}</div></div>
        <SelectInput label={`${label}的打印机`} value={choice.printer} onChange={(printer) => void set({ printer, tray: '' })} choices={[{ value: DEFAULT, label: '系统默认打印机' }, ...printers.map((one) => ({ value: one.name, label: one.label })), ...(gone ? [{ value: choice.printer, label: `${choice.printer}（不在了）` }] : [])]} />
        <div className={styles.steps} style={{ justifyContent: 'flex-start' }}>
          {trays.length < 2 ? null : <SelectInput label={`${label}的纸盒`} value={choice.tray} onChange={(tray) => void set({ tray })} choices={[{ value: '', label: '默认纸盒' }, ...trays.map((tray) => ({ value: tray.name, label: tray.label }))]} />}
          <Check checked={choice.duplex} onChange={(duplex) => void set({ duplex })}>双面</Check>
          {gone ? <span className={styles.why}><b>这台打印机不在系统里了。</b>请另选一台。</span> : null}
        </div>
        <SelectInput label={`${label}的份数`} value={COPIES.find((one) => one === String(choice.copies)) ?? '1'} onChange={(copies) => void set({ copies: Number(copies) })} choices={COPIES.map((one) => ({ value: one, label: `${one} 份` }))} />
      </div>
      {save.failure === null ? null : <FailureNote failure={save.failure} />}
    </article>
  );
}
