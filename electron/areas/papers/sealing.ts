import type { Content } from '#shared/papers/fields.ts';
import type { OfficialPaper } from '#electron/papers/official/model.ts';
import type { Services } from '#electron/areas/services.ts';
import type { PaperRow } from './repository/papers.ts';

/** A value of a paper as the ledger keeps it: JSON, sealed for its place where the kind carries identities. */
export type Kept = string | Uint8Array;
export type SealedColumnName = 'content' | 'layout' | 'mark';

export function keep(services: Services, sealed: boolean, column: SealedColumnName, uuid: string, value: unknown): Kept {
  const text = JSON.stringify(value);
  return sealed ? services.vault().sealField({ table: 'papers', column, row: uuid }, text) : text;
}

function opened(services: Services, row: Pick<PaperRow, 'uuid' | 'sealed'>, column: SealedColumnName, kept: Kept): unknown {
  const text = row.sealed === 1 ? services.vault().openField({ table: 'papers', column, row: row.uuid }, kept as Uint8Array) : String(kept);
  return JSON.parse(text);
}

export function contentOf(services: Services, row: PaperRow): Content {
  return opened(services, row, 'content', row.content) as Content;
}

/** The paper as its approval froze it; null for a draft. */
export function layoutOf(services: Services, row: PaperRow): OfficialPaper | null {
  return row.layout === null ? null : (opened(services, row, 'layout', row.layout) as OfficialPaper);
}

/** Bytes of a file, sealed as base64 for their owner. */
export function keepBytes(services: Services, sealed: boolean, owner: string, format: string, bytes: Uint8Array): Uint8Array {
  return sealed ? services.vault().sealField({ table: 'frozen_files', column: 'bytes', row: `${owner}.${format}` }, Buffer.from(bytes).toString('base64')) : bytes;
}

export function openBytes(services: Services, sealed: boolean, owner: string, format: string, kept: Uint8Array): Uint8Array {
  return sealed ? new Uint8Array(Buffer.from(services.vault().openField({ table: 'frozen_files', column: 'bytes', row: `${owner}.${format}` }, kept), 'base64')) : kept;
}
