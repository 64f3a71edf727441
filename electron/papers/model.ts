/**
 * An official document as content, without a format: one definition yields the docx, the preview and print (HTML) and the PDF (design: Papers).
 * Lengths are millimetres, type sizes points.
 */
export interface Paper {
  /** File and window title. */
  readonly name: string;
  readonly page: PaperPage;
  readonly blocks: readonly Block[];
  /** Left part of the foot of each page; the page number `第 x 页 共 y 页` stands in the middle. */
  readonly footLeft: string;
  readonly footRight: string;
}

export interface PaperPage {
  readonly landscape: boolean;
  /** top, right, bottom, left. */
  readonly margins: readonly [number, number, number, number];
  /** Type size of tables and of running text. */
  readonly tablePt: number;
  readonly textPt: number;
}

export type Align = 'left' | 'center' | 'right';

export type Block =
  | { readonly kind: 'title'; readonly lines: readonly string[]; readonly sizePt: number }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly align: Align; readonly strong?: boolean }
  /** Label and value pairs in a ruled grid; `columns` pairs a line. */
  | { readonly kind: 'facts'; readonly columns: number; readonly facts: readonly (readonly [label: string, value: string])[] }
  | PaperTable
  | { readonly kind: 'gap'; readonly mm: number };

export interface PaperTable {
  readonly kind: 'table';
  readonly columns: readonly PaperColumn[];
  /** Groups over the heads: text and how many columns each spans; empty for none. They repeat on each page with the heads. */
  readonly groups: readonly (readonly [text: string, span: number])[];
  /** A cell may hold several lines (stacked columns). */
  readonly rows: readonly (readonly (readonly string[])[])[];
  /** Last rows in bold, e.g. totals. */
  readonly strongRows: number;
  /** Said instead of rows where there are none. */
  readonly empty: string;
}

export interface PaperColumn {
  /** Lines of the head; as many as stacked values. */
  readonly head: readonly string[];
  readonly widthMm: number;
  readonly align: Align;
}

/** Faces by purpose: the prescribed face first, then what Windows, UOS/Kylin and Debian have. */
export const FACES = {
  title: ['方正小标宋简体', 'FZXiaoBiaoSong-B05S', '小标宋', 'STZhongsong', '华文中宋', 'Noto Serif CJK SC', 'SimSun', 'serif'],
  heading: ['黑体', 'SimHei', 'Noto Sans CJK SC', 'sans-serif'],
  body: ['仿宋_GB2312', 'FangSong_GB2312', '仿宋', 'FangSong', 'STFangsong', 'Noto Serif CJK SC', 'SimSun', 'serif'],
} as const;

/** Stacked cell of one line. */
export function one(text: string): readonly string[] {
  return [text];
}
