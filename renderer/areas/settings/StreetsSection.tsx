import { useState } from 'react';
import { useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { tell } from '#renderer/ui/tell.ts';

/** Lists bring only the codes of streets; their names are entered once here and stand on screens and papers. */
export function StreetsSection() {
  const found = useRead('settings.streets', {});
  const save = useRun('settings.setStreetName');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const keep = async (code: string): Promise<void> => {
    const name = (typed[code] ?? '').trim();
    if ((await save.run({ code, name })) === undefined) return;
    tell(`${code} 已改为 ${name === '' ? '只显示代码' : name}`);
    setTyped((was) => Object.fromEntries(Object.entries(was).filter(([key]) => key !== code)));
  };
  return (
    <Section title="街道名称" caption="名单只带街道代码，名称在这里填一次" bare>
      {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
      {save.failure === null ? null : <FailureNote failure={save.failure} />}
      <PlainTable
        label="街道名称" rows={found.data?.streets} rowKey={(row) => row.code} empty={<EmptyState>导入用人单位后，这里列出各街道代码。</EmptyState>}
        columns={[
          { key: 'code', head: '代码', width: 140, cell: (row) => row.code },
          { key: 'name', head: '名称', width: 260, grow: 1, cell: (row) => <TextInput label={`${row.code} 的名称`} small value={typed[row.code] ?? row.name} onChange={(name) => setTyped({ ...typed, [row.code]: name })} maxLength={30} onEnter={() => void keep(row.code)} /> },
          { key: 'act', head: '', width: 90, align: 'right', cell: (row) => (typed[row.code] === undefined || typed[row.code] === row.name ? null : <Button kind="link" onClick={() => void keep(row.code)}>保存</Button>) },
        ]}
      />
    </Section>
  );
}
