/** What a file may cost before it is refused (formats: common rules). Counted while reading, never taken from what the file says of itself. */

export const MAX_FILE_BYTES = 200 * 1024 * 1024;
export const MAX_ROWS = 1_000_000;
/** As wide as a sheet of Excel can be. */
export const MAX_COLUMNS = 16_384;
export const MAX_SHEET_ROW = 1_048_576;
/** A sheet of a million rows of employers inflates to 0.65 GiB. */
export const MAX_SHEET_BYTES = 1536 * 1024 * 1024;
export const MAX_STRINGS_BYTES = 400 * 1024 * 1024;
export const MAX_STRINGS = 8_000_000;
/** Workbook, relations, styles. */
export const MAX_PART_BYTES = 32 * 1024 * 1024;
/** Real sheets shrink to a tenth up to a fiftieth; a bomb to a thousandth. Looked at once this many bytes have come out. */
export const BOMB_RATIO = 250;
export const BOMB_FLOOR_BYTES = 64 * 1024 * 1024;
export const MAX_ARCHIVE_ENTRIES = 10_000;
/** Longest stretch of XML without a tag, and longest record of a csv file; a cell of Excel holds 32,767 characters. */
export const MAX_STRETCH = 8 * 1024 * 1024;
export const MAX_CSV_RECORD = 1024 * 1024;
