import type { Value } from '../driver.ts';
import type { Reader } from '../access.ts';

export type Row = Readonly<Record<string, Value>>;

export interface TableShape {
  readonly name: string;
  /** Columns of the primary key in their order; `rowid` alone where the table has none of its own. */
  readonly key: readonly string[];
  /** Whether rows can be asked for by rowid. */
  readonly byRowid: boolean;
}

/** What could be read of one table. `gaps`: ranges (or ends) that could not be read. */
export interface Scan { readonly rows: number; readonly gaps: number }

const BATCH = 500;
/** Failing questions that one table may cost: a broken branch of a large tree is given up, not walked row by row. */
const PATIENCE = 4000;

/** Tables of a ledger file with their keys, in the order in which they were made; throws where not even the list can be read. */
export async function shapesOf(reader: Reader): Promise<TableShape[]> {
  const tables = await reader.rows<{ name: string; sql: string }>(`SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY rowid`);
  const shapes: TableShape[] = [];
  for (const { name, sql } of tables) {
    const columns = await reader.rows<{ name: string; pk: number }>('SELECT name, pk FROM pragma_table_info(?)', [name]);
    const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk).map((column) => column.name);
    const byRowid = !/WITHOUT\s+ROWID/i.test(sql);
    shapes.push({ name, key: key.length === 0 ? ['rowid'] : key, byRowid });
  }
  return shapes;
}

/** Hands every row of a damaged table that can still be read to `take`, in batches. Broken pages cost their own rows and no others, as far as the tree above them stands. */
export function scanTable(reader: Reader, shape: TableShape, take: (rows: readonly Row[]) => Promise<void>): Promise<Scan> {
  return shape.byRowid ? new RowidScan(reader, shape.name, take).run() : scanByKey(reader, shape, take);
}

/** Asks for ranges of rowids and halves those that fail. */
class RowidScan {
  #rows = 0;
  #gaps = 0;
  #failures = 0;

  constructor(private readonly reader: Reader, private readonly table: string, private readonly take: (rows: readonly Row[]) => Promise<void>) {}

  async run(): Promise<Scan> {
    const [low, high] = await this.#bounds();
    for (let from = low; from <= high; from += BATCH) await this.#range(from, Math.min(high, from + BATCH - 1));
    return { rows: this.#rows, gaps: this.#gaps };
  }

  /** The ends of the table; where an end is broken, what an index or a count still tells, else one range of patience. */
  async #bounds(): Promise<[number, number]> {
    const end = async (which: 'min' | 'max'): Promise<number | null | undefined> => this.reader.first<{ n: number | null }>(`SELECT ${which}(rowid) AS n FROM ${this.table}`).then((row) => row?.n ?? null, () => undefined);
    const [low, high] = [await end('min'), await end('max')];
    if (low === null || high === null) return [1, 0];
    if (low === undefined || high === undefined) this.#gaps += 1;
    const first = low ?? 1;
    return [first, high ?? (await this.#probe(first))];
  }

  /** Looks upwards in doubling steps for the last rowid that answers. */
  async #probe(first: number): Promise<number> {
    let last = first;
    for (let step = BATCH; step < 2 ** 31; step *= 2) {
      const row = await this.reader.first<{ n: number }>(`SELECT rowid AS n FROM ${this.table} WHERE rowid BETWEEN ? AND ? LIMIT 1`, [first + step / 2, first + step]).catch(() => undefined);
      if (row !== undefined) last = first + step;
    }
    return Math.min(last, first + BATCH * PATIENCE);
  }

  async #range(from: number, to: number): Promise<void> {
    let rows: Row[];
    try {
      rows = await this.reader.rows<Row>(`SELECT rowid AS rowid, * FROM ${this.table} WHERE rowid BETWEEN ? AND ? ORDER BY rowid`, [from, to]);
    } catch {
      this.#failures += 1;
      if (from === to || this.#failures > PATIENCE) {
        this.#gaps += 1;
        return;
      }
      const middle = Math.floor((from + to) / 2);
      await this.#range(from, middle);
      await this.#range(middle + 1, to);
      return;
    }
    this.#rows += rows.length;
    if (rows.length > 0) await this.take(rows);
  }
}

/** Walks the key from the front as far as it goes, then from the back down to there. */
async function scanByKey(reader: Reader, shape: TableShape, take: (rows: readonly Row[]) => Promise<void>): Promise<Scan> {
  const seen = new Set<string>();
  let rows = 0;
  const walk = async (direction: 'ASC' | 'DESC'): Promise<boolean> => {
    const order = shape.key.map((column) => `${column} ${direction}`).join(', ');
    let after: readonly Value[] | null = null;
    for (let limit = BATCH; ;) {
      const where: string = after === null ? '' : `WHERE (${shape.key.join(', ')}) ${direction === 'ASC' ? '>' : '<'} (${after.map(() => '?').join(', ')})`;
      const found: Row[] | null = await reader.rows<Row>(`SELECT * FROM ${shape.name} ${where} ORDER BY ${order} LIMIT ${limit}`, after ?? []).catch(() => null);
      if (found === null) {
        if (limit === 1) return false;
        limit = Math.max(1, Math.floor(limit / 5)); // up to the very row before the break
        continue;
      }
      const fresh = found.filter((row) => !seen.has(keyText(shape, row)));
      for (const row of fresh) seen.add(keyText(shape, row));
      rows += fresh.length;
      if (fresh.length > 0) await take(fresh);
      if (found.length < limit || (direction === 'DESC' && fresh.length === 0)) return true;
      const last: Row | undefined = found.at(-1);
      after = shape.key.map((column) => last?.[column] ?? null);
    }
  };
  if (await walk('ASC')) return { rows, gaps: 0 };
  await walk('DESC');
  return { rows, gaps: 1 };
}

export const keyText = (shape: TableShape, row: Row): string => shape.key.map((column) => String(row[column] ?? '')).join(' · ');
