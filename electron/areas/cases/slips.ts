import { refuse } from '#shared/messages/index.ts';
import { caseShortCode, shortName, type LabelSlip } from '#shared/devices/slips/kinds/label.ts';
import type { MaterialsSlip } from '#shared/devices/slips/kinds/materials.ts';
import { paperName } from '#shared/rules/paperName.ts';
import { figure } from '#shared/rules/rulePack.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import type { Services } from '#electron/areas/services.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { readMeta } from '#electron/ledger/meta.ts';
import { receiptOf } from './materials.ts';
import { caseById, caseByNumber, type CaseRow } from './repository/cases.ts';
import { materialsOf } from './repository/materials.ts';

/** What slips say of cases (documents.md 6). */

/** Id of the case with a number; refusal where there is none. */
export async function caseIdOf(reader: Reader, caseNo: string, now: number): Promise<number> {
  const row = await caseByNumber(reader, caseNo, now);
  if (row === undefined) throw refuse('devices.slipNothing', { what: `案件“${caseNo}”` });
  return row.id;
}

/** 案卷标签: number, short name, how long the file is kept (archive.fileYears, 6.1(1)) and the short code that the search box resolves. */
export async function caseLabelSlip(reader: Reader, caseId: number, now: number, services: Pick<Services, 'rulePacks'>): Promise<LabelSlip> {
  const row = await caseOf(reader, caseId, now);
  const { pack } = services.rulePacks.on(shanghaiDay(now));
  const years = figure(pack, row.major === 1 ? 'archive.majorFileYears' : 'archive.fileYears');
  const name = paperName({ uscc: row.uscc, name: row.employer_name, unitType: row.unit_type, legalRep: row.legal_rep });
  const { districtCode } = await readMeta(reader);
  return { caseNo: row.case_no, employerShortName: shortName(name), retention: `${String(years)} 年`, shortCode: shortCodeOf(row.case_no, districtCode) };
}

/** 材料接收单 of a receipt, or of the newest one. */
export async function materialsSlipOf(reader: Reader, caseId: number, receiptId: number | null, now: number): Promise<MaterialsSlip> {
  const row = await caseOf(reader, caseId, now);
  const rows = await materialsOf(reader, caseId);
  const found = receiptId === null ? rows[0] : rows.find((one) => one.id === receiptId);
  if (found === undefined) throw refuse('devices.noMaterials', {});
  const receipt = receiptOf(found);
  // Receipts are only ever added: which one it is stays.
  const order = rows.map((one) => one.id).toSorted((a, b) => a - b).indexOf(found.id) + 1;
  return { caseNo: row.case_no, items: receipt.items, receivedAt: receipt.receivedAt, receiverCertNo: receipt.certNo, receiverStaffNo: receipt.staffNo, receipt: order };
}

async function caseOf(reader: Reader, caseId: number, now: number): Promise<CaseRow> {
  const row = await caseById(reader, caseId, now);
  if (row === undefined) throw refuse('ledger.notFound', { what: '这件案件' });
  return row;
}

function shortCodeOf(caseNo: string, district: string): string {
  const imported = caseShortCode({ imported: caseNo });
  if (imported !== null) return imported;
  const [, year, seq] = /(\d{4})\D{1,4}?(\d{1,5})号?$/.exec(caseNo.normalize('NFKC')) ?? [];
  const code = year === undefined || seq === undefined ? null : caseShortCode({ district, classLetter: 'L', year: Number(year), seq: Number(seq) });
  if (code === null) throw refuse('devices.noShortCode', { caseNo });
  return code;
}
