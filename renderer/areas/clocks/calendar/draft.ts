import type { InputOf } from '#shared/contract/index.ts';
import type { NoticeYear } from '#shared/rules/notices.ts';

export interface RangeValues { readonly from: string; readonly to: string }

/** A notice while it is typed. Empty rows are allowed and left out. */
export interface Draft {
  readonly year: string;
  readonly ranges: readonly RangeValues[];
  readonly worked: readonly string[];
  readonly source: string;
  /** The notice as it was pasted. */
  readonly pasted: string;
}

export const emptyDraft = (year: number): Draft => ({ year: String(year), ranges: [{ from: '', to: '' }], worked: [''], source: '', pasted: '' });

/** A read notice as rows of the form. */
export function draftOf(notice: NoticeYear, source: string): Omit<Draft, 'pasted'> {
  return {
    year: String(notice.year), source,
    ranges: notice.holidayOff.map((range) => {
      const [from = '', to = from] = range.split('/');
      return { from, to };
    }),
    worked: [...notice.workingWeekends],
  };
}

/** The notice as the contract takes it; null while the year or every holiday is missing. A range without its end is one day. */
export function noticeOf(draft: Draft): InputOf<'clocks.previewYear'> | null {
  const year = Number(draft.year);
  const holidayOff = draft.ranges.filter((range) => range.from !== '').map(({ from, to }) => (to === '' || to === from ? from : `${from}/${to}`));
  if (!Number.isInteger(year) || year < 2000 || year > 2199 || holidayOff.length === 0) return null;
  return { year, holidayOff, workingWeekends: draft.worked.filter((day) => day !== '') };
}
