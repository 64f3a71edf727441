import type { AlertKind } from '#shared/contract/values.ts';
import type { Reader, Writer } from '#electron/ledger/access.ts';

export type AlertState = 'open' | 'treating' | 'verified' | 'closed' | 'lapsed';

export interface StoredAlert { id: number; employer_id: number; alert_key: string; kind: AlertKind; subject: string; ended_on: string; evidence: string; evidence_json: string; state: AlertState }

export interface NewAlert { employerId: number; key: string; kind: AlertKind; subject: string; from: string; endedOn: string; evidence: string; evidenceJson: string }

/** What the reckoning found for an alert that is there already. `event` '' changes the words only and disturbs nobody who has it open. */
export interface AlertUpdate { id: number; subject: string; endedOn: string; evidence: string; evidenceJson: string; state: AlertState; event: '' | 'ended' | 'resumed' | 'lapsed' | 'raised' }

export function storedAlerts(reader: Reader, employerIds: readonly number[]): Promise<StoredAlert[]> {
  return reader.rows(
    `SELECT id, employer_id, alert_key, kind, subject, ended_on, evidence, evidence_json, state FROM alerts WHERE employer_id IN (SELECT value FROM json_each(?))`, [JSON.stringify(employerIds)],
  );
}

export async function raiseAlerts(w: Writer, alerts: readonly NewAlert[], at: number): Promise<void> {
  for (const alert of alerts) {
    const id = await w.insert('alerts', {
      employer_id: alert.employerId, alert_key: alert.key, kind: alert.kind, subject: alert.subject, from_day: alert.from, ended_on: alert.endedOn, raised_at: at, evidence: alert.evidence, evidence_json: alert.evidenceJson,
    });
    await addEvent(w, id, at, 'system', 'raised', alert.evidence);
    if (alert.endedOn !== '') await addEvent(w, id, at, 'system', 'ended', `${alert.endedOn} 起不再成立`);
  }
}

export async function updateAlerts(w: Writer, updates: readonly AlertUpdate[], at: number): Promise<void> {
  for (const update of updates) {
    await w.run(
      `UPDATE alerts SET subject = ?, ended_on = ?, evidence = ?, evidence_json = ?, state = ?, row_version = row_version + ? WHERE id = ?`,
      [update.subject, update.endedOn, update.evidence, update.evidenceJson, update.state, update.event === '' ? 0 : 1, update.id],
    );
    if (update.event !== '') await addEvent(w, update.id, at, 'system', update.event, NOTES[update.event](update));
  }
}

const NOTES: Readonly<Record<'ended' | 'resumed' | 'lapsed' | 'raised', (update: AlertUpdate) => string>> = {
  ended: (update) => `${update.endedOn} 起不再成立`,
  resumed: () => '数据更正后仍然成立',
  lapsed: () => '数据更正后不再成立',
  raised: () => '数据更正后重新成立',
};

export async function addEvent(w: Writer, alertId: number, at: number, staffNo: string, action: string, note: string): Promise<void> {
  await w.run('INSERT INTO alert_events (alert_id, at, staff_no, action, note) VALUES (?, ?, ?, ?, ?)', [alertId, at, staffNo, action, note]);
}

export async function saveTreatment(w: Writer, id: number, set: { state: AlertState; handler: string; close_reason: string }): Promise<void> {
  await w.run('UPDATE alerts SET state = ?, handler = ?, close_reason = ?, row_version = row_version + 1 WHERE id = ?', [set.state, set.handler, set.close_reason, id]);
}

/** The newest event of an alert: who, when, and what was written. */
export async function lastTreatment(reader: Reader, id: number): Promise<{ staffNo: string; at: number | null; note: string }> {
  const row = await reader.first<{ at: number; staff_no: string; note: string }>('SELECT at, staff_no, note FROM alert_events WHERE alert_id = ? ORDER BY id DESC LIMIT 1', [id]);
  return { staffNo: row?.staff_no ?? '', at: row?.at ?? null, note: row?.note ?? '' };
}
