import { execFile } from 'node:child_process';

export interface SpoolOrder { readonly printer: string; readonly copies: number; readonly title: string; readonly duplex: boolean | undefined; readonly tray: string | undefined }

/**
 * Hands a PDF to the system's print queue (CUPS, as on Linux and macOS): what is printed is then the very file that was laid out, foot and digest
 * included. Gives the queue's number of the job (empty when it did not tell one), null where there is no such queue; throws the queue's own words when it refuses.
 */
export function spoolPdf(pdf: Uint8Array, order: SpoolOrder): Promise<{ readonly job: string } | null> {
  const sides = order.duplex === undefined ? [] : ['-o', `sides=${order.duplex ? 'two-sided-long-edge' : 'one-sided'}`];
  const tray = order.tray === undefined || order.tray === '' ? [] : ['-o', `InputSlot=${order.tray}`];
  const words = ['-d', order.printer, '-n', String(order.copies), '-t', order.title, '-o', 'media=A4', ...sides, ...tray, '-'];
  return new Promise((resolve, reject) => {
    const child = execFile('lp', words, { timeout: 30_000, windowsHide: true }, (error, out, err) => {
      if (error === null) return resolve({ job: jobIn(out, order.printer) });
      if (error.code === 'ENOENT') return resolve(null);
      reject(new Error(err.trim() === '' ? error.message : err.trim()));
    });
    child.stdin?.on('error', () => undefined); // told by the exit of lp
    child.stdin?.end(pdf);
  });
}

/** `FILEPDF-12` out of what lp says, in whatever language. */
function jobIn(said: string, printer: string): string {
  return said.split(/[\s(（。]+/).find((word) => word.startsWith(`${printer}-`) && /^\d+$/.test(word.slice(printer.length + 1))) ?? '';
}
