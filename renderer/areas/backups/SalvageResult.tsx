import type { OutputOf } from '#shared/contract/index.ts';
import { formatCount } from '#renderer/ui/format/number.ts';
import { Note } from '#renderer/ui/Note.tsx';
import { WrittenNote } from '#renderer/ui/WrittenNote.tsx';

/** What was salvaged, in numbers, and the list to enter again from. */
export function SalvageResult({ result, onClose }: { readonly result: OutputOf<'backups.salvage'>; readonly onClose: () => void }) {
  const gaps = result.tables.filter((table) => table.gaps > 0);
  return (
    <>
      <Note head={result.rows === 0 ? '备份里没有的记录一条也没有读到' : `还能读出 ${formatCount(result.rows)} 条备份里没有的记录`}>
        {result.tables.filter(({ added, changed }) => added + changed > 0).map(({ label, added, changed }) => `${label}新增 ${formatCount(added)} 条${changed > 0 ? `、已改 ${formatCount(changed)} 条` : ''}`).join('；')}。
        {gaps.length === 0 ? '各类记录都读完整了。' : `有坏页、没有读全的：${gaps.map(({ label }) => label).join('、')}。`}请对照清单重新录入，密封的身份信息不列出。
      </Note>
      <WrittenNote file={result.file} onClose={onClose} />
    </>
  );
}
