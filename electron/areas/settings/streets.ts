import { nextSeq } from '#electron/ledger/journal.ts';
import { recordChange } from '#electron/ledger/changes.ts';
import { assertSeen } from '#electron/ledger/seen.ts';
import { read, write } from '../operation.ts';
import { allStreets, saveStreet, streetName } from './repository.ts';

export const streets = read<'settings.streets'>(async ({ reader }) => ({ streets: await allStreets(reader) }));

/** Names a street; lists, dossiers and tables show it from then on. */
export const setStreetName = write<'settings.setStreetName'>(async ({ w, actor, now }, { code, name, seen }) => {
  const before = await streetName(w, code);
  await assertSeen(w, `街道 ${code} 的名称`, { kind: 'street', id: code }, { seen: { name: seen }, now: { name: before }, wish: { name } });
  if (before === name) return { value: {}, entry: null, topics: [] };
  await saveStreet(w, code, name);
  await recordChange(w, await nextSeq(w), now, actor.staffNo, { kind: 'street', id: code, employerId: null, before: { name: before }, after: { name } });
  return {
    value: {},
    entry: { operation: 'settings.setStreetName', subject: { kind: 'street', id: code, label: code }, summary: `街道 ${code} 名称：${before === '' ? '（无）' : before} → ${name}`, changes: { code, before, name } },
    topics: ['settings', 'employers', 'journal'],
  };
});
