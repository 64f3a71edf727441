import { refuse } from '#shared/messages/index.ts';
import { INDUSTRY_WORD } from '#shared/rules/tables/words.ts';
import { read } from '#electron/areas/operation.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { HEADS } from './fields.ts';
import { unmerged } from './edit.ts';
import { conflictsIn, countOf, KEYED, keyOf, WHOLE, type KeyedTable, type StoredRow } from './repository/merge.ts';
import type { EmployerRow } from './repository/head.ts';
import { employerLines } from './repository/lines.ts';

const WHAT: Readonly<Record<(typeof KEYED)[number] | (typeof WHOLE)[number], string>> = {
  headcounts: '用工人数', insurance_months: '参保月份', employer_tags: '标签', alerts: '预警', wage_accounts: '工资专户', court_records: '被执行人记录', cases: '案件', grid_reports: '网格采集', complaints: '投诉举报', mediations: '网格调解',
};

/** How the two rows of one key differ, in words. Equal tags are no conflict worth showing. */
const TEXT: Readonly<Partial<Record<KeyedTable, (row: StoredRow) => string>>> = {
  headcounts: (row) => `${row['headcount'] ?? ''} 人${row['migrant'] === null ? '' : `，农民工 ${row['migrant'] ?? ''} 人`}`,
  insurance_months: (row) => `在职 ${row['employed'] ?? '未知'}，未参保 ${row['uninsured'] ?? ''} 人`,
  alerts: (row) => String(row['evidence'] ?? ''),
};

/** What a merge would move and what it would set aside; nothing is written. */
export const previewMerge = read<'employers.previewMerge'>(async ({ reader }, { survivor, absorbed }) => {
  const [left, right] = await bothOf(reader, survivor, absorbed);
  const [lines, moved, conflicts] = [await employerLines(reader, [survivor, absorbed]), [] as { what: string; count: number }[], headConflicts(left, right)];
  for (const table of WHOLE) moved.push({ what: WHAT[table], count: await countOf(reader, table, absorbed) });
  for (const table of KEYED) {
    const found = await conflictsIn(reader, table, survivor, absorbed);
    moved.push({ what: WHAT[table], count: (await countOf(reader, table, absorbed)) - found.length });
    const text = TEXT[table];
    if (text !== undefined) conflicts.push(...found.map((pair) => ({ what: `${WHAT[table]} ${pair.aside[keyOf(table)] ?? ''}`, kept: text(pair.kept), setAside: text(pair.aside) })));
  }
  const [survivorLine, absorbedLine] = lines;
  if (survivorLine === undefined || absorbedLine === undefined) throw refuse('ledger.notFound', { what: '这份单位档案' });
  return { survivor: survivorLine, absorbed: absorbedLine, moved: moved.filter((part) => part.count > 0), conflicts, versions: { survivor: left.row_version, absorbed: right.row_version } };
});

/** Both dossiers of a merge; a refusal when they are one, or one of them is merged already. */
export async function bothOf(reader: Reader, survivor: number, absorbed: number): Promise<[EmployerRow, EmployerRow]> {
  if (survivor === absorbed) throw refuse('employers.mergeSelf', {});
  return [await unmerged(reader, survivor), await unmerged(reader, absorbed)];
}

const COMPARED = ['uscc', 'name', 'industry', 'street_code', 'unit_type', 'address', 'legal_rep', 'phone', 'opened_on', 'headcount'] as const;

function headConflicts(kept: EmployerRow, aside: EmployerRow): { what: string; kept: string; setAside: string }[] {
  return COMPARED.filter((column) => (column === 'uscc' ? kept.uscc !== '' : true) && aside[column] !== '' && aside[column] !== null && aside[column] !== kept[column]).map((column) => ({
    what: HEADS[column] ?? column, kept: word(column, kept[column]), setAside: word(column, aside[column]),
  }));
}

function word(column: string, value: string | number | null): string {
  if (value === null || value === '') return '（空）';
  return column === 'industry' ? INDUSTRY_WORD[value as keyof typeof INDUSTRY_WORD] : String(value);
}
