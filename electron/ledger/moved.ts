import { z } from 'zod';
import type { Reader, Writer } from './access.ts';
import { readSetting, writeSetting } from './meta.ts';

const KEY = 'moved';
const kept = z.object({ at: z.number(), name: z.string() });

/** When and with which package a ledger went to another PC. */
export type Moved = z.infer<typeof kept>;

/** Null while the ledger lives here. */
export async function readMoved(reader: Reader): Promise<Moved | null> {
  const text = await readSetting(reader, KEY, '');
  return text === '' ? null : kept.parse(JSON.parse(text));
}

/** From this transaction on the ledger is only read here, by every process; null takes that back. */
export async function writeMoved(w: Writer, moved: Moved | null): Promise<void> {
  await writeSetting(w, KEY, moved === null ? '' : JSON.stringify(moved));
}
