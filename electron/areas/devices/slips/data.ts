import type { z } from 'zod';
import type { slipOf } from '#shared/contract/devices.ts';
import { complaintSlip } from '#shared/devices/slips/kinds/complaint.ts';
import { employerLabel } from '#shared/devices/slips/kinds/employer.ts';
import { labelSlip } from '#shared/devices/slips/kinds/label.ts';
import { materialsNumber, materialsSlip } from '#shared/devices/slips/kinds/materials.ts';
import type { Slip } from '#shared/devices/slips/model.ts';
import { refuse } from '#shared/messages/index.ts';
import { caseLabelSlip, materialsSlipOf } from '#electron/areas/cases/slips.ts';
import { complaintMaterialsSlip } from '#electron/areas/intake/materialsSlip.ts';
import { receiptOf } from '#electron/areas/intake/reads.ts';
import { employerLabelOf } from '#electron/areas/employers/reads.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { Services } from '../../services.ts';

export type SlipOf = z.infer<typeof slipOf>;

/** A slip with the number by which people and the queue know it. */
export interface NamedSlip { readonly slip: Slip; readonly number: string }

/** A slip from its record, as the ledger holds it now. To add one: its kind in shared/devices/slips/kinds, a read of its area, a line here. */
export async function slipFrom(reader: Reader, of: SlipOf, now: number, services: Pick<Services, 'rulePacks'>): Promise<NamedSlip> {
  switch (of.slip) {
    case 'S03': {
      const data = await receiptOf(reader, of.receiptNo, { rulePacks: services.rulePacks, now: () => now });
      if (data === null) throw refuse('devices.slipNothing', { what: `回执“${of.receiptNo}”` });
      return { slip: complaintSlip(data), number: data.receiptNo };
    }
    case 'S04': {
      if ('complaintId' in of) {
        const data = await complaintMaterialsSlip(reader, of.complaintId, of.receivedAt);
        return { slip: materialsSlip(data), number: materialsNumber(data) };
      }
      const data = await materialsSlipOf(reader, of.caseId, of.receiptId, now);
      return { slip: materialsSlip(data), number: materialsNumber(data) };
    }
    case 'S05': {
      const data = await caseLabelSlip(reader, of.caseId, now, services);
      return { slip: labelSlip(data), number: data.caseNo };
    }
    case 'L01': {
      const data = await employerLabelOf(reader, of.employerId);
      if (data === null) throw refuse('ledger.notFound', { what: '这份单位档案' });
      return { slip: employerLabel(data), number: data.code };
    }
  }
}
