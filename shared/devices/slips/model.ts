/** S01 to S05 as in documents.md 6; L01 is an employer's label, T01 what the test button prints. */
export type SlipId = 'S01' | 'S02' | 'S03' | 'S04' | 'S05' | 'L01' | 'T01';

export const SLIP_WORDS: Readonly<Record<SlipId, string>> = {
  S01: '现场检查回执', S02: '送达回执', S03: '投诉受理回执', S04: '材料接收单', S05: '案卷标签', L01: '单位标签', T01: '打印测试',
};
export type SlipWidth = 58 | 80;

/** What a slip is made of, before it has a width. A field marked `own` holds a number or phone of the office's own, not a person's. */
export type SlipBlock =
  | { readonly kind: 'title'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly align?: 'left' | 'center'; readonly bold?: boolean; readonly hang?: number }
  | { readonly kind: 'field'; readonly label: string; readonly value: string; readonly bold?: boolean; readonly own?: boolean }
  | { readonly kind: 'rule' }
  | { readonly kind: 'sign'; readonly label: string }
  | { readonly kind: 'qr'; readonly text: string }
  | { readonly kind: 'barcode'; readonly text: string };

/** A slip as data; its texts hold no identity number and no natural person's phone (documents.md 1.3). */
export interface Slip {
  readonly id: SlipId;
  readonly widths: readonly SlipWidth[];
  readonly blocks: readonly SlipBlock[];
}

/**
 * What stands on the paper, line by line; preview and printer get the same. A text fits the columns of its width (a title, printed twice as
 * large, half of them) and holds nothing but what the printer may be sent.
 */
export type SlipLine =
  | { readonly kind: 'text'; readonly text: string; readonly align: 'left' | 'center'; readonly style: 'plain' | 'bold' | 'title' }
  | { readonly kind: 'qr'; readonly text: string; readonly modules: number; readonly moduleDots: number }
  | { readonly kind: 'barcode'; readonly text: string; readonly moduleDots: number; readonly upright: boolean };

export interface SlipPaper {
  readonly dots: number;
  readonly columns: number;
  /** Largest side of a QR code, quiet zone not counted. */
  readonly qrDots: number;
}

/** Printable widths at 203 dpi (8 dots a millimetre). */
export const PAPERS: Readonly<Record<SlipWidth, SlipPaper>> = {
  58: { dots: 384, columns: 32, qrDots: 160 },
  80: { dots: 576, columns: 48, qrDots: 220 },
};

export const LINE_DOTS = 30;
export const CELL_DOTS = 24;
export const QUIET_DOTS = 24;
