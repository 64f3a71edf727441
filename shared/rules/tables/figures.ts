/**
 * Figures of the table definition itself (domain tables 1 to 3). They are part of the tables' form, like their columns, and stand in no rule
 * pack; everything else comes from the pack.
 */

/** 1.1.3: counts below this are hidden in the public edition; the setting `report.smallCell` may raise it, never lower it. */
export const SMALL_CELL_MINIMUM = 3;

/** 1.1.4: amounts of a row with a hidden count are rounded up to the next 1,000 yuan. */
export const PUBLIC_ROUNDING_FEN = 100_000;

/** 1.2: a total that moves by this share (percent) or by this amount, whichever is smaller, asks for a re-issue. */
export const REISSUE_PERCENT = 1;
export const REISSUE_FEN = 1_000_000;

/** W07: a head-count report is used when it is not older than this many calendar months at E. */
export const HEADCOUNT_MONTHS = 3;
