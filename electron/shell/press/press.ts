import type { WebContents } from 'electron';
import { refuse } from '#shared/messages/index.ts';
import type { PageOptions, PaperPress, PrintOrder } from '#electron/papers/press.ts';
import { Turnstile } from '#electron/ledger/turnstile.ts';
import { systemPrinters, type Printer } from '../printers.ts';
import { marginBoxes, pdfOptions, printOptions } from './pageSetup.ts';
import { PaperWindow } from './paperWindow.ts';
import { withPdf } from './pdfWindow.ts';
import { followJob } from './followJob.ts';
import { spoolPdf } from './spool.ts';

const SILENT_PATIENCE_MS = 60_000;

/**
 * Papers to PDF and to printers, one at a time. What is printed is always a PDF: the kept one, or one made of the pages just now. Silent prints hand it to the
 * system's queue where there is one (`spool`); elsewhere, and through the system's dialog, Chromium's PDF viewer prints it. Only where the viewer does not
 * stand are the pages themselves printed.
 */
export class ChromiumPress implements PaperPress {
  readonly #paper = new PaperWindow();
  readonly #queue = new Turnstile();

  pdf(html: string, options: PageOptions): Promise<Uint8Array> {
    return this.#queue.pass(() => this.#pdf(html, options));
  }

  print(html: string | null, order: PrintOrder): Promise<'queued' | 'cancelled'> {
    return this.#queue.pass(async () => {
      const { printer, copies, title, duplex, tray } = order;
      if (printer !== null) await this.#paper.with('', (contents) => readyPrinter(contents, printer));
      const pdf = order.pdf ?? await this.#pdf(html ?? '', order);
      if (printer !== null && process.platform !== 'win32') {
        const spooled = await spoolPdf(pdf, { printer, copies, title, duplex, tray }).catch((error: unknown) => {
          throw refuse('settings.printFailed', { why: error instanceof Error ? error.message : String(error) });
        });
        if (spooled !== null) {
          if (order.ended !== undefined) void followJob(spooled.job, printer).then(order.ended);
          return 'queued';
        }
      }
      return (await withPdf(pdf, (contents) => sendToPrinter(contents, { ...order, margins: [0, 0, 0, 0] }))) ?? this.#printPages(html, order);
    });
  }

  /** Waits for what is being printed, then lets go of the hidden page. */
  async close(): Promise<void> {
    await this.#queue.pass(async () => this.#paper.close());
  }

  #pdf(html: string, options: PageOptions): Promise<Uint8Array> {
    return this.#paper.with(html, async (contents) => new Uint8Array(await contents.printToPDF(pdfOptions(options))));
  }

  #printPages(html: string | null, order: PrintOrder): Promise<'queued' | 'cancelled'> {
    if (html === null) throw refuse('settings.printFailed', { why: '系统的 PDF 打印部件没有应答，请改为导出 PDF，再用看 PDF 的程序打印' });
    return this.#paper.with(html.replace('</head>', `${marginBoxes(order.footer)}</head>`), (contents) => sendToPrinter(contents, order));
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
    // Nobody is asked in a silent print, so a missing answer is a failure; the window goes away with it.
    const late = order.printer === null ? null : setTimeout(() => reject(refuse('settings.printFailed', { why: '打印机没有应答' })), SILENT_PATIENCE_MS);
    contents.print(printOptions(order), (sent, reason) => {
      if (late !== null) clearTimeout(late);
      if (sent) resolve('queued');
      else if (/cancel/i.test(reason)) resolve('cancelled');
      else if (/deviceName/i.test(reason)) reject(refuse('settings.printerUnknown', { printer: order.printer ?? '' }));
      else reject(refuse('settings.printFailed', { why: reason === '' ? '打印机没有应答' : reason }));
    });
  });
}
