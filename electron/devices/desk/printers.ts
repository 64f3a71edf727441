import path from 'node:path';
import { SLIP_WORDS, type SlipId } from '#shared/devices/slips/model.ts';
import { trialSlip } from '#shared/devices/slips/kinds/trial.ts';
import { deviceRefusal, deviceWords } from '#shared/messages/devices.ts';
import { Refusal } from '#shared/messages/refusal.ts';
import { pause } from '../pause.ts';
import { PRINTER_WORDS } from '../printers/escpos/status.ts';
import { printerPlace } from '../printers/place.ts';
import { printBytes, printerState, type PrintOutcome } from '../printers/print.ts';
import { slipBytes, type SlipJob } from '../printers/printSlip.ts';
import { PrintQueue, type QueuedSlip } from '../printers/queue/queue.ts';
import { Condition } from './condition.ts';
import { glyphsFor, type GlyphSource } from './glyphSource.ts';
import type { DeskView, JobOutcome, PrintWish, QueuedView } from './protocol.ts';
import { folderStore } from './queueStore.ts';
import type { DeskParts } from './readers.ts';
import type { PrinterSetting } from './settings.ts';

export interface PrinterParts extends DeskParts {
  readonly folder: string;
  readonly draw: GlyphSource;
  settled(key: string, outcome: JobOutcome): void;
}

const OUTCOMES: Readonly<Partial<Record<QueuedSlip['state']['is'], JobOutcome>>> = { doubtful: 'doubtful', refused: 'refused', cancelled: 'cancelled' };
/** How long printing waits for one that asks the printer how it is, or tests it. */
const TURN_MS = 50;

/** The portable printers of this PC and their queue. */
export class Printers {
  readonly #conditions = new Map<string, Condition>();
  #queue: PrintQueue | null = null;
  /** Places that are being talked to: a printer takes one line at a time. */
  readonly #lines = new Set<string>();

  private constructor(private readonly parts: PrinterParts) {}

