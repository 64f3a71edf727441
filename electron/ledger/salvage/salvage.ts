import { copyFile, mkdtemp, open, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { tableWord } from '#shared/rules/backups/words.ts';
import { createSheet } from '#electron/spreadsheets/writer.ts';
import { readerOf, type Reader } from '../access.ts';
import { connect, type Connection } from '../driver.ts';
import { isListed, rowWords } from './words.ts';
import { keyText, scanTable, shapesOf, type Row, type TableShape } from './scan.ts';

export interface SalvagedTable { readonly table: string; readonly label: string; readonly rows: number; readonly added: number; readonly changed: number; readonly gaps: number }
export interface Salvage { readonly tables: readonly SalvagedTable[]; readonly listed: number; readonly headMended: boolean }

const HEAD = 100;

/**
 * Reads a damaged ledger file row by row and lists what a good file (a backup, or the ledger that took its place) does not have: rows added and rows changed since.
 * The list goes to `target` (xlsx) for a person to enter again; the damaged file is never touched, a copy is read. Throws where not even the list of tables
 * can be read.
 */
export async function salvage(damaged: string, good: string | null, target: string): Promise<Salvage> {
  const folder = await mkdtemp(path.join(path.dirname(target), '.salvage-'));
  const copy = path.join(folder, 'ledger.sqlite');
  let connection: Connection | null = null;
  let known: Connection | null = null;
  const sheet = await createSheet(target, 'xlsx', { sheetName: '抢救清单', heads: ['种类', '与备份相比', '编号', '内容', '备份中的内容'], widths: [16, 12, 18, 90, 60] });
  try {
    for (const suffix of ['', '-wal']) if ((await stat(`${damaged}${suffix}`).catch(() => null)) !== null) await copyFile(`${damaged}${suffix}`, `${copy}${suffix}`);
    let headMended = false;
    connection = await opened(copy);
    let shapes = await shapesOf(readerOf(connection)).catch(() => null);
    if (shapes === null) {
      // The head of the file may be all that is broken: it is the same in every ledger but for a few counters.
      await connection.close();
      headMended = await mendHead(copy, good);
      connection = await opened(copy);
      shapes = await shapesOf(readerOf(connection));
    }
    const reader = readerOf(connection);
    known = good === null ? null : connect({ file: good, readOnly: true, connections: 1, busyTimeoutMs: 10_000 });
    const past = known === null ? null : readerOf(known);
    const pastNames = new Set(past === null ? [] : (await shapesOf(past)).map(({ name }) => name));
    const tables: SalvagedTable[] = [];
    let listed = 0;
    for (const shape of shapes.filter(({ name }) => isListed(name))) {
      const label = tableWord(shape.name) ?? shape.name;
      const counts = { added: 0, changed: 0 };
      const scan = await scanTable(reader, shape, async (rows) => {
        const before = past === null || !pastNames.has(shape.name) ? new Map<string, Row>() : await sameRows(past, shape, rows);
        for (const row of rows) {
          const old = before.get(keyText(shape, row));
          if (old !== undefined && same(row, old)) continue;
          counts[old === undefined ? 'added' : 'changed'] += 1;
          listed += 1;
          await sheet.row([label, old === undefined ? '新增' : '已改', keyText(shape, row), rowWords(row), old === undefined ? '' : rowWords(old)]);
        }
      });
      tables.push({ table: shape.name, label, ...scan, ...counts });
    }
    await sheet.finish();
    return { tables, listed, headMended };
  } catch (error) {
    await sheet.abandon();
    throw error;
  } finally {
    await connection?.close().catch(() => undefined);
    await known?.close().catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  }
}

async function opened(file: string): Promise<Connection> {
  const connection = connect({ file, readOnly: true, connections: 1, busyTimeoutMs: 5000 });
  // Cells that run over their page are errors at once instead of nonsense.
  await connection.rows('PRAGMA cell_size_check = ON').catch(() => undefined);
  return connection;
}

/** Puts the head of a good ledger in place of a broken one, with this file's own number of pages. */
async function mendHead(copy: string, good: string | null): Promise<boolean> {
  if (good === null) return false;
  const head = Buffer.alloc(HEAD);
  const source = await open(good, 'r');
  try {
    await source.read(head, 0, HEAD, 0);
  } finally {
    await source.close();
  }
  const pageSize = head.readUInt16BE(16) === 1 ? 65_536 : head.readUInt16BE(16);
  const file = await open(copy, 'r+');
  try {
    head.writeUInt32BE(Math.floor((await file.stat()).size / pageSize), 28);
    head.writeUInt32BE(0, 32); // no free pages are known
    head.writeUInt32BE(0, 36);
    head.writeUInt8(1, 18); // read without a log of its own, unless one lies beside it
    head.writeUInt8(1, 19);
    await file.write(head, 0, HEAD, 0);
    return true;
  } finally {
    await file.close();
  }
}

/** Rows of the good file with the same keys. */
async function sameRows(past: Reader, shape: TableShape, rows: readonly Row[]): Promise<Map<string, Row>> {
  const found = new Map<string, Row>();
  const perQuestion = Math.max(1, Math.floor(400 / shape.key.length));
  for (let from = 0; from < rows.length; from += perQuestion) {
    const some = rows.slice(from, from + perQuestion);
    const values = some.flatMap((row) => shape.key.map((column) => row[column] ?? null));
    const places = some.map(() => `(${shape.key.map(() => '?').join(', ')})`).join(', ');
    const rowid = shape.byRowid ? 'rowid AS rowid, ' : '';
    for (const row of await past.rows<Row>(`SELECT ${rowid}* FROM ${shape.name} WHERE (${shape.key.join(', ')}) IN (VALUES ${places})`, values)) found.set(keyText(shape, row), row);
  }
  return found;
}

/** Columns that only the newer shape has count as no change; the rowid of a table with a key of its own means nothing. */
function same(row: Row, old: Row): boolean {
  return Object.entries(row).every(([column, value]) => {
    if (column === 'rowid' || !(column in old)) return true;
    const before = old[column];
    return value instanceof Uint8Array && before instanceof Uint8Array ? Buffer.from(value).equals(Buffer.from(before)) : value === before;
  });
}
