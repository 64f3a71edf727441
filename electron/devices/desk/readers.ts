import { deviceRefusal } from '#shared/messages/devices.ts';
import { Refusal } from '#shared/messages/refusal.ts';
import { readCard, type CardResult } from '../cards/readCard.ts';
import type { SerialPortInfo } from '../lines/ports.ts';
import { usbForbidden } from '../lines/usb.ts';
import type { UsbBus } from '../lines/usbBus.ts';
import { isKnownReader, standsFor, usbPlace, usbWords, type UsbSeen } from '../lines/usbPlace.ts';
import { Condition } from './condition.ts';
import type { DeskLog } from './deskLog.ts';
import type { CardAnswer, DeskView } from './protocol.ts';
import { newDeviceId, type DeskSettings, type ReaderSetting } from './settings.ts';
import type { UsbNow } from './usbNow.ts';

export interface DeskParts {
  readonly log: DeskLog;
  settings(): DeskSettings;
  /** Keeps a change of the settings; refusal where this PC can't. */
  change(settings: DeskSettings): void;
  now(): number;
  /** Something is different for whoever looks. */
  changed(): void;
}

const TEST_WAIT_MS = 3000;
const CARD_WORDS = { citizen: '居民身份证', J: '港澳台居民居住证', I: '外国人永久居留身份证', Y: '外国人永久居留身份证' } as const;

/** All readers of this PC: which is asked, what became of it, and how each is. */
export class Readers {
  readonly #conditions = new Map<string, Condition>();
  #free: readonly SerialPortInfo[] = [];
  #usb: UsbNow = { seen: [], problem: null };

  constructor(private readonly parts: DeskParts & { readonly bus: UsbBus }) {}

  view(): DeskView['readers'] {
    const { readers, defaultReader } = this.parts.settings();
    const first = readers.find((reader) => reader.id === defaultReader)?.id ?? readers[0]?.id;
    return readers.map((reader) => {
      const condition = this.#of(reader.id);
      return {
        id: reader.id, label: reader.label, kind: kindOf(reader.place), driver: DRIVER_WORDS[kindOf(reader.place)], place: kindOf(reader.place) === 'usb' ? usbWords(pathOf(reader.place)) : pathOf(reader.place), state: condition.state,
        detail: condition.detail, lastError: condition.blocked ?? condition.lastError, lastGoodAt: condition.lastGoodAt, isDefault: reader.id === first,
      };
    });
  }

  /** What the last look found; the free ports are those that nothing is set up on. True where something is different. */
  seen(paths: ReadonlySet<string>, free: readonly SerialPortInfo[], usb: UsbNow): boolean {
    let news = this.#free.map((port) => port.path).join() !== free.map((port) => port.path).join() || saidOf(this.#usb) !== saidOf(usb);
    this.#free = free;
    this.#usb = usb;
    const stands = this.#stands();
    for (const reader of this.parts.settings().readers) {
      const kind = kindOf(reader.place);
      if (kind === 'helper') continue;
      const device = stands.get(reader.id);
      if (kind === 'usb') news = this.#block(reader, usb.problem ?? (device?.mayOpen === false ? usbForbidden(device) : null)) || news;
      // Whether it is plugged in is not known then.
      if (kind === 'usb' && usb.problem !== null) continue;
      news = this.#came(reader, kind === 'usb' ? device !== undefined : paths.has(pathOf(reader.place))) || news;
    }
    return news;
  }

