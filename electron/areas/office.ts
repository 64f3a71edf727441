import type { Reader } from '#electron/ledger/access.ts';
import { readMeta, readSetting } from '#electron/ledger/meta.ts';
import type { NumberStyle } from '#shared/rules/papers/numbering.ts';

/*
 * What a district says of itself, kept among the settings of its ledger: every area reads it here, `settings.setOffice` alone writes it
 * (and `rememberDeskFacts` where nothing was set yet).
 */

/** Keys of the settings by the name that screens know. */
export const OFFICE_KEYS = {
  organ: 'papers.organ', numberPrefix: 'cases.numberPrefix', numberStyle: 'numbering.style', officePhone: 'papers.officePhone', officeAddress: 'papers.officeAddress', reviewBody: 'papers.reviewBody', court: 'papers.court',
  reviewContinuous: 'filing.reviewContinuous', supplementDays: 'intake.supplementDays', smallCell: 'report.smallCell', showSeconds: 'identity.showSeconds', gridHours: 'identity.gridHours', crimeSingleFen: 'crime.single.localFen', crimeGroupFen: 'crime.group.localFen',
} as const;

export type OfficeField = keyof typeof OFFICE_KEYS;

/** All of it as stored; empty or the plain default where nobody has set it. `supplementDays`, `crimeSingleFen`, `crimeGroupFen` 0: as the rule pack has it. */
export type Office = {
  readonly organ: string; readonly numberPrefix: string; readonly numberStyle: NumberStyle; readonly officePhone: string; readonly officeAddress: string; readonly reviewBody: string; readonly court: string;
  readonly reviewContinuous: boolean; readonly supplementDays: number; readonly smallCell: number; readonly showSeconds: number; readonly gridHours: number;
  /** The province's figures of 拒不支付劳动报酬罪, 分. */
  readonly crimeSingleFen: number; readonly crimeGroupFen: number;
};

/** A figure within its bounds, or the default where nothing sensible was stored. */
const within = (text: string, least: number, most: number, otherwise: number): number => {
  const value = Number(text);
  return text === '' || !Number.isInteger(value) ? otherwise : Math.min(Math.max(value, least), most);
};

export async function readOffice(reader: Reader): Promise<Office> {
  const of = (field: OfficeField): Promise<string> => readSetting(reader, OFFICE_KEYS[field], '');
  return {
    organ: await of('organ'), numberPrefix: await of('numberPrefix'), numberStyle: (await of('numberStyle')) === 'gb' ? 'gb' : 'form',
    officePhone: await of('officePhone'), officeAddress: await of('officeAddress'), reviewBody: await of('reviewBody'), court: await of('court'),
    reviewContinuous: (await of('reviewContinuous')) === 'yes', supplementDays: within(await of('supplementDays'), 0, 90, 0),
    // Tables.md 1.1: never below three.
    smallCell: within(await of('smallCell'), 3, 99, 3), showSeconds: within(await of('showSeconds'), 5, 600, 60), gridHours: within(await of('gridHours'), 1, 72, 72),
    crimeSingleFen: within(await of('crimeSingleFen'), 0, Number.MAX_SAFE_INTEGER, 0), crimeGroupFen: within(await of('crimeGroupFen'), 0, Number.MAX_SAFE_INTEGER, 0),
  };
}

/** A value as the settings hold it. */
export const storedText = (value: string | number | boolean): string => (typeof value === 'boolean' ? (value ? 'yes' : '') : String(value));

/** What papers are headed with while nobody has set a name: the district's brigade. */
export async function defaultOrgan(reader: Reader): Promise<string> {
  const { districtName } = await readMeta(reader);
  return districtName.includes('大队') ? districtName : `${districtName}劳动保障监察大队`;
}

/** The word before 人社监 in numbers while nobody has set one: the first character of the district's name. */
export async function defaultPrefix(reader: Reader): Promise<string> {
  return Array.from((await readMeta(reader)).districtName)[0] ?? '';
}

/** Name of the organ on papers. */
export async function organName(reader: Reader): Promise<string> {
  return (await readSetting(reader, OFFICE_KEYS.organ, '')) || defaultOrgan(reader);
}

/** How numbers are written: `form` 清人社监立字〔2026〕第1号, `gb` 清人社监立〔2026〕1号 (documents 2). */
export async function numberPattern(reader: Reader): Promise<{ prefix: string; style: NumberStyle }> {
  const prefix = (await readSetting(reader, OFFICE_KEYS.numberPrefix, '')) || (await defaultPrefix(reader));
  return { prefix, style: (await readSetting(reader, OFFICE_KEYS.numberStyle, 'form')) === 'gb' ? 'gb' : 'form' };
}

/** Whether the two hours of the legal review run around the clock instead of in office hours (filing.legalReview, note). */
export async function reviewContinuous(reader: Reader): Promise<boolean> {
  return (await readSetting(reader, OFFICE_KEYS.reviewContinuous, '')) === 'yes';
}
