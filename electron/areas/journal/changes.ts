import { maskedText } from '#shared/rules/identifiers/maskedText.ts';
import { STATUS_WORD } from '#shared/rules/employers/vocabulary.ts';
import { INDUSTRY_WORD } from '#shared/rules/tables/words.ts';
import { formatYuanPaper } from '#shared/rules/money.ts';
import { shanghaiMinute } from '#shared/rules/time.ts';
import { OFFICE_HEADS, officeWord } from '#shared/rules/papers/officeWords.ts';
import { refuse } from '#shared/messages/index.ts';
import { HEADS as CASE_HEADS } from '#electron/areas/cases/fields.ts';
import { HEADS as EMPLOYER_HEADS } from '#electron/areas/employers/fields.ts';
import { read } from '../operation.ts';
import { journalAccess } from './access.ts';
import { changesOfEntry, countChanges, entryIsReadable, type ChangeRow } from './repository.ts';

const MOST = 200;
const KIND_WORD: Readonly<Record<string, string>> = {
  employer: '单位', case: '案件', alert: '预警', street: '街道', account: '专户', payroll: '应付工资', balance: '专户余额', insurance: '参保', court: '被执行人', officer: '人员', complaint: '投诉', paper: '文书', clock: '时限', office: '大队信息',
};
/** Heads of columns that only small records have. */
const OTHER_HEADS: Readonly<Record<string, string>> = {
  state: '状态', handler: '经办人', close_reason: '销号原因', name: '名称', employer_id: '单位编号', confirmed: '已核实', posts: '岗位', active: '在岗', cert_no: '证号', cert_until: '证件有效期', bank: '开户银行', opened_on: '开户日期', row_version: '版次',
};

const YES_NO: ReadonlySet<string> = new Set(['duplicate_code', 'active', 'confirmed', 'is_arrears']);

/** What an entry changed in records: old and new, as words. Values of sealed fields are in no journal, and are not here either. */
export const changes = read<'journal.changes'>(async ({ reader, services }, { seq }) => {
  const actor = services.actor();
  const access = journalAccess(actor);
  if (!(await entryIsReadable(reader, { access, staffNo: actor.staffNo }, seq))) throw refuse('ledger.notFound', { what: '这条日志' });
  const { changes: total, removed } = await countChanges(reader, seq);
  const rows = access === 'noContent' ? [] : await changesOfEntry(reader, seq, MOST);
  return { changes: rows.flatMap(changesOf).slice(0, MOST), total, removed };
});

type Columns = Readonly<Record<string, unknown>>;

function changesOf(row: ChangeRow): { record: string; head: string; old: string | null; new: string | null }[] {
  const before = JSON.parse(row.before_json) as Columns;
  const after = JSON.parse(row.after_json) as Columns;
  const heads = row.subject_kind === 'employer' ? EMPLOYER_HEADS : row.subject_kind === 'case' ? CASE_HEADS : row.subject_kind === 'office' ? OFFICE_HEADS : {};
  const record = `${KIND_WORD[row.subject_kind] ?? row.subject_kind} ${row.subject_id}`;
  const columns = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return columns.filter((column) => before[column] !== after[column]).map((column) => ({
    record, head: (heads as Readonly<Record<string, string>>)[column] ?? OTHER_HEADS[column] ?? column, old: wordOf(column, before[column]), new: wordOf(column, after[column]),
  })).filter((change) => change.old !== change.new); // what is empty on both sides is no change
}

function wordOf(column: string, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (Object.hasOwn(OFFICE_HEADS, column)) return officeWord(column as keyof typeof OFFICE_HEADS, value as string | number);
  if (typeof value === 'number' && column.endsWith('_fen')) return `${formatYuanPaper(value)} 元`;
  if (typeof value === 'number' && (column === 't0' || column.endsWith('_at'))) return shanghaiMinute(value);
  if (column === 'industry' && typeof value === 'string' && Object.hasOwn(INDUSTRY_WORD, value)) return INDUSTRY_WORD[value as keyof typeof INDUSTRY_WORD];
  if (column === 'status' && typeof value === 'string' && Object.hasOwn(STATUS_WORD, value)) return STATUS_WORD[value as keyof typeof STATUS_WORD];
  if (YES_NO.has(column)) return value === 0 ? '否' : '是';
  return maskedText(typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 500);
}