  /** It came or went; true where that is news. */
  #came(reader: ReaderSetting, present: boolean): boolean {
    const condition = this.#of(reader.id);
    const before = condition.present;
    if (!condition.seen(present)) return false;
    if (before !== null || !present) this.parts.log.note(reader.label, present ? '已接上' : '已断开');
    return true;
  }

  #block(reader: ReaderSetting, refusal: Refusal | null): boolean {
    if (!this.#of(reader.id).block(refusal, this.parts.now())) return false;
    this.parts.log.note(reader.label, refusal === null ? '可以使用了' : `${refusal.message}（${refusal.code}）`);
    return true;
  }

  /** The plugged-in device that each USB reader stands for, by the reader's id; those that are not there are left out. */
  #stands(): ReadonlyMap<string, UsbSeen> {
    const readers = this.parts.settings().readers.filter((reader) => kindOf(reader.place) === 'usb');
    const devices = standsFor(readers.map((reader) => pathOf(reader.place)), this.#usb.seen);
    return new Map(readers.flatMap((reader, at) => (devices[at] == null ? [] : [[reader.id, devices[at]] as const])));
  }

  /** Where a reader is now: of several of one model the one that it stands for, however little was remembered of it. */
  #placeNow(reader: ReaderSetting): string {
    const device = this.#stands().get(reader.id);
    return device === undefined ? reader.place : `usb:${usbPlace(device, this.#usb.seen)}`;
  }

  /**
   * Reads a card: at the reader named, else at the default one, else at the first that is there. While none is set up, every port with something on it
   * is tried at once, and the one that answers is remembered.
   */
  async read(id: string | null, waitMs: number, signal: AbortSignal): Promise<CardAnswer> {
    const { readers, defaultReader } = this.parts.settings();
    if (id !== null) {
      const named = readers.find((reader) => reader.id === id);
      if (named === undefined) throw deviceRefusal('devices.unknownDevice', {});
      return answerOf(await this.#readAt(named, waitMs, signal), named.label);
    }
    const usual = readers.find((reader) => reader.id === defaultReader) ?? readers[0];
    const chosen = usual !== undefined && this.#of(usual.id).present === false ? (readers.find((reader) => this.#of(reader.id).present !== false) ?? usual) : usual;
    if (chosen !== undefined) return answerOf(await this.#readAt(chosen, waitMs, signal), chosen.label);
    return this.#readAnywhere(waitMs, signal);
  }

  /** Whether a reader answers; a card that lies on it is read to prove it, and nothing but its kind and how long it is valid is told. */
  async test(reader: ReaderSetting, signal: AbortSignal): Promise<string> {
    try {
      const { fields, warnings } = await this.#readAt(reader, TEST_WAIT_MS, signal);
      const expired = warnings.includes('expired') ? '（已过期）' : '';
      return `读卡器正常，读到一张${CARD_WORDS[fields.type]}，姓名 ${[...fields.name].length} 个字，有效期至 ${fields.validTo}${expired}。没有保存。`;
    } catch (error) {
      if (error instanceof Refusal && error.code === 'devices.noCard') return '读卡器正常，读卡区没有证件。放上证件再测，可以试读。';
      throw error;
    }
  }

  /** Tries a port at all speeds, or a USB device; the reader that answers is set up. */
  async tryPort(place: string, signal: AbortSignal): Promise<{ words: string; id: string }> {
    const fresh: ReaderSetting = { id: newDeviceId('reader'), label: this.#newLabel(), place, baud: null };
    const words = await this.test(fresh, signal);
    this.#remember(fresh);
    return { words, id: fresh.id };
  }

  forget(id: string): void {
    this.#conditions.delete(id);
  }

  #of(id: string): Condition {
    const known = this.#conditions.get(id) ?? new Condition();
    this.#conditions.set(id, known);
    return known;
  }

  #newLabel(): string {
    const count = this.parts.settings().readers.length;
    return count === 0 ? '身份证读卡器' : `身份证读卡器 ${count + 1}`;
  }

  #remember(reader: ReaderSetting): void {
    const settings = this.parts.settings();
    if (settings.readers.some((known) => known.place === reader.place)) return;
    this.parts.change({ ...settings, readers: [...settings.readers, reader] });
    this.parts.log.note(reader.label, kindOf(reader.place) === 'usb' ? `已设置，${usbWords(pathOf(reader.place))}` : `已设置，端口 ${pathOf(reader.place)}`);
  }

  async #readAnywhere(waitMs: number, signal: AbortSignal): Promise<CardAnswer> {
    const serial = this.#free.filter((port) => port.usbIds !== '' || process.platform === 'win32').map((port) => `serial:${port.path}`);
    // Nothing is sent to a USB device of which nobody knows what it is.
    const usb = this.#usb.seen.filter(isKnownReader).map((device) => `usb:${usbPlace(device, this.#usb.seen)}`);
    const free = [...serial, ...usb];
    if (free.length === 0) throw deviceRefusal('devices.noReader', {});
    const stop = new AbortController();
    const both = AbortSignal.any([signal, stop.signal]);
    const tries = free.map(async (place) => {
      const reader: ReaderSetting = { id: newDeviceId('reader'), label: this.#newLabel(), place, baud: null };
      return { reader, card: await this.#readAt(reader, waitMs, both) };
    });
    try {
      const { reader, card } = await Promise.any(tries);
      this.#remember(reader);
      return answerOf(card, reader.label);
    } catch (error) {
      const reasons = error instanceof AggregateError ? (error.errors as unknown[]) : [error];
      // A reader that waited for a card says more than ports on which nothing answers.
      throw reasons.find((reason) => reason instanceof Refusal && !['devices.readerSilent', 'devices.portBusy', 'devices.portTrouble'].includes(reason.code)) ?? deviceRefusal('devices.noReader', {});
    } finally {
      stop.abort();
    }
  }

  async #readAt(reader: ReaderSetting, waitMs: number, signal: AbortSignal): Promise<CardResult> {
    const { parts } = this;
    const condition = this.#of(reader.id);
    if (condition.working > 0) throw deviceRefusal('devices.readerBusy', {});
    condition.working += 1;
    parts.changed();
    let detail = condition.detail;
    let baud = reader.baud;
    try {
      const result = await readCard({
        port: this.#placeNow(reader), bus: parts.bus, waitMs, signal, now: () => parts.now(), baud: reader.baud,
        described: (description) => {
          detail = description.detail === '' ? detail : description.detail;
          baud = description.baud ?? baud;
        },
      });
      condition.good(parts.now(), detail);
      if (baud !== reader.baud) this.#learnt(reader.id, baud);
      parts.log.note(reader.label, `读卡成功${detail === '' ? '' : `，${detail}`}`);
      return result;
    } catch (error) {
      if (error instanceof Refusal) {
        condition.detail = detail;
        condition.bad(error, parts.now());
        parts.log.note(reader.label, `${error.message}（${error.code}）`);
      }
      throw error;
    } finally {
      condition.working -= 1;
      parts.changed();
    }
  }

  /** The speed is tried first next time; where it can't be kept, it is found again. */
  #learnt(id: string, baud: number | null): void {
    const settings = this.parts.settings();
    if (!settings.readers.some((reader) => reader.id === id)) return;
    try {
      this.parts.change({ ...settings, readers: settings.readers.map((reader) => (reader.id === id ? { ...reader, baud } : reader)) });
    } catch {
      // Told when a person changes the settings.
    }
  }
}

const DRIVER_WORDS = { serial: '串口协议', usb: 'USB 协议', helper: '厂家辅助程序' } as const;

export function kindOf(place: string): 'serial' | 'usb' | 'helper' {
  return place.startsWith('usb:') ? 'usb' : place.startsWith('helper:') ? 'helper' : 'serial';
}

/** What stands after the kind of a place: the path of a port, what is remembered of a USB device, a program. */
export function pathOf(place: string): string {
  return place.replace(/^(?:serial|usb|helper):/, '');
}

/** Everything of the USB that a person sees. */
function saidOf(usb: UsbNow): string {
  return JSON.stringify([usb.problem?.message, usb.seen.map((device) => [usbPlace(device, usb.seen), device.vendor, device.product, device.mayOpen])]);
}

/** The portrait goes no further: nothing asks for it yet, and the captain's leave would be needed (domain 3.1). */
function answerOf(card: CardResult, reader: string): CardAnswer {
  return { fields: card.fields, warnings: card.warnings, reader };
}
