import { formatYuanPaper } from '#shared/rules/money.ts';
import { shanghaiMinute } from '#shared/rules/time.ts';
import { HEADS } from './fields.ts';

interface HistoryRow { at: number; staff_no: string; operation: string; summary: string; reason: string; before_json: string; after_json: string; file_name: string | null }
type Columns = Readonly<Record<string, string | number | null>>;

/** One line of a case's course: what changed from what to what, why, and through which import. */
export function historyLine(row: HistoryRow): { at: number; staffNo: string; text: string } {
  const before = JSON.parse(row.before_json) as Columns;
  const after = JSON.parse(row.after_json) as Columns;
  const fields = Object.keys(HEADS).filter((field) => (field in before || field in after) && (before[field] ?? null) !== (after[field] ?? null));
  const created = row.before_json === '{}' && 'case_no' in after;
  const what = created ? '登记案件' : fields.map((field) => changeText(field, before[field] ?? null, after[field] ?? null)).join('，');
  const remarks = [row.reason, row.file_name === null ? '' : `导入 ${row.file_name}`].filter((text) => text !== '');
  return { at: row.at, staffNo: row.staff_no, text: `${what === '' ? row.summary : what}${remarks.length === 0 ? '' : `（${remarks.join('；')}）`}` };
}

/** What was empty before is simply said; else old and new stand side by side. */
function changeText(field: string, before: string | number | null, after: string | number | null): string {
  const head = HEADS[field] ?? field;
  return before === null || before === '' ? `${head} ${word(field, after)}` : `${head} ${word(field, before)} → ${word(field, after)}`;
}

/** Conditions of a major case by their number (plan 5.2). */
const TRIGGER_WORD: Readonly<Record<string, string>> = { '1': '人数达到标准', '2': '金额达到标准', '3': '堵路、跳楼或群体上访', '4': '舆情点击量达到标准' };

function word(field: string, value: string | number | null): string {
  if (value === null || value === '') return '（空）';
  if (field === 'triggers') return [...String(value)].map((one) => TRIGGER_WORD[one] ?? one).join('、');
  if (typeof value === 'number' && (field.endsWith('_at') || field === 't0')) return shanghaiMinute(value);
  if (typeof value === 'number' && field.endsWith('_fen')) return `${formatYuanPaper(value)} 元`;
  return String(value);
}
