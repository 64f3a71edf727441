import { read } from '#electron/areas/operation.ts';
import { OFFICE_ADDRESS, OFFICE_PHONE } from '#electron/areas/papers/frame.ts';
import type { Reader, Writer } from '#electron/ledger/access.ts';
import { readSetting, writeSetting } from '#electron/ledger/meta.ts';

const REVIEW_BODY = 'papers.reviewBody';
const COURT = 'papers.court';

export interface DeskFacts { readonly officePhone: string; readonly officeAddress: string; readonly reviewBody: string; readonly court: string }

/** What the desk's papers say of the office: filled in once, proposed ever after. */
export async function deskFactsOf(reader: Reader): Promise<DeskFacts> {
  const of = (key: string): Promise<string> => readSetting(reader, key, '');
  return { officePhone: await of(OFFICE_PHONE), officeAddress: await of(OFFICE_ADDRESS), reviewBody: await of(REVIEW_BODY), court: await of(COURT) };
}

export const deskFacts = read<'intake.deskFacts'>(async ({ reader }) => deskFactsOf(reader));

/** Keeps what was typed for the next paper. */
export async function rememberDeskFacts(w: Writer, given: Partial<DeskFacts>): Promise<void> {
  const keys = { officePhone: OFFICE_PHONE, officeAddress: OFFICE_ADDRESS, reviewBody: REVIEW_BODY, court: COURT } as const;
  for (const [name, key] of Object.entries(keys) as [keyof DeskFacts, string][]) {
    const value = (given[name] ?? '').trim();
    if (value !== '') await writeSetting(w, key, value);
  }
}
