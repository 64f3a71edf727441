import { refuse } from '#shared/messages/index.ts';
import { read } from '#electron/areas/operation.ts';
import { recusedFrom } from '#electron/areas/people/staff/relation.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { employerById } from './repository/head.ts';
import { familyOf } from './repository/history.ts';
import type { Page } from './repository/timeline.ts';
import { SOURCES, type Entry, type EntryKind } from './timelineSources.ts';

const END_OF_TIME = 8.64e15;
/** Read beyond the page from each source, so that what happened at one instant stays on one page. */
const BEYOND = 200;

/** All that happened about an employer, newest first; the next page begins before the last entry of this one. Empty `kinds`: all of them. */
export const timeline = read<'employers.timeline'>(async ({ reader, services }, { id, kinds, before, limit }) => {
  if ((await employerById(reader, id)) === undefined) throw refuse('ledger.notFound', { what: '这份单位档案' });
  return timelineOf(reader, id, kinds, before, limit, await recusedFrom(reader, 'case', services.actor().staffNo));
});

/** `recused`: cases from which whoever sees it is recused; of these only filing and closing stand, without what they are about. */
export async function timelineOf(reader: Reader, id: number, kinds: readonly EntryKind[], before: number | null, limit: number, recused: ReadonlySet<number>): Promise<{ entries: Entry[]; more: boolean }> {
  const all = await entriesBefore(reader, kinds, { family: await familyOf(reader, id), recused: [...recused], before: before ?? END_OF_TIME, limit: limit + BEYOND });
  const entries = pageOf(all, limit);
  return { entries, more: all.length > entries.length };
}

async function entriesBefore(reader: Reader, kinds: readonly EntryKind[], page: Page): Promise<Entry[]> {
  const wanted = kinds.length === 0 ? (Object.keys(SOURCES) as EntryKind[]) : [...new Set(kinds)];
  const found = await Promise.all(wanted.flatMap((kind) => SOURCES[kind]).map((source) => source(reader, page)));
  return found.flat().filter((entry) => entry.at < page.before).sort((a, b) => b.at - a.at);
}

/** The first `limit` entries, without the last instant's if it would be torn apart; all of that instant when the page holds nothing else. */
export function pageOf(all: readonly Entry[], limit: number): Entry[] {
  const next = all[limit];
  const page = all.slice(0, limit);
  if (next === undefined || page.at(-1)?.at !== next.at) return page;
  const whole = page.filter((entry) => entry.at !== next.at);
  return whole.length > 0 ? whole : all.filter((entry) => entry.at === next.at);
}
