import type { Reader } from '#electron/ledger/access.ts';

/**
 * Acts that change nothing a table rests on; everything else in the journal makes reckoned drafts old. Alerts and their treatment are
 * reckoned from the same facts and enter no table.
 */
const WITHOUT_EFFECT = [
  'reports.submit', 'reports.returnToCheck', 'reports.exportTable', 'reports.printTable', 'outbox.%', 'settings.backupNow', 'settings.verify', 'settings.setCityUrl', 'settings.pinCityKey', 'settings.setStreetName', 'settings.exportEnrolment',
  'wages.reckonNow', 'wages.treat', 'wages.verify', 'wages.close', 'wages.reopen', 'employers.export%', 'imports.export%',
];

/**
 * Number of the last journal entry that could change a table. Two readings of a ledger between which it stays the same saw the same facts: every
 * change is one command with one entry, and both appear in one step.
 */
export async function factsSeq(reader: Reader): Promise<number> {
  const last = await reader.first<{ seq: number }>(`SELECT seq FROM journal WHERE ${WITHOUT_EFFECT.map((name) => (name.endsWith('%') ? `operation NOT LIKE '${name}'` : `operation <> '${name}'`)).join(' AND ')} ORDER BY seq DESC LIMIT 1`);
  return last?.seq ?? 0;
}
