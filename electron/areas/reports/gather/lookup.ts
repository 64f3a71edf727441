/** A whole number by an id of the ledger. */
export interface Lookup {
  /** Null where nothing is known about the id. */
  of(id: number): number | null;
}

/**
 * Lookup over two arrays of one length. Ids are the ledger's own and run from 1, so an array indexed by them is smaller and several times faster
 * than a map of a hundred thousand entries; ids that lie far apart get a map.
 */
export function lookup(ids: readonly number[], values: readonly number[]): Lookup {
  const highest = ids.reduce((most, id) => Math.max(most, id), 0);
  if (highest > ids.length * 16 + 1_000_000) {
    const map = new Map(ids.map((id, i) => [id, values[i] ?? 0]));
    return { of: (id) => map.get(id) ?? null };
  }
  const byId = new Float64Array(highest + 1).fill(Number.NaN);
  for (let i = 0; i < ids.length; i += 1) byId[ids[i] ?? 0] = values[i] ?? 0;
  return {
    of(id) {
      const value = byId[id];
      return value === undefined || Number.isNaN(value) ? null : value;
    },
  };
}
