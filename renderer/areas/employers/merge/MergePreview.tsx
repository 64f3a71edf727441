import type { OutputOf } from '#shared/contract/index.ts';
import { formatCount } from '#renderer/ui/format/number.ts';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';

/** What a merge would do: records that move, and figures of both of which only one can stay. */
export function MergePreview({ preview }: { readonly preview: OutputOf<'employers.previewMerge'> }) {
  const moved = preview.moved.filter(({ count }) => count > 0);
  return (
    <>
      <NoteKey head="将发生">
        {moved.length === 0 ? '没有需要移过来的记录。' : `${moved.map(({ what, count }) => `${what} ${formatCount(count)}`).join('，')} 移到“${preview.survivor.name}”。`}
        “{preview.absorbed.name}”不再单独列入名单和月报；两份的变更史都保留，合并可以撤销。
      </NoteKey>
      {preview.conflicts.length === 0 ? null : (
        <PlainTable
          label="两份都有的内容" rows={preview.conflicts} rowKey={(row) => row.what}
          columns={[{ key: 'what', head: '两份都有', width: 160, cell: (row) => row.what }, { key: 'kept', head: '保留', width: 160, grow: 1, cell: (row) => <b>{row.kept}</b> }, { key: 'aside', head: '另存备查', width: 160, grow: 1, cell: (row) => row.setAside }]}
        />
      )}
    </>
  );
}
