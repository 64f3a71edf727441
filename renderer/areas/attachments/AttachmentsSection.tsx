import { useState } from 'react';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { Failure } from '#shared/contract/envelope.ts';
import { MEDIA_WORD } from '#shared/rules/attachments/fileKind.ts';
import { failureOf, tokenOf, useRead, useRun } from '#renderer/bridge/index.ts';
import { UnlockNote } from '#renderer/areas/settings/UnlockNote.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { ReasonDialog } from '#renderer/ui/dialog/ReasonDialog.tsx';
import { SeenRecordContext } from '#renderer/ui/dialog/Overtaken.tsx';
import { isOvertaken, StepConflict } from '#renderer/ui/dialog/StepConflict.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { WrittenNote } from '#renderer/ui/WrittenNote.tsx';
import { AttachDialog } from './AttachDialog.tsx';
import { OpenDialog } from './OpenDialog.tsx';
import { sizeText } from './words.ts';
import styles from './attachments.module.css';

type Token = InputOf<'attachments.attach'>['file'];
export type FileLine = OutputOf<'attachments.list'>['files'][number];

/** 材料附件: sealed scans and photographs of a record. Files are chosen, or dropped on the section. */
export function AttachmentsSection({ subject }: { readonly subject: InputOf<'attachments.list'>['subject'] }) {
  const found = useRead('attachments.list', { subject });
  const choose = useRun('settings.chooseFiles');
  const putBack = useRun('attachments.putBack');
  const removing = useRun('attachments.remove');
  const [over, setOver] = useState(false);
  const [chosen, setChosen] = useState<readonly Token[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [opened, open] = useState<{ readonly line: FileLine; readonly how: 'open' | 'export' } | null>(null);
  const [removed, remove] = useState<FileLine | null>(null);
  const [returning, setReturning] = useState<FileLine | null>(null);
  const [written, setWritten] = useState<OutputOf<'attachments.export'>['file']>(null);
  const { data } = found;
  const may = data?.attach.allowed === true;
  const pick = async (): Promise<void> => {
    const done = await choose.run({ title: '选择扫描件、照片或 PDF', extensions: ['jpg', 'jpeg', 'png', 'pdf'], multiple: true });
    if (done !== undefined) setChosen(done.files);
  };
  const drop = async (files: readonly File[]): Promise<void> => {
    setFailure(null);
    try {
      const tokens: Token[] = [];
      for (const file of files) tokens.push(await tokenOf(file));
      setChosen(tokens);
    } catch (error) {
      setFailure(failureOf(error));
    }
  };
  const giveBack = async (line: FileLine): Promise<void> => {
    setReturning(line);
    if ((await putBack.run({ id: line.id, rowVersion: line.rowVersion })) !== undefined) tell('已放回');
  };
  const left = (): void => { remove(null); open(null); removing.clear(); };
  const add = may && data.vault === 'open' ? <Button kind="link" onClick={() => void pick()}>附上文件…</Button> : null;
  const kept = data?.files.filter((line) => line.removed === null).length ?? 0;
  return (
    <div
      className={cx(styles.area, over && may && styles.over)} onDragOver={(event) => { if (!may) return; event.preventDefault(); setOver(true); }} onDragLeave={(event) => { if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false); }}
      onDrop={(event) => { if (!may) return; event.preventDefault(); setOver(false); void drop([...event.dataTransfer.files]); }}
    >
      <Section title="材料附件" caption={data === undefined ? '' : `${kept} 个，加密保存`} more={add} bare>
        {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
        {[failure, choose.failure, isOvertaken(putBack.failure) ? null : putBack.failure].map((one, index) => (one === null ? null : <FailureNote key={index} failure={one} />))}
        {data === undefined || data.vault === 'open' ? null : <UnlockNote what="vault" />}
        {written === null ? null : <WrittenNote file={written} onClose={() => setWritten(null)} />}
        {found.failure !== null ? null : (
          <PlainTable
            label="材料附件" rows={data?.files} rowKey={(row) => row.id} mutedRow={(row) => row.removed !== null}
            empty={<EmptyState ways={add}>{may ? '还没有附件。把扫描件、照片或 PDF 拖到这里，或点“附上文件…”。' : '还没有附件。'}</EmptyState>}
            columns={[
              { key: 'title', head: '材料', width: 200, grow: 2, cell: (row) => <>{row.title}{row.from === '' ? null : <span className={styles.muted}>　来自投诉 {row.from}</span>}{row.removed === null ? null : <span className={styles.muted}>　已撤下：{row.removed.reason}（工号 {row.removed.by}）</span>}</> },
              { key: 'kind', head: '种类', width: 110, cell: (row) => <span title={`SHA-256 ${row.sha256}`}>{MEDIA_WORD[row.media]}　{sizeText(row.size)}</span> },
              { key: 'persons', head: '身份信息', width: 90, cell: (row) => (row.persons ? '含' : '不含') },
              { key: 'at', head: '附上', width: 180, from: 700, cell: (row) => <><DateText at={row.attachedAt} />　工号 {row.attachedBy}</> },
              {
                key: 'act', head: '', width: 150, align: 'right', cell: (row) => (
                  <span className={styles.acts}>
                    {row.removed === null ? <Button kind="link" barred={row.open.allowed ? null : row.open.why} onClick={() => open({ line: row, how: 'open' })}>查看</Button> : null}
                    {row.removed === null && row.open.allowed ? <Button kind="link" onClick={() => open({ line: row, how: 'export' })}>导出</Button> : null}
                    {row.mayRemove ? row.removed === null ? <Button kind="link" onClick={() => remove(row)}>撤下</Button> : <Button kind="link" onClick={() => void giveBack(row)}>放回</Button> : null}
                  </span>
                ),
              },
            ]}
          />
        )}
      </Section>
      {chosen.length === 0 ? null : <AttachDialog subject={subject} files={chosen} materials={data?.materials ?? []} alwaysPersons={data?.alwaysPersons ?? true} onClose={() => setChosen([])} />}
      {returning === null ? null : <StepConflict failure={putBack.failure} what={`材料“${returning.title}”`} before="已撤下" mine="放回" note="" running={putBack.running} onAgain={(rowVersion) => void giveBack({ ...returning, rowVersion })} onTheirs={putBack.clear} onClose={putBack.clear} />}
      <SeenRecordContext.Provider value={{ what: `材料“${(opened?.line ?? removed)?.title ?? ''}”`, before: '在案', onAgain: (rowVersion) => { if (removed !== null) remove({ ...removed, rowVersion }); }, onTheirs: left }}>
      {opened === null ? null : <OpenDialog {...opened} onClose={() => open(null)} onWritten={setWritten} />}
      {removed === null ? null : (
        <ReasonDialog
          title={`撤下“${removed.title}”？`} act="撤下" running={removing.running} failure={removing.failure} onClose={() => remove(null)}
          onAct={(reason) => void removing.run({ id: removed.id, rowVersion: removed.rowVersion, reason }).then((done) => { if (done !== undefined) { tell('已撤下，可以放回'); remove(null); } })}
        ><p>撤下以后仍留一行记录，文件不删除，随时可以放回。</p></ReasonDialog>
      )}
      </SeenRecordContext.Provider>
    </div>
  );
}
