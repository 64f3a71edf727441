import { execFile } from 'node:child_process';

/**
 * Hands a PDF to the system's print queue (CUPS, as on Linux and macOS): what is printed is then the very file that was laid out, foot and digest
 * included. Gives null where there is no such queue; throws the queue's own words when it refuses.
 */
export function spoolPdf(pdf: Uint8Array, job: { printer: string; copies: number; title: string; duplex?: boolean }): Promise<'queued' | null> {
  const words = ['-d', job.printer, '-n', String(job.copies), '-t', job.title, '-o', 'media=A4', ...(job.duplex === true ? ['-o', 'sides=two-sided-long-edge'] : []), '-'];
  return new Promise((resolve, reject) => {
    const child = execFile('lp', words, { timeout: 30_000, windowsHide: true }, (error, _out, err) => {
      if (error === null) return resolve('queued');
      if (error.code === 'ENOENT') return resolve(null);
      reject(new Error(err.trim() === '' ? error.message : err.trim()));
    });
    child.stdin?.on('error', () => undefined); // told by the exit of lp
    child.stdin?.end(pdf);
  });
}
