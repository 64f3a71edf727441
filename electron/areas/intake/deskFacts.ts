import { OFFICE_KEYS, readOffice } from '#electron/areas/office.ts';
import { read } from '#electron/areas/operation.ts';
import type { Reader, Writer } from '#electron/ledger/access.ts';
import { readSetting, writeSetting } from '#electron/ledger/meta.ts';

export interface DeskFacts { readonly officePhone: string; readonly officeAddress: string; readonly reviewBody: string; readonly court: string }

/** What the desk's papers say of the office (大队信息). */
export async function deskFactsOf(reader: Reader): Promise<DeskFacts> {
  const { officePhone, officeAddress, reviewBody, court } = await readOffice(reader);
  return { officePhone, officeAddress, reviewBody, court };
}

export const deskFacts = read<'intake.deskFacts'>(async ({ reader }) => deskFactsOf(reader));

/** Keeps what was typed for the next paper where nothing was set yet; what stands in 大队信息 is changed there only. */
export async function rememberDeskFacts(w: Writer, given: Partial<DeskFacts>): Promise<void> {
  for (const [name, text] of Object.entries(given) as [keyof DeskFacts, string][]) {
    const value = text.trim();
    if (value !== '' && (await readSetting(w, OFFICE_KEYS[name], '')) === '') await writeSetting(w, OFFICE_KEYS[name], value);
  }
}
