import { AREA_WORD, operationWord } from '#shared/messages/journalWords.ts';
import { checkAnchors } from '#electron/outbox/anchors/check.ts';
import { allAnchors, journalHead } from '#electron/outbox/anchors/repository.ts';
import { read } from '../operation.ts';
import { journalAccess } from './access.ts';
import { entryOf } from './entry.ts';
import { countEntries, entriesBefore, operationsOfJournal, peopleOfJournal } from './repository.ts';

/** The journal as a person reads it, newest first. */
export const list = read<'journal.list'>(async ({ reader, services }, { before, limit, filter }) => {
  const actor = services.actor();
  const access = journalAccess(actor);
  const reading = { access, staffNo: actor.staffNo };
  const [rows, total] = await Promise.all([entriesBefore(reader, reading, filter, before, limit), countEntries(reader, reading, filter)]);
  return { entries: rows.map((row) => entryOf(row, access)), total, contents: access !== 'noContent' };
});

export const facets = read<'journal.facets'>(async ({ reader }) => {
  const [people, operations] = await Promise.all([peopleOfJournal(reader), operationsOfJournal(reader)]);
  const named = operations.map((operation) => ({ operation, word: operationWord(operation), area: AREA_WORD[operation.split('.')[0] ?? ''] ?? '其他' }));
  return { people, operations: named.toSorted((a, b) => a.area.localeCompare(b.area, 'zh') || a.word.localeCompare(b.word, 'zh')) };
});

export const proof = read<'journal.proof'>(async ({ reader, ledger, services }) => {
  const rows = await allAnchors(reader);
  const last = rows.at(-1);
  const keyring = services.keyring();
  const [head, { ok, detail }] = await Promise.all([journalHead(reader), checkAnchors(reader, ledger.paths)]);
  return { anchors: rows.length, last: last === undefined ? null : { number: last.id, seq: last.seq, at: last.made_at }, entries: head.entries, kid: keyring.kid, keyUnlocked: keyring.unlocked(), ok, detail };
});
