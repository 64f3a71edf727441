import { deviceRefusal } from '#shared/messages/devices.ts';
import { Refusal } from '#shared/messages/refusal.ts';
import { openSerial } from '../lines/serial.ts';
import { within } from '../pause.ts';
import { isOffline, offlineCause, paperState, type PrinterState } from './escpos/status.ts';
import { openFile } from './lines/file.ts';
import { pipeLine } from './lines/pipeLine.ts';
import type { PrinterLine } from './lines/printerLine.ts';
import { spoolerLine } from './lines/spooler.ts';
import { openTcp } from './lines/tcp.ts';
import { printerPlace, type PrinterPlace } from './place.ts';

const STATUS_MS = 500;
const AFTERMATH_MS = 200;
/** A line that does not let go is left to the system. */
const DROP_MS = 2000;

export interface PrintOutcome {
  /** Bytes of the job; questions about the state are not counted. */
  readonly bytes: number;
  /** Confirmed: the printer answered after the job that it is well. Unconfirmed: it took the job and says nothing. */
  readonly status: 'confirmed' | 'unconfirmed';
  /** `ready`, `paper-low` or `unanswered`. */
  readonly state: PrinterState;
}

/**
 * Sends one job to a printer, once. Before it the printer is asked (DLE EOT 4 and 1); paper out, cover open or offline is refused. A printer
 * that never answers prints. A line that breaks in the middle is a refusal with `data.begun` true, and nothing is sent again.
 * @param place see `printerPlace`; @param baud of a serial line.
 */
export async function printBytes(place: string, bytes: Uint8Array, options: { readonly baud?: number; readonly signal?: AbortSignal } = {}): Promise<PrintOutcome> {
  const signal = options.signal ?? new AbortController().signal;
  if (signal.aborted) throw deviceRefusal('devices.cancelled', {}, { begun: false });
  const line = await openPrinter(printerPlace(place), options.baud ?? 9600, signal);
  try {
    const before = await askState(line, signal);
    refuseUnlessReady(before);
    await line.write(bytes, signal);
    // A printer that did not answer before is not asked again, but its line may still break.
    if (before === 'unanswered') await line.quiet(AFTERMATH_MS, signal);
    const after = before === 'unanswered' ? before : await askState(line, signal);
    refuseAfter(after);
    await line.finish(signal);
    return { bytes: bytes.length, status: after === 'unanswered' ? 'unconfirmed' : 'confirmed', state: after };
  } catch (error) {
    await within(line.drop().catch(() => undefined), DROP_MS);
    throw error instanceof Refusal ? error : deviceRefusal('devices.printerBroke', {}, { begun: true });
  }
}

/** State of a printer for the device desk; refusals are those of opening it. */
export async function printerState(place: string, options: { readonly baud?: number; readonly signal?: AbortSignal } = {}): Promise<PrinterState> {
  const signal = options.signal ?? new AbortController().signal;
  const where = printerPlace(place);
  if (where.kind === 'file' || where.kind === 'spooler') return 'unanswered';
  const line = await openPrinter(where, options.baud ?? 9600, signal);
  try {
    return await askState(line, signal);
  } finally {
    await line.drop();
  }
}

async function openPrinter(place: PrinterPlace, baud: number, signal: AbortSignal): Promise<PrinterLine> {
  switch (place.kind) {
    case 'tcp': return pipeLine(await openTcp(place.host, place.port, signal));
    case 'serial': return pipeLine(await openSerial(place.path, baud, signal));
    case 'file': return openFile(place.path);
    case 'spooler': return spoolerLine(place.name);
  }
}

async function askState(line: PrinterLine, signal: AbortSignal): Promise<PrinterState> {
  const paper = await line.ask(4, STATUS_MS, signal);
  if (paper !== null && paperState(paper) === 'out') return 'paper-out';
  const printer = await line.ask(1, STATUS_MS, signal);
  if (printer !== null && isOffline(printer)) {
    const cause = await line.ask(2, STATUS_MS, signal);
    if (cause === null) return 'offline';
    return ({ cover: 'cover-open', paper: 'paper-out', error: 'error', unknown: 'offline' } as const)[offlineCause(cause)];
  }
  if (paper === null && printer === null) return 'unanswered';
  return paper !== null && paperState(paper) === 'low' ? 'paper-low' : 'ready';
}

function refuseUnlessReady(state: PrinterState): void {
  const data = { begun: false, state };
  if (state === 'paper-out') throw deviceRefusal('devices.outOfPaper', {}, data);
  if (state === 'cover-open') throw deviceRefusal('devices.coverOpen', {}, data);
  if (state === 'offline') throw deviceRefusal('devices.printerOffline', {}, data);
  if (state === 'error') throw deviceRefusal('devices.printerError', {}, data);
}

function refuseAfter(state: PrinterState): void {
  const data = { begun: true, state };
  if (state === 'paper-out') throw deviceRefusal('devices.paperRanOut', {}, data);
  if (state === 'cover-open' || state === 'offline' || state === 'error') throw deviceRefusal('devices.wentOffline', {}, data);
}
