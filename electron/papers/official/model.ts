/**
 * An official paper in one of the two prescribed layouts (documents 1.1 and 1.2) as content, without a format: docx, preview, print and PDF come from it.
 * It is what an approval freezes, so it holds everything that is seen and nothing that is looked up.
 */
export interface OfficialPaper {
  /** File name without its ending; no natural person's data. */
  readonly name: string;
  readonly profile: 'gb9704' | 'form';
  readonly organ: string;
  readonly title: string;
  /** Empty for kinds without a number and for drafts. */
  readonly number: string;
  readonly draft: boolean;
  /** A letter or decision that is printed with a red head; else the black two-line title 机关名称 / 文书名称. */
  readonly redHead: boolean;
  readonly parts: readonly Part[];
}

export type Part =
  /** 主送: left, without indent. */
  | { readonly kind: 'addressee'; readonly text: string }
  /** First line indented by two characters. */
  | { readonly kind: 'paragraph'; readonly text: string }
  /** 一、黑体; （一）楷体. */
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  /** 附件：1.名称, after one blank line. */
  | { readonly kind: 'attachments'; readonly names: readonly string[] }
  /** Organ over date, the seal's place over both; nobody else's name. */
  | { readonly kind: 'seal'; readonly organ: string; readonly day: string }
  /** 附注 in round brackets. */
  | { readonly kind: 'note'; readonly text: string }
  /** A line to be signed by hand or on the pad: 当事人签收： */
  | { readonly kind: 'signLine'; readonly slot: string; readonly label: string }
  | Grid
  | List;

/** Ruled boxes of a form. `columns` are millimetres and fill the type area. */
export interface Grid { readonly kind: 'grid'; readonly columns: readonly number[]; readonly rows: readonly GridRow[] }

export interface GridRow {
  readonly cells: readonly GridCell[];
  readonly minMm?: number;
  /** Takes what the other rows leave of the first sheet; a longer text goes on on continuation sheets. One row of a form. */
  readonly fills?: boolean;
}

export interface GridCell {
  readonly text: string;
  readonly as: 'label' | 'value' | 'sign';
  readonly span?: number;
  readonly align?: 'left' | 'center';
  /** A longer text goes on on a continuation sheet; left out: the row grows. */
  readonly maxLines?: number;
  /** Where a signature is drawn; only of `sign`. */
  readonly slot?: string;
}

/** A list inside a form: its head repeats on each page. Unused lines are struck when the paper is final. */
export interface List {
  readonly kind: 'list';
  readonly columns: readonly { readonly head: string; readonly widthMm: number; readonly align: 'left' | 'center' | 'right' }[];
  readonly rows: readonly (readonly string[])[];
  readonly minRows: number;
}

/** A point of a stroke: millimetres in a box of 60 × 20, and the width of the line there. */
export type InkPoint = readonly [x: number, y: number, width: number];

/** A stored signature as it is drawn in its place, or the note of a refusal. */
export type SignatureMark =
  | { readonly slot: string; readonly strokes: readonly (readonly InkPoint[])[]; readonly caption: string }
  | { readonly slot: string; readonly refusal: string };
