import type { AlertKind, Industry } from '#shared/contract/values.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { Value } from '#electron/ledger/driver.ts';
import type { AlertState } from './alerts.ts';

export interface BoardRow {
  id: number; row_version: number; kind: AlertKind; state: AlertState; employer_id: number; employer_name: string; uscc: string; temp_no: string; unit_type: string; legal_rep: string; industry: Industry; street: string;
  subject: string; from_day: string; ended_on: string; raised_at: number; evidence: string; evidence_json: string; handler: string; close_reason: string;
}

const COLUMNS = `a.id, a.row_version, a.kind, a.state, a.employer_id, e.name AS employer_name, e.uscc, e.temp_no, e.unit_type, e.legal_rep, e.industry, coalesce(s.name, e.street_code) AS street,
  a.subject, a.from_day, a.ended_on, a.raised_at, a.evidence, a.evidence_json, a.handler, a.close_reason`;
const FROM = `alerts a JOIN employers e ON e.id = a.employer_id LEFT JOIN streets s ON s.code = e.street_code`;
/** Going on before ended, red before orange before yellow, then the newest. */
const ORDER = `CASE WHEN a.ended_on = '' THEN 0 ELSE 1 END, CASE a.kind WHEN 'red' THEN 0 WHEN 'orange' THEN 1 ELSE 2 END, a.from_day DESC, a.id DESC`;

export interface BoardFilter { readonly states: readonly string[]; readonly kinds: readonly string[]; readonly patterns: readonly string[] }

function whereOf(filter: BoardFilter): { sql: string; bindings: Value[] } {
  const list = (column: string, values: readonly string[]): string[] => (values.length === 0 ? [] : [`${column} IN (${values.map(() => '?').join(', ')})`]);
  const text = filter.patterns.map(() => `(e.name LIKE ? ESCAPE '\\' OR e.initials LIKE ? ESCAPE '\\' OR e.pinyin LIKE ? ESCAPE '\\' OR e.uscc LIKE ? ESCAPE '\\' OR a.subject LIKE ? ESCAPE '\\')`);
  const parts = [...list('a.state', filter.states), ...list('a.kind', filter.kinds), ...text];
  return { sql: parts.length === 0 ? '1 = 1' : parts.join(' AND '), bindings: [...filter.states, ...filter.kinds, ...filter.patterns.flatMap((pattern) => [pattern, pattern, pattern, pattern, pattern])] };
}

export async function boardRows(reader: Reader, filter: BoardFilter, offset: number, limit: number): Promise<{ total: number; rows: BoardRow[] }> {
  const where = whereOf(filter);
  const [counted, rows] = await Promise.all([
    reader.first<{ n: number }>(`SELECT count(*) AS n FROM ${FROM} WHERE ${where.sql}`, where.bindings),
    reader.rows<BoardRow>(`SELECT ${COLUMNS} FROM ${FROM} WHERE ${where.sql} ORDER BY ${ORDER} LIMIT ? OFFSET ?`, [...where.bindings, limit, offset]),
  ]);
  return { total: counted?.n ?? 0, rows };
}

/** Alerts that nobody has closed and that have not lapsed, by kind. */
export async function openByKind(reader: Reader): Promise<Record<AlertKind, number>> {
  const rows = await reader.rows<{ kind: AlertKind; n: number }>(`SELECT kind, count(*) AS n FROM alerts WHERE state IN ('open', 'treating', 'verified') GROUP BY kind`);
  const of = (kind: AlertKind): number => rows.find((row) => row.kind === kind)?.n ?? 0;
  return { red: of('red'), orange: of('orange'), yellow: of('yellow') };
}

export function alertById(reader: Reader, id: number): Promise<BoardRow | undefined> {
  return reader.first(`SELECT ${COLUMNS} FROM ${FROM} WHERE a.id = ?`, [id]);
}

export function alertsOfEmployer(reader: Reader, employerId: number): Promise<BoardRow[]> {
  return reader.rows(`SELECT ${COLUMNS} FROM ${FROM} WHERE a.employer_id = ? ORDER BY ${ORDER} LIMIT 500`, [employerId]);
}

export function eventsOf(reader: Reader, alertId: number): Promise<{ at: number; staff_no: string; action: string; note: string }[]> {
  return reader.rows('SELECT at, staff_no, action, note FROM alert_events WHERE alert_id = ? ORDER BY at DESC, id DESC', [alertId]);
}
