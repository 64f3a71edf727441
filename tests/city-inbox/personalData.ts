import { MAJOR_COLUMNS, WAGE_COLUMNS } from '#shared/rules/tables/columns.ts';
import { citizenCheckDigit } from '#shared/rules/identifiers/citizen.ts';
import { checkUscc } from '#shared/rules/identifiers/uscc.ts';
import { isRealDate } from '#shared/rules/time.ts';
import type { FieldProblem } from './problems.ts';

/** No natural person's data may reach the city (domain tables 1.1): what can be told by its form is refused, and columns that are none of the table's. */

const CITIZEN = /(?<![0-9A-Za-z])[0-9]{17}[0-9Xx](?![0-9A-Za-z])/g;
const MOBILE = /(?<![0-9A-Za-z])1[3-9][0-9]{9}(?![0-9A-Za-z])/;
/** Numbers that a brigade gives: long digits are usual in them. */
const NUMBERS_OF_CASES = /^(\/rows\/\d+\/P02|\/changes\/\d+\/row)$/;

const COLUMNS: Readonly<Record<string, ReadonlySet<string>>> = {
  'wage-risk': new Set<string>(WAGE_COLUMNS.map(({ id }) => id)),
  'major-cases': new Set<string>(MAJOR_COLUMNS.map(({ id }) => id)),
};

interface Sent { readonly table: string; readonly rows: readonly object[] }

export function personalData(payload: Sent): FieldProblem[] {
  return [...foreignColumns(payload), ...walk(payload, '')].slice(0, 50);
}

function foreignColumns({ table, rows }: Sent): FieldProblem[] {
  const known = COLUMNS[table] ?? new Set<string>();
  return rows.flatMap((row, index) => Object.keys(row).filter((column) => !known.has(column)).map((column) => ({ pointer: `/rows/${index}/${column}`, detail: '表的定义里没有这一栏' })));
}

function walk(value: unknown, pointer: string): FieldProblem[] {
  if (typeof value === 'string') return inText(value, pointer);
  if (Array.isArray(value)) return value.flatMap((item, index) => walk(item, `${pointer}/${index}`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [...inText(key, `${pointer}/${key}`), ...walk(item, `${pointer}/${key}`)]);
}

function inText(text: string, pointer: string): FieldProblem[] {
  const asCode = checkUscc(text);
  if (asCode.valid) return [];
  const caseNumber = NUMBERS_OF_CASES.test(pointer);
  if ([...text.matchAll(CITIZEN)].some(([found]) => looksLikeCitizen(found, caseNumber))) return [{ pointer, detail: '含有公民身份号码' }];
  if (!caseNumber && MOBILE.test(text)) return [{ pointer, detail: '含有电话号码' }];
  return [];
}

/** A real date of birth is enough; in a case number, which may hold a date as well, the check digit must fit too. */
function looksLikeCitizen(digits: string, strict: boolean): boolean {
  const born = isRealDate(Number(digits.slice(6, 10)), Number(digits.slice(10, 12)), Number(digits.slice(12, 14)));
  return born && (!strict || citizenCheckDigit(digits.slice(0, 17)) === digits.slice(17).toUpperCase());
}
