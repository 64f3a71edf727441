import type { AlertEpisode } from '#shared/rules/alerts/episodes.ts';
import type { AlertUpdate, NewAlert, StoredAlert } from './repository/alerts.ts';

export interface AlertChanges { readonly raised: NewAlert[]; readonly updated: AlertUpdate[] }

/**
 * Holds the episodes that the facts yield now against the alerts on record. New episodes become alerts; an episode that ended ends its alert;
 * an alert whose episode is gone although nobody closed it has lapsed through corrected data, and comes back if the data do. What an officer
 * closed stays closed.
 */
export function compareAlerts(employerId: number, stored: readonly StoredAlert[], episodes: readonly AlertEpisode[]): AlertChanges {
  const byKey = new Map(stored.map((alert) => [alert.alert_key, alert]));
  const keys = new Set(episodes.map((episode) => episode.key));
  const raised: NewAlert[] = [];
  const updated: AlertUpdate[] = [];
  for (const episode of episodes) {
    const known = byKey.get(episode.key);
    const words = { subject: episode.subject, endedOn: episode.endedOn ?? '', evidence: episode.evidence, evidenceJson: JSON.stringify({ clause: episode.clause, proof: episode.proof, lastDay: episode.lastDay, data: episode.data }) };
    if (known === undefined) raised.push({ employerId, key: episode.key, kind: episode.kind, from: episode.from, ...words });
    else {
      const update = updateOf(known, words);
      if (update !== null) updated.push(update);
    }
  }
  for (const alert of stored) {
    if (keys.has(alert.alert_key) || alert.state === 'closed' || alert.state === 'lapsed') continue;
    updated.push({ id: alert.id, subject: alert.subject, endedOn: alert.ended_on, evidence: alert.evidence, evidenceJson: alert.evidence_json, state: 'lapsed', event: 'lapsed' });
  }
  return { raised, updated };
}

function updateOf(known: StoredAlert, words: Pick<AlertUpdate, 'subject' | 'endedOn' | 'evidence' | 'evidenceJson'>): AlertUpdate | null {
  if (known.state === 'lapsed') return { id: known.id, ...words, state: 'open', event: 'raised' };
  if (known.subject === words.subject && known.ended_on === words.endedOn && known.evidence === words.evidence && known.evidence_json === words.evidenceJson) return null;
  const ends = known.ended_on === words.endedOn || known.state === 'closed' ? '' : words.endedOn === '' ? 'resumed' : 'ended';
  return { id: known.id, ...words, state: known.state, event: ends };
}
