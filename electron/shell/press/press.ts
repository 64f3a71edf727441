import type { WebContents } from 'electron';
import { refuse } from '#shared/messages/index.ts';
import type { PageOptions, PaperPress, PrintOrder } from '#electron/papers/press.ts';
import { Turnstile } from '#electron/ledger/turnstile.ts';
import { systemPrinters, type Printer } from '../printers.ts';
import { marginBoxes, pdfOptions, printOptions } from './pageSetup.ts';
import { PaperWindow } from './paperWindow.ts';
import { followJob } from './followJob.ts';
import { spoolPdf } from './spool.ts';

/**
 * Papers to PDF and to printers by Chromium, one at a time. A silent print goes as PDF to the system's queue where there is one (`spool`),
 * else by Chromium; without a named printer the system's dialog opens.
 */
export class ChromiumPress implements PaperPress {
  readonly #paper = new PaperWindow();
  readonly #queue = new Turnstile();

  pdf(html: string, options: PageOptions): Promise<Uint8Array> {
    return this.#queue.pass(() => this.#pdf(html, options));
  }

  print(html: string, order: PrintOrder): Promise<'queued' | 'cancelled'> {
    return this.#queue.pass(async () => {
      if (order.printer === null || process.platform === 'win32') return this.#printPage(html, order);
      await this.#paper.with('', (contents) => readyPrinter(contents, order.printer ?? ''));
      const { printer, copies, title, duplex, tray } = order;
      const spooled = await spoolPdf(order.pdf ?? await this.#pdf(html, order), { printer, copies, title, duplex, tray }).catch((error: unknown) => {
        throw refuse('settings.printFailed', { why: error instanceof Error ? error.message : String(error) });
      });
      if (spooled === null) return this.#printPage(html, order);
      if (order.ended !== undefined) void followJob(spooled.job, printer).then(order.ended);
      return 'queued';
    });
  }

  /** Waits for what is being printed, then lets go of the hidden page. */
  async close(): Promise<void> {
    await this.#queue.pass(async () => this.#paper.close());
  }

  #pdf(html: string, options: PageOptions): Promise<Uint8Array> {
    return this.#paper.with(html, async (contents) => new Uint8Array(await contents.printToPDF(pdfOptions(options))));
  }

  #printPage(html: string, order: PrintOrder): Promise<'queued' | 'cancelled'> {
    const page = html.replace('</head>', `${marginBoxes(order.footer)}</head>`);
    return this.#paper.with(page, async (contents) => {
      if (order.printer !== null) await readyPrinter(contents, order.printer);
      return sendToPrinter(contents, order);
    });
  }
}

/** Refuses a printer that is not there, or that would keep the job waiting unseen. */
async function readyPrinter(contents: WebContents, name: string): Promise<Printer> {
  const found = (await systemPrinters(contents)).find((printer) => printer.name === name);
  if (found === undefined) throw refuse('settings.printerUnknown', { printer: name });
  if (!found.ready) throw refuse('settings.printerStopped', { printer: found.label });
  return found;
}

function sendToPrinter(contents: WebContents, order: PrintOrder): Promise<'queued' | 'cancelled'> {
  return new Promise((resolve, reject) => {
    contents.print(printOptions(order), (sent, reason) => {
      if (sent) resolve('queued');
      else if (/cancel/i.test(reason)) resolve('cancelled');
      else if (/deviceName/i.test(reason)) reject(refuse('settings.printerUnknown', { printer: order.printer ?? '' }));
      else reject(refuse('settings.printFailed', { why: reason === '' ? '打印机没有应答' : reason }));
    });
  });
}
