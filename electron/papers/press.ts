/** Turns one HTML paper into PDF or prints it. In the window: Chromium; from the command line: the same, in a hidden window of its own process. */
export interface PaperPress {
  pdf(html: string, options: PageOptions): Promise<Uint8Array>;
  /** printer null: the system's dialog. */
  print(html: string, options: PrintOrder): Promise<'queued' | 'cancelled'>;
}

export interface PrintOrder extends PageOptions {
  readonly printer: string | null;
  readonly copies: number;
  /** Bytes that were frozen: what a queue that takes files prints, instead of laying the page out once more. */
  readonly pdf?: Uint8Array;
  readonly duplex?: boolean;
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
