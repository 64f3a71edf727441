import { useState } from 'react';
import { useRead, useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { tell } from '#renderer/ui/tell.ts';
import styles from '../imports.module.css';

/** Heads of each kind, and an empty file with them. */
export function KindsHelp() {
  const found = useRead('imports.kinds', {});
  const template = useRun('imports.template');
  const [open, setOpen] = useState<string | null>(null);
  return (
    <Section title="表头说明" caption="* 必须有">
      {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
      {template.failure === null ? null : <FailureNote failure={template.failure} />}
      {found.data?.kinds.map((one) => (
        <div key={one.kind} className={styles.kind}>
          <Button kind="link" onClick={() => setOpen(open === one.kind ? null : one.kind)}>{one.name}</Button>
          {open === one.kind ? (
            <div className={styles.small}>
              {one.columns.map((column) => <div key={column.head}><b>{column.head}{column.required ? ' *' : ''}</b>{column.key ? '（键）' : ''}　{column.hint}</div>)}
              <Button kind="link" onClick={() => void template.run({ kind: one.kind }).then((done) => { if (done?.file !== undefined && done.file !== null) tell(`已存为 ${done.file.name}`); })}>空白模板</Button>
            </div>
          ) : null}
        </div>
      ))}
    </Section>
  );
}
