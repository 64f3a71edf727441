import type { OutputOf } from '#shared/contract/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';
import { Count, Money } from '#renderer/ui/figures.tsx';
import { formatCount } from '#renderer/ui/format/number.ts';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import type { Checked } from './useList.ts';

/** What a chosen list would bring: its sums, and the rows that stay out, by mask. */
export function ListLook({ checked }: { readonly checked: Checked }) {
  const { counts, figures, refused, ignoredColumns } = checked;
  return (
    <>
      <Facts labelWidth={91} facts={[
        ['文件', checked.fileName], ['名册人数', <Count key="n" value={figures.people} unit="人" />], ['欠薪合计', <span key="m"><Money fen={figures.owedFen} unit />{figures.paidFen === 0 ? null : <>，已付 <Money fen={figures.paidFen} unit /></>}</span>],
        ['写入', `新增 ${formatCount(counts.created)}，变更 ${formatCount(counts.changed)}，相同 ${formatCount(counts.same)}，不写入 ${formatCount(counts.refused)}`],
        ...(ignoredColumns.length === 0 ? [] : [['不读的列', ignoredColumns.join('、')] as const]),
      ]} />
      {counts.refused === 0 ? null : (
        <Section title="不写入的行" caption={`${formatCount(counts.refused)} 行　姓名、号码不显示，请按行号在原名册里改`} bare>
          <PlainTable
            label="不写入的行" rows={refused} rowKey={(row) => `${row.row}-${row.head}`}
            columns={[{ key: 'row', head: '行', width: 60, align: 'right', cell: (row) => row.row }, { key: 'head', head: '列', width: 110, cell: (row) => row.head }, { key: 'found', head: '文件中', width: 160, grow: 1, cell: (row) => row.found || '（空）' }, { key: 'reason', head: '错误原因', width: 260, grow: 2, cell: (row) => row.reason }]}
          />
        </Section>
      )}
    </>
  );
}

type Standing = Pick<OutputOf<'intake.workers'>, 'figures' | 'claimed' | 'gap'>;

/** List and claim side by side where they differ; neither is changed by the other. */
export function GapNote({ figures, claimed, gap, onAmend }: Standing & { readonly onAmend: (() => void) | null }) {
  if (gap.agrees || figures.people === 0) return null;
  const more = (n: number): string => (n > 0 ? '多' : '少');
  return (
    <NoteKey head="名册与登记内容不一致" actions={onAmend === null ? undefined : <Button kind="link" onClick={onAmend}>更正登记内容</Button>}>
      {gap.people === null || gap.people === 0 ? null : <>登记涉及 {formatCount(claimed.headcount ?? 0)} 人，名册 {formatCount(figures.people)} 人，{more(gap.people)} {formatCount(Math.abs(gap.people))} 人。</>}
      {gap.amountFen === null || gap.amountFen === 0 ? null : <>主张 <Money fen={claimed.amountFen} unit />，名册欠薪合计 <Money fen={figures.owedFen} unit />，{more(gap.amountFen)} <Money fen={Math.abs(gap.amountFen)} unit />。</>}
      登记内容不会自动改；以名册为准的，请更正登记内容。
    </NoteKey>
  );
}
