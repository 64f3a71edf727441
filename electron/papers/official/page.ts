import type { InkPoint } from './model.ts';

/** Measures of the prescribed page (documents 1.1), millimetres unless said otherwise. */
export const PAGE = { width: 210, height: 297, top: 37, left: 28, areaWidth: 156, areaHeight: 225, right: 26 } as const;
export const MM_PER_PT = 25.4 / 72;

/** The grid of `gb9704`: 22 lines of 28 characters of 16 pt. */
export const GRID = { lines: 22, chars: 28, pt: 16, pitch: PAGE.areaWidth / 28, line: PAGE.areaHeight / 22 } as const;
export const BODY = { emMm: GRID.pt * MM_PER_PT, spacingMm: GRID.pitch - GRID.pt * MM_PER_PT } as const;

/** Type of forms: 14 pt, lines of 7 mm. */
export const FORM = { pt: 14, line: 7, padX: 1.5, padY: 1, minRow: 9 } as const;
export const FORM_TYPE = { emMm: FORM.pt * MM_PER_PT, spacingMm: 0 } as const;

/** Page numbers stand 7 mm below the type area, in 14 pt. */
export const FOOT = { below: 7, pt: 14, height: 7 } as const;

export type Face = 'title' | 'heading' | 'body' | 'kai' | 'song';

/** What stands on a page; places count from the upper left corner of the type area. */
export type Item =
  | { readonly kind: 'line'; readonly text: string; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly face: Face; readonly pt: number; readonly align: 'left' | 'center' | 'right' | 'spread'; readonly spacingMm: number; readonly red?: boolean }
  | { readonly kind: 'rule'; readonly from: readonly [number, number]; readonly to: readonly [number, number]; readonly mm: number; readonly red?: boolean }
  | { readonly kind: 'box'; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly mm: number }
  /** The place of the seal, drawn on drafts only. */
  | { readonly kind: 'sealPlace'; readonly x: number; readonly y: number; readonly radius: number }
  /** Strokes drawn in a box of 60 × 20 mm, fitted into the given one. */
  | { readonly kind: 'strokes'; readonly strokes: readonly (readonly InkPoint[])[]; readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export interface ComposedPage { readonly items: readonly Item[] }
