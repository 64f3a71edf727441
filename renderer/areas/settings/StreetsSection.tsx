import { useState } from 'react';
import { useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { isSettingOvertaken, SettingConflict } from '#renderer/ui/dialog/SettingConflict.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { tell } from '#renderer/ui/tell.ts';

/** A name that is being typed, and the one that it began from. */
interface Typed { readonly name: string; readonly seen: string }

/** Lists bring only the codes of streets; their names are entered once here and stand on screens and papers. */
export function StreetsSection() {
  const found = useRead('settings.streets', {});
  const save = useRun('settings.setStreetName');
  const [typed, setTyped] = useState<Readonly<Record<string, Typed>>>({});
  const [saving, setSaving] = useState('');
  const leave = (code: string): void => { save.clear(); setTyped((was) => Object.fromEntries(Object.entries(was).filter(([key]) => key !== code))); };
  const keep = async (code: string, name: string, seen: string): Promise<void> => {
    setSaving(code);
    if ((await save.run({ code, name, seen })) === undefined) return;
    tell(`${code} 已改为 ${name === '' ? '只显示代码' : name}`);
    leave(code);
  };
  const own = typed[saving];
  return (
    <Section title="街道名称" caption="名单只带街道代码，名称在这里填一次" bare>
      {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
      {save.failure === null || isSettingOvertaken(save.failure) ? null : <FailureNote failure={save.failure} />}
      {own === undefined ? null : <SettingConflict failure={save.failure} what={`街道 ${saving} 的名称`} labels={{ name: '名称' }} seen={{ name: own.seen }} mine={{ name: own.name.trim() }} running={save.running} onTake={({ name }, now) => void keep(saving, name, now.name)} onTheirs={() => leave(saving)} onClose={save.clear} />}
      <PlainTable
        label="街道名称" rows={found.data?.streets} rowKey={(row) => row.code} empty={<EmptyState>导入用人单位后，这里列出各街道代码。</EmptyState>}
        columns={[
          { key: 'code', head: '代码', width: 140, cell: (row) => row.code },
          { key: 'name', head: '名称', width: 260, grow: 1, cell: (row) => <TextInput label={`${row.code} 的名称`} small value={typed[row.code]?.name ?? row.name} onChange={(name) => setTyped({ ...typed, [row.code]: { name, seen: typed[row.code]?.seen ?? row.name } })} maxLength={30} onEnter={() => void keep(row.code, (typed[row.code]?.name ?? row.name).trim(), typed[row.code]?.seen ?? row.name)} /> },
          { key: 'act', head: '', width: 90, align: 'right', cell: (row) => { const mine = typed[row.code]; return mine === undefined || mine.name === row.name ? null : <Button kind="link" onClick={() => void keep(row.code, mine.name.trim(), mine.seen)}>保存</Button>; } },
        ]}
      />
    </Section>
  );
}
