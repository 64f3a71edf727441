import type { FieldChange } from '#shared/contract/values.ts';
import { INDUSTRY_WORD } from '#shared/rules/tables/words.ts';
import { STATUS_WORD } from '#shared/rules/employers/vocabulary.ts';
import { refuse } from '#shared/messages/index.ts';
import { read } from '#electron/areas/operation.ts';
import { HEADS } from './fields.ts';
import { employerById } from './repository/head.ts';
import { familyOf, headHistory } from './repository/history.ts';
import { streetNames } from './repository/list.ts';

/** Every change of the head data, also of dossiers that were merged into this one: who, when, old and new. */
export const history = read<'employers.history'>(async ({ reader }, { id }) => {
  if ((await employerById(reader, id)) === undefined) throw refuse('ledger.notFound', { what: '这份单位档案' });
  const [rows, streets] = await Promise.all([familyOf(reader, id).then((family) => headHistory(reader, family)), streetNames(reader)]);
  return {
    entries: rows.map((row) => ({
      at: row.at, staffNo: row.staff_no, batch: row.file_name ?? '', reason: reasonOf(row.reason, row.subject_id === String(id) ? '' : '（被并入的档案）'),
      changes: changesOf(JSON.parse(row.before_json) as Columns, JSON.parse(row.after_json) as Columns, streets),
    })),
  };
});

type Columns = Readonly<Record<string, string | number | null>>;

function reasonOf(reason: string, remark: string): string {
  return `${reason}${remark}`;
}

/** Columns in the order of the dossier's form; what is empty on both sides is left out. */
export function changesOf(before: Columns, after: Columns, streets: ReadonlyMap<string, string>): FieldChange[] {
  return Object.keys(HEADS).filter((field) => field in before || field in after).flatMap((field) => {
    const change = { field, head: HEADS[field] ?? field, old: wordOf(field, before[field] ?? null, streets), new: wordOf(field, after[field] ?? null, streets) };
    return change.old === null && change.new === null ? [] : [change];
  });
}

function wordOf(field: string, value: string | number | null, streets: ReadonlyMap<string, string>): string | null {
  if (value === null || value === '') return null;
  if (field === 'industry') return INDUSTRY_WORD[value as keyof typeof INDUSTRY_WORD] ?? String(value);
  if (field === 'status') return STATUS_WORD[value as keyof typeof STATUS_WORD] ?? String(value);
  if (field === 'street_code') return streets.has(String(value)) ? `${streets.get(String(value)) ?? ''}（${value}）` : String(value);
  if (field === 'duplicate_code') return value === 0 ? '否' : '是';
  return String(value);
}
