import { Refusal } from '#shared/messages/refusal.ts';

/** Reasons that trying again does not remove. */
const LASTING: ReadonlySet<string> = new Set([
  'devices.noGlyphs', 'devices.slipWidth', 'devices.qrTooLong', 'devices.barcodeText', 'devices.slipIdentity', 'devices.printerPlace', 'devices.copies', 'devices.outputExists', 'devices.notAPort',
]);

/** Reasons that arise before a line is open and so carry no `begun`. */
const BEFORE: ReadonlySet<string> = new Set([...LASTING, 'devices.noPort', 'devices.portBusy', 'devices.portForbidden', 'devices.portTrouble']);

export interface Failure {
  readonly code: string;
  /** False only where it is certain that nothing was printed. */
  readonly begun: boolean;
  readonly lasting: boolean;
}

/** What a failed attempt means; anything that is not known for certain counts as begun. */
export function judgeFailure(error: unknown): Failure {
  if (!(error instanceof Refusal)) return { code: 'devices.printerBroke', begun: true, lasting: false };
  const begun = typeof error.data.begun === 'boolean' ? error.data.begun : !BEFORE.has(error.code);
  return { code: error.code, begun, lasting: LASTING.has(error.code) };
}
