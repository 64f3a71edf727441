import { shanghaiDay, shanghaiMinute } from '#shared/rules/time.ts';
import { readMeta, readSetting } from '#electron/ledger/meta.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { Frame } from '#electron/papers/kinds/kind.ts';
import { caseNumberOf } from './repository/facts.ts';

/** Name of the organ on papers; a setting, else the district's brigade. */
export const ORGAN_NAME = 'papers.organ';
export const OFFICE_PHONE = 'papers.officePhone';
export const OFFICE_ADDRESS = 'papers.officeAddress';

export async function organName(reader: Reader): Promise<string> {
  const given = await readSetting(reader, ORGAN_NAME, '');
  if (given !== '') return given;
  const { districtName } = await readMeta(reader);
  return districtName.includes('大队') ? districtName : `${districtName}劳动保障监察大队`;
}

/** What a paper says of itself: of a draft as of now, of a final one as of its approval. */
export async function frameOf(reader: Reader, paper: { subjectKind: string; subjectId: number; draftedBy: string }, final: { number: string; by: string; at: number } | null, now: number): Promise<Frame> {
  return {
    organ: await organName(reader), number: final?.number ?? '', draft: final === null, caseNo: paper.subjectKind === 'case' ? await caseNumberOf(reader, paper.subjectId) : '', day: shanghaiDay(final?.at ?? now),
    draftedBy: paper.draftedBy, approvedBy: final?.by ?? '', approvedAt: final === null ? '' : shanghaiMinute(final.at),
  };
}
