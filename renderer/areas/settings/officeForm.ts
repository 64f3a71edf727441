import type { OutputOf } from '#shared/contract/index.ts';

export type Office = OutputOf<'settings.office'>['fields'];
export type Figure = 'supplementDays' | 'smallCell' | 'showSeconds' | 'gridHours' | Money;
/** Typed in yuan, kept in 分. */
export type Money = 'crimeSingleFen' | 'crimeGroupFen';
type Ranges = Pick<OutputOf<'settings.office'>['defaults'], Money>;

/** The form while it is typed: figures are text. */
export type Typed = Omit<Office, Figure> & { readonly [K in Figure]: string };

/** Least and most of each figure (contract, `officeFields`); those of money come with the rule pack. */
const BOUNDS: Readonly<Record<Exclude<Figure, Money>, readonly [least: number, most: number]>> = { supplementDays: [1, 90], smallCell: [3, 99], showSeconds: [5, 600], gridHours: [1, 72] };
const MONEY: readonly Money[] = ['crimeSingleFen', 'crimeGroupFen'];
const isMoney = (figure: Figure): figure is Money => (MONEY as readonly string[]).includes(figure);
const FIGURES = [...(Object.keys(BOUNDS) as Exclude<Figure, Money>[]), ...MONEY];

/** What stands, as the form shows it; the default term is an empty field. */
export function typedOf(fields: Office): Typed {
  return { ...fields, supplementDays: fields.supplementDays === 0 ? '' : String(fields.supplementDays), smallCell: String(fields.smallCell), showSeconds: String(fields.showSeconds), gridHours: String(fields.gridHours), crimeSingleFen: yuan(fields.crimeSingleFen), crimeGroupFen: yuan(fields.crimeGroupFen) };
}

const yuan = (fen: number): string => (fen === 0 ? '' : String(fen / 100));

/** What is wrong with each figure, in words; null for one that can be kept. */
export function figureProblems(typed: Typed, ranges: Ranges): Readonly<Record<Figure, string | null>> {
  const problem = (figure: Figure): string | null => {
    const text = typed[figure].trim();
    const [least, most] = isMoney(figure) ? ([ranges[figure][0] / 100, ranges[figure][1] / 100] as const) : BOUNDS[figure];
    if (text === '') return figure === 'supplementDays' || isMoney(figure) ? null : '请填写。';
    return /^\d{1,7}$/.test(text) && Number(text) >= least && Number(text) <= most ? null : `应为 ${least} 至 ${most} 的整数。`;
  };
  return Object.fromEntries(FIGURES.map((figure) => [figure, problem(figure)])) as Record<Figure, string | null>;
}

/** The values to keep; a figure that cannot be kept stays as it was seen. */
export function fieldsOf(typed: Typed, seen: Office, ranges: Ranges): Office {
  const problems = figureProblems(typed, ranges);
  const of = (figure: Figure): number => (problems[figure] === null ? Number(typed[figure].trim() || 0) * (isMoney(figure) ? 100 : 1) : seen[figure]);
  return {
    ...typed, organ: typed.organ.trim(), numberPrefix: typed.numberPrefix.trim(), officePhone: typed.officePhone.trim(), officeAddress: typed.officeAddress.trim(), reviewBody: typed.reviewBody.trim(), court: typed.court.trim(),
    supplementDays: of('supplementDays'), smallCell: of('smallCell'), showSeconds: of('showSeconds'), gridHours: of('gridHours'), crimeSingleFen: of('crimeSingleFen'), crimeGroupFen: of('crimeGroupFen'),
  };
}
