import { deviceRefusal } from '#shared/messages/devices.ts';
import { Listeners, type BytePipe } from '../../lines/pipe.ts';
import { within } from '../../pause.ts';
import { askStatus } from '../escpos/commands.ts';
import { isStatusByte } from '../escpos/status.ts';
import { STUCK_MS, type PrinterLine } from './printerLine.ts';

const CHUNK = 512;

/** A printer on a line that carries bytes both ways: TCP or serial. */
export function pipeLine(pipe: BytePipe, stuckMs = STUCK_MS): PrinterLine {
  const statuses: number[] = [];
  const changed = new Listeners<[]>();
  let begun = false;
  let gone = false;
  pipe.onData((bytes) => {
    statuses.push(...[...bytes].filter(isStatusByte));
    changed.tell();
  });
  pipe.onGone(() => {
    gone = true;
    changed.tell();
  });
  const broke = (): Error => (begun ? deviceRefusal('devices.printerBroke', {}, { begun: true }) : deviceRefusal('devices.printerGone', {}, { begun: false }));
  const check = (signal: AbortSignal): void => {
    if (signal.aborted) throw begun ? deviceRefusal('devices.printStopped', {}, { begun: true }) : deviceRefusal('devices.cancelled', {}, { begun: false });
    if (gone) throw broke();
  };
  return {
    async write(bytes, signal) {
      for (let at = 0; at < bytes.length; at += CHUNK) {
        check(signal);
        begun = true;
        const written = pipe.write(bytes.subarray(at, at + CHUNK)).then(() => 'written' as const, () => 'broken' as const);
        const outcome = await within(written, stuckMs, signal);
        check(signal);
        if (outcome === 'broken') throw broke();
        if (outcome === 'late') throw deviceRefusal('devices.printerStuck', {}, { begun: true });
      }
    },
    async ask(which, ms, signal) {
      check(signal);
      statuses.length = 0;
      const asked = await within(pipe.write(askStatus(which)).then(() => 'asked' as const, () => 'broken' as const), ms, signal);
      check(signal);
      if (asked === 'broken') throw broke();
      const until = performance.now() + ms;
      while (asked === 'asked' && statuses.length === 0 && performance.now() < until) {
        await changed.next(until - performance.now(), signal);
        check(signal);
      }
      return statuses.shift() ?? null;
    },
    async quiet(ms, signal) {
      const until = performance.now() + ms;
      while (performance.now() < until) {
        check(signal);
        await changed.next(until - performance.now(), signal);
      }
      check(signal);
    },
    async finish(signal) {
      const closed = await within(pipe.close().then(() => 'closed' as const), stuckMs, signal);
      if (closed === 'closed') return;
      check(signal);
      throw deviceRefusal('devices.printerStuck', {}, { begun: true });
    },
    drop: () => pipe.abandon(),
  };
}
