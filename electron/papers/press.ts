/** Turns one HTML paper into PDF or prints it. In the window: Chromium; from the command line: the same, in a hidden window of its own process. */
export interface PaperPress {
  pdf(html: string, options: PageOptions): Promise<Uint8Array>;
  /** printer null: the system's dialog. `html` null: there is nothing but the kept file (`order.pdf`). */
  print(html: string | null, order: PrintOrder): Promise<'queued' | 'cancelled'>;
}

/** What became of a job after the queue took it; `words` is the queue's own reason, if it gives one. */
export interface PrintEnd { readonly outcome: 'printed' | 'failed' | 'unknown'; readonly words: string }

export interface PrintOrder extends PageOptions {
  readonly printer: string | null;
  readonly copies: number;
  /** On both sides, turned over the long edge; absent: as the printer is set. */
  readonly duplex?: boolean;
  /** Tray by the printer's own name; empty or absent: its default. */
  readonly tray?: string;
  /** The very bytes to print: a reprint is the same paper. */
  readonly pdf?: Uint8Array;
  /** Called once with the end of the job, where the system tells of it. */
  readonly ended?: (end: PrintEnd) => void;
}

export interface PageOptions {
  readonly landscape: boolean;
  /** Millimetres: top, right, bottom, left. */
  readonly margins: readonly [number, number, number, number];
  /** Header and footer as Chromium templates (pageNumber, totalPages); empty for none. */
  readonly header: string;
  readonly footer: string;
  readonly title: string;
}
