import { write } from '#electron/areas/operation.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { acknowledgementsOf, addAcknowledgement } from './repository/acknowledgements.ts';

export type Seen = 'none' | 'amber' | 'red';

/** What an officer has taken note of, asked by the key and due time of a clock: one that was moved, or runs again, is announced anew. */
export async function seenBy(reader: Reader, staffNo: string): Promise<(key: string, dueAt: number) => Seen> {
  const found = new Map<string, Seen>();
  for (const { clock_key: key, due_at: dueAt, moment } of await acknowledgementsOf(reader, staffNo)) {
    const name = `${key} ${dueAt}`;
    if (found.get(name) !== 'red') found.set(name, moment);
  }
  return (key, dueAt) => found.get(`${key} ${dueAt}`) ?? 'none';
}

export const acknowledge = write<'clocks.acknowledge'>(async ({ w, now, actor }, { seen }) => {
  const fresh: typeof seen = [];
  for (const one of seen) if ((await addAcknowledgement(w, actor.staffNo, now, { clock_key: one.key, due_at: one.dueAt, moment: one.moment })) > 0) fresh.push(one);
  if (fresh.length === 0) return { value: {}, entry: null, topics: [] };
  const red = fresh.filter((one) => one.moment === 'red').length;
  return {
    value: {},
    entry: {
      operation: 'clocks.acknowledge', subject: { kind: 'officer', id: actor.staffNo, label: actor.name }, changes: fresh,
      summary: `知悉时限提醒：${[red > 0 ? `超期 ${red} 项` : '', fresh.length > red ? `临近 ${fresh.length - red} 项` : ''].filter((part) => part !== '').join('，')}`,
    },
    topics: ['clocks'],
  };
});
