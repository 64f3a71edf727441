import { layoutSlip } from '#shared/devices/slips/layout.ts';
import { SLIP_WORDS } from '#shared/devices/slips/model.ts';
import { refuse } from '#shared/messages/index.ts';
import { effect, read } from '../../operation.ts';
import { devicesHere } from '../here.ts';
import { printsOf } from '../repository.ts';
import { slipFrom } from './data.ts';
import { catchUp, recordOutcome, recordPrint, timesPrinted } from './prints.ts';

export const slip = read<'devices.slip'>(async ({ reader, ledger, now, services }, { of, width }) => {
  const { slip: found, number } = await slipFrom(reader, of, now, services);
  await catchUp(ledger, reader, found.id, number, await devicesHere(services).ask('queue', null));
  const rows = await printsOf(reader, found.id, number);
  const fits = found.widths.includes(width) ? width : (found.widths[0] ?? width);
  return {
    title: SLIP_WORDS[found.id], number, lines: layoutSlip(found, fits, timesPrinted(rows)), widths: [...found.widths],
    printed: rows.map((row) => ({ at: row.at, staffNo: row.staff_no, printer: row.printer, outcome: row.outcome })),
  };
});

export const printSlip = effect<'devices.printSlip'>(async ({ ledger, actor, now, services }, { of, printer, copies }) => {
  const devices = devicesHere(services);
  const { slip: found, number } = await slipFrom(ledger.reader, of, now, services);
  const { printers } = await devices.ask('list', null);
  const chosen = printer === null ? (printers.find((one) => one.isDefault) ?? printers[0]) : printers.find((one) => one.id === printer);
  if (chosen === undefined) throw refuse(printer === null ? 'devices.notPrintedOn' : 'devices.unknownDevice', {});
  layoutSlip(found, chosen.width);
  await catchUp(ledger, ledger.reader, found.id, number, await devices.ask('queue', null));
  const { key, reprint } = await recordPrint(ledger, actor, now, { slip: found.id, number, printer: chosen.label, copies, outcome: 'queued' });
  try {
    return { job: await devices.ask('print', { slip: found, of: number, key, reprint, copies, printer: chosen.id }) };
  } catch (error) {
    await recordOutcome(ledger, key, 'refused');
    throw error;
  }
});
