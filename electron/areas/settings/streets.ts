import { nextSeq } from '#electron/ledger/journal.ts';
import { recordChange } from '#electron/ledger/changes.ts';
import { read, write } from '../operation.ts';
import { allStreets, saveStreet, streetName } from './repository.ts';

export const streets = read<'settings.streets'>(async ({ reader }) => ({ streets: await allStreets(reader) }));

/** Names a street; lists, dossiers and tables show it from then on. */
export const setStreetName = write<'settings.setStreetName'>(async ({ w, actor, now }, { code, name }) => {
  const before = await streetName(w, code);
  if (before === name) return { value: {}, entry: null, topics: [] };
  await saveStreet(w, code, name);
  await recordChange(w, await nextSeq(w), now, actor.staffNo, { kind: 'street', id: code, employerId: null, before: { name: before }, after: { name } });
  return {
    value: {},
    entry: { operation: 'settings.setStreetName', subject: { kind: 'street', id: code, label: code }, summary: `街道 ${code} 名称：${before === '' ? '（无）' : before} → ${name}`, changes: { code, before, name } },
    topics: ['settings', 'employers', 'journal'],
  };
});
