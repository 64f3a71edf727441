import type { z } from 'zod';
import type { materialItem, materialReceipt } from '#shared/contract/cases.ts';
import { read, write } from '#electron/areas/operation.ts';
import { officerByNumber } from '#electron/areas/people/reads.ts';
import { caseAt } from './fields.ts';
import { caseLabel } from './line.ts';
import { insertMaterials, materialsOf, type MaterialRow } from './repository/materials.ts';

export const materials = read<'cases.materials'>(async ({ reader }, { id }) => ({ receipts: (await materialsOf(reader, id)).map(receiptOf) }));

export function receiptOf(row: MaterialRow): z.infer<typeof materialReceipt> {
  return { receiptId: row.id, receivedAt: row.received_at, staffNo: row.staff_no, certNo: row.cert_no, items: JSON.parse(row.items) as z.infer<typeof materialItem>[] };
}

/** Takes in papers that somebody handed in: what and how many pages, by whom. The paper itself goes into the file; this is its receipt. */
export const receiveMaterials = write<'cases.receiveMaterials'>(async ({ w, now, actor }, { id, items }) => {
  const row = await caseAt(w, id, now, null);
  const certNo = (await officerByNumber(w, actor.staffNo))?.cert_no ?? '';
  const receiptId = await insertMaterials(w, { case_id: id, received_at: now, staff_no: actor.staffNo, cert_no: certNo, items: JSON.stringify(items) });
  const pages = items.reduce((sum, item) => sum + item.pages, 0);
  return {
    value: { receiptId },
    entry: { operation: 'cases.receiveMaterials', subject: { kind: 'case', id: String(id), label: caseLabel(row) }, summary: `接收材料 ${row.case_no}：${items.length} 件 ${pages} 页`, changes: { receiptId, items } },
    topics: ['cases'],
  };
});
