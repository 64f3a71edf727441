import { deviceRefusal } from '#shared/messages/devices.ts';
import { systemBus, type UsbBus } from '../lines/usbBus.ts';
import { readUsbPlace, standsFor, usbWords } from '../lines/usbPlace.ts';
import { printerPlace } from '../printers/place.ts';
import { DeskLog } from './deskLog.ts';
import type { GlyphSource } from './glyphSource.ts';
import { keepLooking, lookAround, nodeOf, type Present } from './presence.ts';
import { Printers } from './printers.ts';
import type { DeskChange, DeskView, DeskWork, JobOutcome, WorkName } from './protocol.ts';
import { kindOf, pathOf, Readers } from './readers.ts';
import { loadSettings, newDeviceId, PAPER_DEFAULTS, saveSettings, type DeskSettings } from './settings.ts';
import { lookAtUsb, usbView, type UsbNow } from './usbNow.ts';

export interface DeskEvents {
  changed(): void;
  settled(key: string, outcome: JobOutcome): void;
}

/**
 * All devices of this PC, in a process of their own: readers and portable printers, what is remembered of them, the queue of slips, the log.
 * One desk owns the folder; everything is asked by name (DeskWork).
 */
export class DeviceDesk {
  #settings: DeskSettings;
  readonly #log: DeskLog;
  readonly #readers: Readers;
  #printers: Printers | null = null;
  #ports: Present['ports'] = [];
  /** Devices that something is set up on, by the kernel's name, as the last look found them. */
  #nodes: Present['nodes'] = new Set();
  #printerFiles: Present['printerFiles'] = [];
  #usb: UsbNow = { seen: [], problem: null };
  /** Looks begun, and the last one whose result counts. */
  #looks = 0;
  #lastLook = 0;
  #stopLooking: () => void = () => undefined;

  private constructor(private readonly folder: string, private readonly events: DeskEvents, private readonly now: () => number, private readonly bus: UsbBus) {
    this.#settings = loadSettings(folder);
    this.#log = new DeskLog(folder, now);
    this.#readers = new Readers({ ...this.#parts(), bus });
  }

