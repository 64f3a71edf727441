import type { MaterialsSlip } from '#shared/devices/slips/kinds/materials.ts';
import { refuse } from '#shared/messages/index.ts';
import { parseReceiptNumber } from '#shared/rules/intake/receiptNo.ts';
import { officerByNumber } from '#electron/areas/people/reads.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { complaintAt } from './act.ts';
import { complaintByReceipt } from './repository/complaints.ts';
import { materialsOf, type MaterialRow } from './repository/course.ts';

/** 材料接收单 of a complaint: what came in at one time, by its receipt number; nothing of the person. `receivedAt` null: the newest. */
export async function complaintMaterialsSlip(reader: Reader, id: number, receivedAt: number | null): Promise<MaterialsSlip> {
  const row = await complaintAt(reader, id, null);
  const materials = await materialsOf(reader, id);
  const last = materials.findLast((one) => one.received_at !== null && (receivedAt === null || one.received_at === receivedAt));
  if (last?.received_at === null || last === undefined) throw refuse('intake.noMaterials', { receiptNo: row.receipt_no });
  const receiverCertNo = (await officerByNumber(reader, last.received_by))?.cert_no ?? '';
  const items = materials.filter((one) => one.received_at === last.received_at && one.received_by === last.received_by).map(({ name, pages }) => ({ name, pages }));
  const receipts = [...new Set(materials.filter((one) => one.received_at !== null).map(receiptKey))];
  return { caseNo: row.receipt_no, numberOf: 'complaint', items, receivedAt: last.received_at, receiverCertNo, receiverStaffNo: last.received_by, receipt: receipts.indexOf(receiptKey(last)) + 1 };
}

/** What came in together: at one time, to one officer. Rows are only ever added, so that the order of receipts stays. */
const receiptKey = (row: MaterialRow): string => `${row.received_at ?? ''} ${row.received_by}`;

/** Id of the complaint with a receipt number; null where nobody has it. */
export async function complaintIdOf(reader: Reader, receiptNo: string): Promise<number | null> {
  return (await complaintByReceipt(reader, parseReceiptNumber(receiptNo) ?? ''))?.id ?? null;
}