  static async open(parts: PrinterParts): Promise<Printers> {
    const printers = new Printers(parts);
    printers.#queue = await PrintQueue.open({
      store: folderStore(path.join(parts.folder, 'queue'), () => parts.now()),
      print: (job, signal) => printers.#print(job, signal),
      now: () => parts.now(),
      newId: () => `slip-${String(parts.now())}`,
      onChange: (job) => printers.#changed(job),
      onTrouble: () => parts.log.note('打印队列', '队列存不下来，稍后再试：本机磁盘写不进去'),
    });
    return printers;
  }

  view(): DeskView['printers'] {
    const { printers, defaultPrinter } = this.parts.settings();
    const first = printers.find((printer) => printer.id === defaultPrinter)?.id ?? printers[0]?.id;
    const jobs = this.#queue?.list() ?? [];
    return printers.map((printer) => {
      const condition = this.#of(printer.id);
      const { kind } = printerPlace(printer.place);
      const count = (is: QueuedSlip['state']['is']): number => jobs.filter((job) => job.printer === printer.place && job.state.is === is).length;
      return {
        id: printer.id, label: printer.label, driver: `ESC/POS ${WAY_WORDS[kind]}`, place: printer.place, kind, state: condition.state, detail: condition.detail, lastError: condition.lastError,
        lastGoodAt: condition.lastGoodAt, isDefault: printer.id === first, width: printer.width, cutter: printer.cutter, characters: printer.characters, codes: printer.codes, baud: printer.baud,
        waiting: count('waiting') + count('sending'), doubtful: count('doubtful'),
      };
    });
  }

  /** What the last look at the ports found. True where something is different; what waits for a printer that came back is tried at once. */
  seen(paths: ReadonlySet<string>): boolean {
    let news = false;
    for (const printer of this.parts.settings().printers) {
      const place = printerPlace(printer.place);
      if (place.kind !== 'serial' && place.kind !== 'file') continue;
      const condition = this.#of(printer.id);
      const before = condition.present;
      const present = paths.has(place.path);
      if (!condition.seen(present)) continue;
      news = true;
      if (before !== null || !present) this.parts.log.note(printer.label, present ? '已接上' : '已断开');
      if (present) void this.#queue?.wake(printer.place);
    }
    return news;
  }

  /** Asks the printers on the network how they are; those that work are left alone. */
  async look(): Promise<void> {
    await Promise.all(this.parts.settings().printers.filter((printer) => printerPlace(printer.place).kind === 'tcp').map((printer) => this.#lookAt(printer)));
  }

  async test(printer: PrinterSetting, signal: AbortSignal): Promise<string> {
    const job: SlipJob = { slip: trialSlip({ printer: printer.label, at: this.parts.now() }), width: printer.width, profile: printer };
    const outcome = await this.#send(printer.place, printer, job, signal);
    return outcome.status === 'confirmed' ? `测试小票已打印，打印机回答${PRINTER_WORDS[outcome.state]}。` : '测试小票已送出，打印机没有回答状态，请看纸上是否打全。';
  }

  async add(wish: PrintWish): Promise<QueuedView> {
    const { printers, defaultPrinter } = this.parts.settings();
    const printer = wish.printer === null ? (printers.find((one) => one.id === defaultPrinter) ?? printers[0]) : printers.find((one) => one.id === wish.printer);
    if (printer === undefined) throw deviceRefusal(wish.printer === null ? 'devices.notPrintedOn' : 'devices.unknownDevice', {});
    const job: SlipJob = { slip: wish.slip, reprint: wish.reprint, copies: wish.copies, width: printer.width, profile: profileOf(printer) };
    // What can't be printed at all is refused now, and nothing is queued.
    await slipBytes(job, await glyphsFor(job, this.parts.draw));
    return this.#viewOf(await this.#need().add(printer.place, wish.of, job, wish.key));
  }

  queue(): QueuedView[] {
    return this.#need().list().toReversed().map((job) => this.#viewOf(job));
  }

  async settle(id: string, act: 'seen' | 'again' | 'now' | 'cancel'): Promise<void> {
    const queue = this.#need();
    const job = queue.list().find((one) => one.id === id);
    if (job === undefined) throw deviceRefusal('devices.jobGone', {});
    if (act === 'now') await queue.wake(job.printer);
    else await queue[act](id);
  }

  /** The place or the abilities of a printer changed: what waits for it goes there. */
  forget(id: string): void {
    this.#conditions.delete(id);
  }

  async close(): Promise<void> {
    await this.#queue?.stop();
  }

  #need(): PrintQueue {
    if (this.#queue === null) throw new Error('the queue is not open yet');
    return this.#queue;
  }

  #of(id: string): Condition {
    const known = this.#conditions.get(id) ?? new Condition();
    this.#conditions.set(id, known);
    return known;
  }

  async #lookAt(printer: PrinterSetting): Promise<void> {
    if (this.#lines.has(printer.place)) return;
    const condition = this.#of(printer.id);
    const before = JSON.stringify([condition.state, condition.detail]);
    this.#lines.add(printer.place);
    try {
      const state = await printerState(printer.place, { baud: printer.baud });
      const came = condition.seen(true);
      condition.good(this.parts.now(), PRINTER_WORDS[state]);
      if (state === 'paper-out' || state === 'cover-open' || state === 'offline' || state === 'error') {
        const code = ({ 'paper-out': 'devices.outOfPaper', 'cover-open': 'devices.coverOpen', offline: 'devices.printerOffline', error: 'devices.printerError' } as const)[state];
        condition.bad(deviceRefusal(code, {}), this.parts.now());
      }
      if (came) this.parts.log.note(printer.label, `已连上，${PRINTER_WORDS[state]}`);
      const wellAgain = condition.state !== 'trouble' && before !== JSON.stringify([condition.state, condition.detail]);
      if (came || wellAgain) void this.#queue?.wake(printer.place);
    } catch {
      if (condition.seen(false)) this.parts.log.note(printer.label, '连不上');
    } finally {
      this.#lines.delete(printer.place);
    }
    if (before !== JSON.stringify([condition.state, condition.detail])) this.parts.changed();
  }

  /** Prints a job of the queue with what is known of the printer now. */
  async #print(job: QueuedSlip, signal: AbortSignal): Promise<PrintOutcome> {
    const printer = this.parts.settings().printers.find((one) => one.place === job.printer);
    return this.#send(job.printer, printer ?? null, printer === undefined ? job.job : { ...job.job, profile: profileOf(printer) }, signal);
  }

  async #send(place: string, printer: PrinterSetting | null, job: SlipJob, signal: AbortSignal): Promise<PrintOutcome> {
    while (this.#lines.has(place) && !signal.aborted) await pause(TURN_MS, signal);
    const condition = printer === null ? new Condition() : this.#of(printer.id);
    const name = printer?.label ?? place;
    this.#lines.add(place);
    condition.working += 1;
    this.parts.changed();
    try {
      const bytes = await slipBytes(job, await glyphsFor(job, this.parts.draw));
      const outcome = await printBytes(place, bytes, { baud: printer?.baud ?? 9600, signal });
      condition.seen(true);
      condition.good(this.parts.now(), outcome.state === 'unanswered' ? '' : PRINTER_WORDS[outcome.state]);
      this.parts.log.note(name, `${SLIP_WORDS[job.slip.id]}已打印，${outcome.bytes} 字节，${PRINTER_WORDS[outcome.state]}`);
      return outcome;
    } catch (error) {
      if (error instanceof Refusal) {
        if (error.code === 'devices.printerUnreachable') condition.seen(false);
        // Stopped by a person: that says nothing of the printer.
        if (!signal.aborted) condition.bad(error, this.parts.now());
        this.parts.log.note(name, `${SLIP_WORDS[job.slip.id]}：${error.message}（${error.code}）`);
      }
      throw error;
    } finally {
      condition.working -= 1;
      this.#lines.delete(place);
      this.parts.changed();
    }
  }

  #changed(job: QueuedSlip): void {
    const outcome = job.state.is === 'printed' ? (job.state.confirmed ? 'confirmed' : 'unconfirmed') : OUTCOMES[job.state.is];
    if (outcome !== undefined) this.parts.settled(job.id, outcome);
    this.parts.changed();
  }

  #viewOf(job: QueuedSlip): QueuedView {
    const { state } = job;
    const label = this.parts.settings().printers.find((printer) => printer.place === job.printer)?.label ?? job.printer;
    const words = 'code' in state && state.code !== null ? deviceWords(state.code, label) : { message: '', todo: '' };
    return {
      id: job.id, slip: job.job.slip.id, title: SLIP_WORDS[job.job.slip.id as SlipId], of: job.subject, printer: label, width: job.job.width, copies: job.job.copies ?? 1, reprint: job.job.reprint ?? 0, queuedAt: job.queuedAt,
      state: state.is, at: 'at' in state ? state.at : 'since' in state ? state.since : job.queuedAt, confirmed: state.is === 'printed' && state.confirmed, ...words,
    };
  }
}

const WAY_WORDS = { tcp: '网络', serial: '串口', spooler: '系统队列', file: '设备文件' } as const;

function profileOf({ cutter, characters, codes, baud }: PrinterSetting): NonNullable<SlipJob['profile']> {
  return { cutter, characters, codes, baud };
}
