import type { InputOf, OutputOf } from '#shared/contract/index.ts';

export type JournalFilter = InputOf<'journal.list'>['filter'];
export type Entry = OutputOf<'journal.list'>['entries'][number];

export const NO_FILTER: JournalFilter = { from: null, to: null, staffNo: '', operation: '', subject: '', text: '', onlyReason: false, onlyOverride: false };

export const isFiltered = (filter: JournalFilter): boolean => JSON.stringify(filter) !== JSON.stringify(NO_FILTER);

export const whoText = (staffNo: string): string => (staffNo === 'system' ? '系统' : staffNo);

export { OVERRIDE_WORD } from '#shared/messages/journalWords.ts';
