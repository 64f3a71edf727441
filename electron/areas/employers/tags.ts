import { refuse } from '#shared/messages/index.ts';
import { write } from '#electron/areas/operation.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { lastChange } from '#electron/ledger/changes.ts';
import { nextSeq } from '#electron/ledger/journal.ts';
import { reckonEmployers } from '#electron/areas/wages/reckon.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { tidyTags } from './fields.ts';
import { employerById } from './repository/head.ts';
import { tagsOf } from './repository/lines.ts';
import { changeTags, recordTagChanges, unmergedIds } from './repository/tags.ts';

/** Puts tags on many dossiers and takes others off. Those that have them already are left as they are. */
export const setTags = write<'employers.setTags'>(async ({ w, now, actor, services }, { ids, add, remove, seen }) => {
  const adding = tidyTags(add);
  const removing = tidyTags(remove).filter((tag) => !adding.includes(tag));
  const found = await unmergedIds(w, [...new Set(ids)]);
  const before = await tagsOf(w, found);
  await assertTags(w, seen.filter((one) => found.includes(one.id)), before, { adding, removing });
  const changed = found.filter((id) => {
    const has = new Set(before.get(id) ?? []);
    return adding.some((tag) => !has.has(tag)) || removing.some((tag) => has.has(tag));
  });
  if (changed.length === 0) return { value: { changed: 0 }, entry: null, topics: [] };
  await changeTags(w, changed, adding, removing, now);
  const after = await tagsOf(w, changed);
  const text = (tags: readonly string[] | undefined): string => (tags ?? []).join('；');
  await recordTagChanges(w, { seq: await nextSeq(w), at: now, staffNo: actor.staffNo }, changed.map((id) => ({ id, before: text(before.get(id)), after: text(after.get(id)) })));
  await reckonEmployers(w, { employerIds: changed }, now, services.rulePacks.on(shanghaiDay(now)).pack, { keepMonth: true });
  const what = [...(adding.length > 0 ? [`加“${adding.join('、')}”`] : []), ...(removing.length > 0 ? [`去“${removing.join('、')}”`] : [])].join('，');
  return {
    value: { changed: changed.length },
    entry: { operation: 'employers.setTags', subject: { kind: 'employer', id: changed.length === 1 ? String(changed[0]) : '', label: `${changed.length} 户` }, summary: `改标签：${changed.length} 户，${what}`, changes: { ids: changed, add: adding, remove: removing } },
    topics: ['employers', 'alerts'],
  };
});

/** Refuses where the act would turn back what somebody else did to one of its tags since the screen was read: taken off there and put on here, or the other way. */
async function assertTags(reader: Reader, seen: readonly Tagged[], stands: ReadonlyMap<number, readonly string[]>, act: { readonly adding: readonly string[]; readonly removing: readonly string[] }): Promise<void> {
  const overtaken = seen.filter(({ id, tags }) => {
    const now = stands.get(id) ?? [];
    return act.adding.some((tag) => tags.includes(tag) && !now.includes(tag)) || act.removing.some((tag) => !tags.includes(tag) && now.includes(tag));
  });
  const [first] = overtaken;
  if (first === undefined) return;
  const dossiers = [];
  for (const { id, tags } of overtaken.slice(0, MOST_SHOWN)) dossiers.push({ id, name: (await employerById(reader, id))?.name ?? '', before: [...tags], now: [...(stands.get(id) ?? [])] });
  throw refuse('ledger.changedMeanwhile', { what: overtaken.length === 1 ? '这份档案的标签' : `${overtaken.length} 份档案的标签` }, { data: { dossiers, ...(await lastChange(reader, 'employer', String(first.id))) } });
}

const MOST_SHOWN = 200;
interface Tagged { readonly id: number; readonly tags: readonly string[] }
