import type { z } from 'zod';
import type { paperProfile } from '#shared/contract/devices.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { PageOptions } from '#electron/papers/press.ts';
import { traysOf } from '#electron/devices/office/trays.ts';
import type { EffectContext } from '../operation.ts';
import { read } from '../operation.ts';
import { devicesHere } from './here.ts';
import { insertPrinted, printedOf, setPrinted } from './officeRepository.ts';

export interface OfficePrint {
  /** The pages, for where the bytes cannot be printed; null: there are only bytes. */
  readonly html: string | null;
  readonly page: PageOptions;
  /** Which of this PC's choices (tray, both sides) applies. */
  readonly profile: z.infer<typeof paperProfile>;
  /** Name of the printer; null: the system's dialog. */
  readonly printer: string | null;
  readonly copies: number;
  /** On both sides or one; absent: as this PC is set for the profile. */
  readonly duplex?: boolean;
  /** The frozen bytes, where there are any: a reprint is the same paper. */
  readonly pdf?: Uint8Array;
  /** The record that keeps what became of it, such as `{ kind: 'paper', id: '12' }`. */
  readonly subject: { readonly kind: string; readonly id: string };
}

/**
 * Prints a paper on an office printer and keeps the print with its record: queued at first, then printed or failed as the system's queue tells, for as long as
 * the product runs. The journal entry stays the caller's. Refusals: `settings.printerUnknown`, `printerStopped`, `printFailed`.
 */
export async function printOnOffice(ctx: EffectContext, order: OfficePrint): Promise<'queued' | 'cancelled'> {
  const { services, ledger, actor, now } = ctx;
  const choice = services.devices === undefined || order.printer === null ? undefined : (await devicesHere(services).ask('list', null)).paper[order.profile];
  const fits = choice !== undefined && (choice.printer === order.printer || choice.printer === '');
  let printId = 0;
  let end: 'printed' | 'failed' | null = null;
  const endOf = (): 'printed' | 'failed' | null => end;
  const keep = async (outcome: 'printed' | 'failed'): Promise<void> => {
    await ledger.transaction(async (w) => ({ commit: (await setPrinted(w, printId, outcome)) > 0 }));
    ledger.announce(['devices']);
  };
  const outcome = await services.press.print(order.html, {
    ...order.page, printer: order.printer, copies: order.copies, ...(fits ? { duplex: choice.duplex, tray: choice.tray } : {}), ...(order.duplex === undefined ? {} : { duplex: order.duplex }), ...(order.pdf === undefined ? {} : { pdf: order.pdf }),
    ended: (told) => {
      if (told.outcome === 'unknown') return;
      end = told.outcome;
      // The ledger may be closed by then; the print stays as queued, which is what is known of it.
      if (printId > 0) void keep(told.outcome).catch(() => undefined);
    },
  });
  if (outcome !== 'queued') return outcome;
  const begun = endOf();
  await ledger.transaction(async (w) => {
    printId = await insertPrinted(w, { at: now, staff_no: actor.staffNo, subject_kind: order.subject.kind, subject_id: order.subject.id, printer: order.printer ?? '', copies: order.copies, outcome: begun ?? 'queued' });
    return { commit: true };
  });
  // The end may have been told while the row was being written.
  const told = endOf();
  if (told !== null && told !== begun) await keep(told);
  ledger.announce(['devices']);
  return outcome;
}

/** Prints of a record on office printers, the newest first. `printer` empty: through the system's dialog. */
export async function printsOf(reader: Reader, subject: OfficePrint['subject']): Promise<OutputOf<'devices.printed'>['prints']> {
  return (await printedOf(reader, subject.kind, subject.id)).map((row) => ({ at: row.at, staffNo: row.staff_no, printer: row.printer, copies: row.copies, outcome: row.outcome }));
}

export const printed = read<'devices.printed'>(async ({ reader }, subject) => ({ prints: await printsOf(reader, subject) }));

/** Trays of a printer as it names them; empty where the system does not tell. */
export const trays = read<'devices.trays'>(async (_ctx, { printer }) => ({ trays: await traysOf(printer) }));
