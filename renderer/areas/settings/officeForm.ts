import type { OutputOf } from '#shared/contract/index.ts';

export type Office = OutputOf<'settings.office'>['fields'];
export type Figure = 'supplementDays' | 'smallCell' | 'showSeconds' | 'gridHours';

/** The form while it is typed: figures are text. */
export type Typed = Omit<Office, Figure> & { readonly [K in Figure]: string };

/** Least and most of each figure (contract, `officeFields`). */
const BOUNDS: Readonly<Record<Figure, readonly [least: number, most: number]>> = { supplementDays: [1, 90], smallCell: [3, 99], showSeconds: [5, 600], gridHours: [1, 72] };
const FIGURES = Object.keys(BOUNDS) as Figure[];

/** What stands, as the form shows it; the default term is an empty field. */
export function typedOf(fields: Office): Typed {
  return { ...fields, supplementDays: fields.supplementDays === 0 ? '' : String(fields.supplementDays), smallCell: String(fields.smallCell), showSeconds: String(fields.showSeconds), gridHours: String(fields.gridHours) };
}

/** What is wrong with each figure, in words; null for one that can be kept. */
export function figureProblems(typed: Typed): Readonly<Record<Figure, string | null>> {
  const problem = (figure: Figure): string | null => {
    const text = typed[figure].trim();
    const [least, most] = BOUNDS[figure];
    if (text === '') return figure === 'supplementDays' ? null : '请填写。';
    return /^\d{1,3}$/.test(text) && Number(text) >= least && Number(text) <= most ? null : `应为 ${least} 至 ${most} 的整数。`;
  };
  return Object.fromEntries(FIGURES.map((figure) => [figure, problem(figure)])) as Record<Figure, string | null>;
}

/** The values to keep; a figure that cannot be kept stays as it was seen. */
export function fieldsOf(typed: Typed, seen: Office): Office {
  const problems = figureProblems(typed);
  const of = (figure: Figure): number => (problems[figure] === null ? Number(typed[figure].trim() || 0) : seen[figure]);
  return {
    ...typed, organ: typed.organ.trim(), numberPrefix: typed.numberPrefix.trim(), officePhone: typed.officePhone.trim(), officeAddress: typed.officeAddress.trim(), reviewBody: typed.reviewBody.trim(), court: typed.court.trim(),
    supplementDays: of('supplementDays'), smallCell: of('smallCell'), showSeconds: of('showSeconds'), gridHours: of('gridHours'),
  };
}