  static async open(folder: string, events: DeskEvents, draw: GlyphSource, now: () => number = Date.now, bus: UsbBus = systemBus()): Promise<DeviceDesk> {
    const desk = new DeviceDesk(folder, events, now, bus);
    desk.#printers = await Printers.open({ ...desk.#parts(), folder, draw, settled: (key, outcome) => events.settled(key, outcome) });
    await desk.#lookAround();
    const stopLooking = keepLooking(() => desk.#lookAround());
    const stopHearing = bus.watch(() => void desk.#lookAround());
    desk.#stopLooking = () => {
      stopLooking();
      stopHearing();
    };
    return desk;
  }

  /** Carries out one piece of work. Rejects with the refusals of `shared/messages/devices.ts`; `signal` ends what waits. */
  async work<N extends WorkName>(name: N, input: DeskWork[N]['in'], signal: AbortSignal): Promise<DeskWork[N]['out']> {
    const does: { readonly [W in WorkName]: (given: DeskWork[W]['in']) => Promise<DeskWork[W]['out']> } = {
      list: () => Promise.resolve(this.#view()),
      look: async () => {
        await this.#need().look();
        return null;
      },
      test: ({ id }) => this.#test(id, signal),
      tryPort: ({ place }) => {
        this.#refuseReaderTaken(place);
        return this.#readers.tryPort(place, signal);
      },
      readCard: ({ reader, waitMs }) => this.#readers.read(reader, waitMs, signal),
      configure: (change) => Promise.resolve({ id: this.#configure(change) }),
      log: () => Promise.resolve(this.#log.entries),
      queue: () => Promise.resolve(this.#need().queue()),
      settleJob: async ({ id, act }) => {
        await this.#need().settle(id, act);
        return null;
      },
      print: (wish) => this.#need().add(wish),
    };
    return does[name](input);
  }

  async close(): Promise<void> {
    this.#stopLooking();
    await this.#printers?.close();
  }

  #parts() {
    return {
      log: this.#log, settings: () => this.#settings, now: () => this.now(), changed: () => this.events.changed(),
      change: (settings: DeskSettings) => {
        saveSettings(this.folder, settings);
        this.#settings = settings;
        this.events.changed();
      },
    };
  }

  #need(): Printers {
    if (this.#printers === null) throw new Error('the desk is not open yet');
    return this.#printers;
  }

  #view(): DeskView {
    const taken = this.#takenPaths();
    return {
      readers: this.#readers.view(), printers: this.#need().view(), usb: usbView(this.#usb, this.#usbReaders(), new Set(this.#ports.map((port) => port.usbIds))),
      printerFiles: this.#printerFiles.filter((file) => !taken.has(file.path)).map((file) => ({ ...file })),
      ports: this.#ports.filter((port) => !taken.has(port.path) && !this.#nodes.has(port.node)).map(({ path, label, usbIds }) => ({ path, label, usbIds })),
      paper: { ...PAPER_DEFAULTS, ...this.#settings.paper },
    };
  }

  async #lookAround(): Promise<void> {
    const taken = this.#takenPaths();
    this.#looks += 1;
    const mine = this.#looks;
    const [{ ports, printerFiles, paths, nodes }, usb] = await Promise.all([lookAround([...taken.keys()]), lookAtUsb(this.bus, this.#usb)]);
    // A look that took longer than a later one tells of what was before.
    if (mine < this.#lastLook) return;
    this.#lastLook = mine;
    this.#ports = ports;
    this.#nodes = nodes;
    const files = this.#printerFiles.map((file) => file.path).join() !== printerFiles.map((file) => file.path).join();
    this.#printerFiles = printerFiles;
    this.#usb = usb;
    const free = ports.filter((port) => !taken.has(port.path) && !nodes.has(port.node));
    const [readers, printers] = [this.#readers.seen(paths, free, usb), this.#need().seen(paths)];
    if (readers || printers || files) this.events.changed();
  }

  /** Paths that a device is set up on, with its label. */
  #takenPaths(): Map<string, string> {
    const taken = new Map<string, string>();
    for (const reader of this.#settings.readers) if (kindOf(reader.place) === 'serial') taken.set(pathOf(reader.place), reader.label);
    for (const printer of this.#settings.printers) {
      const place = printerPlace(printer.place);
      if (place.kind === 'serial' || place.kind === 'file') taken.set(place.path, printer.label);
    }
    return taken;
  }

  #usbReaders(): { readonly place: string; readonly label: string }[] {
    return this.#settings.readers.filter((reader) => kindOf(reader.place) === 'usb').map((reader) => ({ place: pathOf(reader.place), label: reader.label }));
  }

  /** A device is taken where a reader that is set up stands for it; one that is not plugged in now, where it is remembered by the same name. */
  #refuseReaderTaken(place: string): void {
    if (kindOf(place) === 'serial') this.#refuseTaken(pathOf(place));
    if (kindOf(place) !== 'usb') return;
    if (readUsbPlace(pathOf(place)) === null) throw deviceRefusal('devices.usbMissing', { what: usbWords(pathOf(place)) });
    const readers = this.#usbReaders();
    const { seen } = this.#usb;
    const taken = standsFor(readers.map((reader) => reader.place), seen);
    // Of a model that is told by its number alone, a second one may be free.
    if (standsFor([pathOf(place)], seen.filter((device) => !taken.includes(device)))[0] != null) return;
    const [here = null] = standsFor([pathOf(place)], seen);
    const label = readers.find((reader, at) => reader.place === pathOf(place) || (here !== null && taken[at] === here))?.label;
    if (label !== undefined) throw deviceRefusal('devices.portTaken', { label });
  }

  #refuseTaken(path: string): void {
    const node = nodeOf(path);
    const label = [...this.#takenPaths()].find(([taken]) => nodeOf(taken) === node)?.[1];
    if (label !== undefined) throw deviceRefusal('devices.portTaken', { label });
  }

  async #test(id: string, signal: AbortSignal): Promise<{ words: string }> {
    const reader = this.#settings.readers.find((one) => one.id === id);
    if (reader !== undefined) return { words: await this.#readers.test(reader, signal) };
    const printer = this.#settings.printers.find((one) => one.id === id);
    if (printer !== undefined) return { words: await this.#need().test(printer, signal) };
    throw deviceRefusal('devices.unknownDevice', {});
  }

  #configure(change: DeskChange): string | null {
    const { change: keep, log } = this.#parts();
    const settings = this.#settings;
    switch (change.do) {
      case 'addReader':
      case 'addHelper': {
        const place = change.do === 'addHelper' ? `helper:${change.program}` : `${change.kind}:${change.place}`;
        this.#refuseReaderTaken(place);
        const reader = { id: newDeviceId('reader'), label: change.label === '' ? '身份证读卡器' : change.label, place, baud: null };
        keep({ ...settings, readers: [...settings.readers, reader] });
        log.note(reader.label, '已添加');
        void this.#lookAround();
        return reader.id;
      }
      case 'addPrinter': {
        const { do: _, ...given } = change;
        const place = printerPlace(given.place);
        if (place.kind === 'serial' || place.kind === 'file') this.#refuseTaken(place.path);
        const printer = { ...given, id: newDeviceId('printer'), label: given.label === '' ? '小票打印机' : given.label };
        keep({ ...settings, printers: [...settings.printers, printer] });
        log.note(printer.label, '已添加');
        void this.#lookAround();
        return printer.id;
      }
      case 'editPrinter': {
        const { do: _, ...given } = change;
        printerPlace(given.place);
        if (!settings.printers.some((printer) => printer.id === given.id)) throw deviceRefusal('devices.unknownDevice', {});
        this.#need().forget(given.id);
        keep({ ...settings, printers: settings.printers.map((printer) => (printer.id === given.id ? { ...given, label: given.label === '' ? printer.label : given.label } : printer)) });
        void this.#lookAround();
        return given.id;
      }
      case 'rename': {
        const named = <T extends { id: string; label: string }>(all: readonly T[]): T[] => all.map((one) => (one.id === change.id ? { ...one, label: change.label } : one));
        keep({ ...settings, readers: named(settings.readers), printers: named(settings.printers) });
        return change.id;
      }
      case 'remove': {
        const gone = [...settings.readers, ...settings.printers].find((one) => one.id === change.id);
        if (gone === undefined) throw deviceRefusal('devices.unknownDevice', {});
        keep({ ...settings, readers: settings.readers.filter((one) => one.id !== change.id), printers: settings.printers.filter((one) => one.id !== change.id) });
        this.#readers.forget(change.id);
        this.#need().forget(change.id);
        log.note(gone.label, '已删除');
        void this.#lookAround();
        return null;
      }
      case 'makeDefault': {
        if (settings.readers.some((one) => one.id === change.id)) keep({ ...settings, defaultReader: change.id });
        else if (settings.printers.some((one) => one.id === change.id)) keep({ ...settings, defaultPrinter: change.id });
        else throw deviceRefusal('devices.unknownDevice', {});
        return change.id;
      }
      case 'paper':
        keep({ ...settings, paper: { ...settings.paper, [change.profile]: change.choice } });
        return null;
    }
  }
}
