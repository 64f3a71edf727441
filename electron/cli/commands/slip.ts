import { layoutSlip } from '#shared/devices/slips/layout.ts';
import { SLIP_WORDS, type SlipWidth } from '#shared/devices/slips/model.ts';
import { refuse } from '#shared/messages/index.ts';
import { assertMayRun } from '#electron/areas/permission.ts';
import { employerIdOf } from '#electron/areas/employers/reads.ts';
import { caseIdOf } from '#electron/areas/cases/slips.ts';
import { complaintIdOf } from '#electron/areas/intake/materialsSlip.ts';
import { slipFrom, type SlipOf } from '#electron/areas/devices/slips/data.ts';
import { recordOutcome, recordPrint } from '#electron/areas/devices/slips/prints.ts';
import { glyphsFor } from '#electron/devices/desk/glyphSource.ts';
import { printerPlace } from '#electron/devices/printers/place.ts';
import { printSlip, type SlipJob } from '#electron/devices/printers/printSlip.ts';
import { judgeFailure } from '#electron/devices/printers/queue/judge.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { spawnedGlyphs } from '../press.ts';
import { appRoot, withSession } from '../services.ts';
import { oneOf, UsageError } from '../usage.ts';
import type { Run } from './index.ts';

/** `slip`: prints a slip of a record once, without the queue, and records the print. What may lie half printed is said and never sent again by itself. */
export const slip: Run = async (args, output) => {
  const id = oneOf('--id', args.need('id'), ['S01', 'S02', 'S03', 'S04', 'S05', 'L01']);
  const of = args.need('of');
  const printer = args.need('printer');
  const width: SlipWidth = oneOf('--width', args.value('width') ?? '58', ['58', '80']) === '80' ? 80 : 58;
  const copies = Number(args.value('copies') ?? '1');
  if (!Number.isInteger(copies) || copies < 1 || copies > 9) throw new UsageError('--copies 应为 1 到 9 的整数');
  printerPlace(printer);
  await withSession(args.need('ledger'), args.value('as'), async ({ services, ledger, actor: officer }) => {
    const now = services.now();
    const record = await recordOf(ledger.reader, id, of, now);
    const actor = await assertMayRun(ledger.reader, 'devices.printSlip', officer, { of: record }, now);
    const { slip: found, number } = await slipFrom(ledger.reader, record, now, services);
    layoutSlip(found, width);
    const { key, reprint } = await recordPrint(ledger, actor, now, { slip: found.id, number, printer, copies, outcome: 'queued' });
    try {
      const job: SlipJob = { slip: found, width, copies, reprint };
      const outcome = await printSlip(printer, job, await glyphsFor(job, spawnedGlyphs(appRoot)));
      await recordOutcome(ledger, key, outcome.status);
      output.out(JSON.stringify({ slip: id, of: record.slip === 'S04' ? of : number, width, bytes: outcome.bytes, copies, status: outcome.status }));
    } catch (error) {
      await recordOutcome(ledger, key, judgeFailure(error).begun ? 'doubtful' : 'refused');
      throw error;
    }
  });
  return 0;
};

async function recordOf(reader: Reader, id: 'S01' | 'S02' | 'S03' | 'S04' | 'S05' | 'L01', of: string, now: number): Promise<SlipOf> {
  switch (id) {
    case 'S01':
    case 'S02': throw refuse('devices.slipNotYet', { slip: SLIP_WORDS[id] });
    case 'S03': return { slip: 'S03', receiptNo: of };
    case 'S04': {
      const complaintId = await complaintIdOf(reader, of);
      return complaintId === null ? { slip: 'S04', caseId: await caseIdOf(reader, of, now), receiptId: null } : { slip: 'S04', complaintId, receivedAt: null };
    }
    case 'S05': return { slip: 'S05', caseId: await caseIdOf(reader, of, now) };
    case 'L01': return { slip: 'L01', employerId: await employerIdOf(reader, of) };
  }
}
