import type { GridCell, GridRow } from '../official/model.ts';

/** Boxes of forms, in the four columns that most forms have: label, value, label, value. Five characters of a label keep off its lines, a credit code stands in one line. */
export const FOUR = [28, 53, 28, 47] as const;

/** Boxes with an opinion above its signature: label, opinion, label, who and when. */
export const OPINION = [28, 68, 18, 42] as const;

const label = (text: string): GridCell => ({ text, as: 'label' });

/** Two labelled values side by side. */
export const pair = (a: string, left: string, b: string, right: string): GridRow => ({ cells: [label(a), { text: left, as: 'value' }, label(b), { text: right, as: 'value' }] });

/** One labelled value across the form. */
export const wide = (name: string, text: string, more: { minMm?: number; maxLines?: number } = {}): GridRow => ({
  ...(more.minMm === undefined ? {} : { minMm: more.minMm }), cells: [label(name), { text, as: 'value', span: 3, ...(more.maxLines === undefined ? {} : { maxLines: more.maxLines }) }],
});

/** One labelled text that fills the sheet: what happened, in the teller's words. */
export const filling = (name: string, text: string): GridRow => ({ minMm: 32, fills: true, cells: [label(name), { text, as: 'value', span: 3 }] });

/** A box to be signed, at least 25 mm high, beside what the officer says. */
export const signed = (name: string, slot: string, text: string, other: string, note: string): GridRow => ({
  minMm: 25, cells: [label(name), { text, as: 'sign', slot }, label(other), { text: note, as: 'value' }],
});
