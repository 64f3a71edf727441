import type { z } from 'zod';
import type { writtenFile } from '#shared/contract/values.ts';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from './Button.tsx';
import { FailureNote } from './FailureNote.tsx';
import { Note } from './Note.tsx';

/** A file that was just written for the person, with the ways to it. */
export function WrittenNote({ file, onClose }: { readonly file: z.output<typeof writtenFile>; readonly onClose: () => void }) {
  const open = useRun('settings.openWritten');
  return (
    <>
      <Note
        head="已导出"
        actions={<>
          <Button kind="link" onClick={() => void open.run({ token: file.token, what: 'file' })}>打开</Button>
          <Button kind="link" onClick={() => void open.run({ token: file.token, what: 'folder' })}>打开所在文件夹</Button>
          <Button kind="link" onClick={onClose}>收起</Button>
        </>}
      >
        {file.name}　<span>{file.folder}</span>
      </Note>
      {open.failure === null ? null : <FailureNote failure={open.failure} />}
    </>
  );
}
