import { checkCitizenNumber } from '#shared/rules/identifiers/citizen.ts';

/**
 * What a kind of paper asks for, field by field: the form in the window, the check before approval and the layout all read this one list.
 * line: one line; text: several; day `YYYY-MM-DD`; instant UTC milliseconds; fen integer; choice: one value; set: several values; rows: a small table.
 */
export type FieldType = 'line' | 'text' | 'day' | 'instant' | 'fen' | 'count' | 'choice' | 'set' | 'flag' | 'rows' | 'idNo' | 'phone' | 'uscc';

export interface Choice { readonly value: string; readonly label: string }

export interface ColumnDef { readonly key: string; readonly label: string; readonly type: 'line' | 'day' | 'fen' | 'count' | 'idNo' | 'phone'; readonly required?: boolean }

export interface FieldDef {
  readonly key: string;
  readonly label: string;
  readonly type: FieldType;
  /** Must be filled before the paper is approved; a draft may wait. */
  readonly required?: boolean;
  readonly hint?: string;
  /** Most characters of a text, most rows of a table. */
  readonly max?: number;
  readonly choices?: readonly Choice[];
  readonly columns?: readonly ColumnDef[];
  /** Asked only while another field has one of these values. */
  readonly when?: { readonly key: string; readonly is: readonly string[] };
}

export type RowValue = Readonly<Record<string, string | number | null>>;
export type FieldValue = string | number | boolean | null | readonly string[] | readonly RowValue[];
/** A paper's content: one value a field. Empty is '' for words, null for figures and instants, [] for sets and rows. */
export type Content = Readonly<Record<string, FieldValue>>;

export interface FieldProblem { readonly field: string; readonly label: string; readonly what: string }

const DEFAULT_MAX: Readonly<Partial<Record<FieldType, number>>> = { line: 200, text: 6000, rows: 60, idNo: 30, phone: 40, uscc: 30 };

export function emptyValue(type: FieldType): FieldValue {
  if (type === 'set' || type === 'rows') return [];
  if (type === 'flag') return false;
  return type === 'instant' || type === 'fen' || type === 'count' ? null : '';
}

/** Content with every field of the kind and no other; what is missing is empty. Throws on a key that the kind does not have. */
export function completeContent(fields: readonly FieldDef[], given: Content): Content {
  const known = new Set(fields.map((field) => field.key));
  const stranger = Object.keys(given).find((key) => !known.has(key));
  if (stranger !== undefined) throw new RangeError(`no such field: ${stranger}`);
  return Object.fromEntries(fields.map((field) => [field.key, given[field.key] ?? emptyValue(field.type)]));
}

/** Whether a field is asked at all with the values so far. */
export function isAsked(field: FieldDef, content: Content): boolean {
  if (field.when === undefined) return true;
  const value = content[field.when.key];
  return field.when.is.includes(typeof value === 'boolean' ? String(value) : typeof value === 'string' ? value : '');
}

/** Wrong shapes and lengths, which even a draft may not have. */
export function shapeProblems(fields: readonly FieldDef[], content: Content): FieldProblem[] {
  return fields.flatMap((field) => {
    const what = shapeProblem(field, content[field.key] ?? emptyValue(field.type));
    return what === null ? [] : [{ field: field.key, label: field.label, what }];
  });
}

/** What keeps the paper from being approved: empty required fields and what contradicts itself. */
export function approvalProblems(fields: readonly FieldDef[], content: Content): FieldProblem[] {
  const shapes = shapeProblems(fields, content);
  const rest = fields.filter((field) => isAsked(field, content) && !shapes.some((problem) => problem.field === field.key)).flatMap((field): FieldProblem[] => {
    const value = content[field.key] ?? emptyValue(field.type);
    if (isEmpty(value)) return field.required === true ? [{ field: field.key, label: field.label, what: '还没有填写' }] : [];
    const what = valueProblem(field, value);
    return what === null ? [] : [{ field: field.key, label: field.label, what }];
  });
  return [...shapes, ...rest];
}

export function isEmpty(value: FieldValue): boolean {
  if (value === null || value === '') return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

function shapeProblem(field: FieldDef, value: FieldValue): string | null {
  const most = field.max ?? DEFAULT_MAX[field.type] ?? 200;
  switch (field.type) {
    case 'flag': return typeof value === 'boolean' ? null : '应为是或否';
    case 'instant': case 'fen': case 'count':
      if (value === null) return null;
      if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) return field.type === 'fen' ? '金额不能小于零' : '应为不小于零的整数';
      return null;
    case 'set': return Array.isArray(value) && value.every((one) => typeof one === 'string' && (field.choices ?? []).some((choice) => choice.value === one)) ? null : '有不认识的选项';
    case 'rows':
      if (!Array.isArray(value) || value.some((row) => typeof row !== 'object' || row === null)) return '应为表格';
      return value.length > most ? `最多 ${most} 行` : null;
    case 'choice': return typeof value === 'string' && (value === '' || (field.choices ?? []).some((choice) => choice.value === value)) ? null : '有不认识的选项';
    case 'day': return typeof value === 'string' && (value === '' || /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(value)) ? null : '日期写作 2026-01-31';
    default: return typeof value !== 'string' ? '应为文字' : Array.from(value).length > most ? `最多 ${most} 个字` : null;
  }
}

function valueProblem(field: FieldDef, value: FieldValue): string | null {
  // Passports and older permits carry other numbers; what looks like a citizen number must be one.
  if (field.type === 'idNo' && typeof value === 'string' && /^\d{17}[\dXx]$/.test(value.trim()) && !checkCitizenNumber(value, '9999-12-31').valid) return '证件号码的校验码不对，请核对';
  if (field.type !== 'rows' || !Array.isArray(value)) return null;
  for (const [index, row] of (value as readonly RowValue[]).entries()) {
    for (const column of field.columns ?? []) {
      const cell = row[column.key] ?? '';
      if (column.required === true && String(cell).trim() === '') return `第 ${index + 1} 行的“${column.label}”还没有填写`;
    }
  }
  return null;
}
