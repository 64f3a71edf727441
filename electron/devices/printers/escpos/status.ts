/** Answers to DLE EOT: bits 1 and 4 set, 0 and 7 clear; anything else on the line is no answer. */
export function isStatusByte(byte: number): boolean {
  return (byte & 0x93) === 0x12;
}

export type PaperState = 'ok' | 'low' | 'out';

/** Answer to DLE EOT 4. */
export function paperState(byte: number): PaperState {
  if ((byte & 0x60) !== 0) return 'out';
  return (byte & 0x0c) === 0 ? 'ok' : 'low';
}

/** Answer to DLE EOT 1: true when the printer takes no data. */
export function isOffline(byte: number): boolean {
  return (byte & 0x08) !== 0;
}

export type OfflineCause = 'cover' | 'paper' | 'error' | 'unknown';

/** Answer to DLE EOT 2. */
export function offlineCause(byte: number): OfflineCause {
  if ((byte & 0x04) !== 0) return 'cover';
  if ((byte & 0x20) !== 0) return 'paper';
  return (byte & 0x40) === 0 ? 'unknown' : 'error';
}

/** What is wrong with a printer, as far as it said. */
export type PrinterState = 'ready' | 'paper-low' | 'paper-out' | 'cover-open' | 'offline' | 'error' | 'unanswered';

/** For the device desk and results. */
export const PRINTER_WORDS: Readonly<Record<PrinterState, string>> = {
  ready: '正常', 'paper-low': '纸将尽', 'paper-out': '缺纸', 'cover-open': '上盖打开', offline: '脱机', error: '故障', unanswered: '没有应答',
};
