import type { Ink } from '#shared/contract/papers.ts';
import { shanghaiMinute } from '#shared/rules/time.ts';
import type { Services } from '#electron/areas/services.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { InkPoint, SignatureMark } from '#electron/papers/official/model.ts';
import type { PaperRow } from './repository/papers.ts';
import { signaturesOf, type SignatureRow } from './repository/signatures.ts';

/** A signature as it is kept: the strokes with pressure and time, or why there are none. */
export type KeptMark = { readonly ink: Ink } | { readonly reason: string; readonly witnesses: readonly string[] };

/** Rows that count: the last of each slot, made on exactly what the paper says. */
export function standing(rows: readonly SignatureRow[], digest: string): SignatureRow[] {
  const last = new Map(rows.map((row) => [row.slot, row]));
  return [...last.values()].filter((row) => row.digest === digest);
}

export async function marksOf(reader: Reader, services: Services, row: Pick<PaperRow, 'id' | 'uuid' | 'digest'>): Promise<{ marks: SignatureMark[]; version: string }> {
  const rows = standing(await signaturesOf(reader, row.id), row.digest);
  return { marks: rows.map((one) => markOf(one, keptMark(services, one))), version: rows.map((one) => one.id).sort((a, b) => a - b).join('-') };
}

export function keptMark(services: Services, row: Pick<SignatureRow, 'uuid' | 'sealed' | 'mark'>): KeptMark {
  const text = row.sealed === 1 ? services.vault().openField({ table: 'paper_signatures', column: 'mark', row: row.uuid }, row.mark as Uint8Array) : String(row.mark);
  return JSON.parse(text) as KeptMark;
}

function markOf(row: SignatureRow, kept: KeptMark): SignatureMark {
  if ('reason' in kept) return { slot: row.slot, refusal: `${row.signer}拒绝签名：${kept.reason}。见证人：${kept.witnesses.join('、')}。${shanghaiMinute(row.at)}` };
  return { slot: row.slot, strokes: kept.ink.map((stroke) => stroke.map(inked)), caption: `${row.signer} ${shanghaiMinute(row.at)}` };
}

/** A pen line of 0.2 to 0.7 mm, by pressure; a mouse presses with one half. */
const inked = ([x, y, pressure]: Ink[number][number]): InkPoint => [x, y, Number((0.2 + 0.5 * pressure).toFixed(3))];
