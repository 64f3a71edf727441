import { deviceRefusal } from '#shared/messages/devices.ts';
import { Refusal } from '#shared/messages/refusal.ts';
import { readCard, type CardResult } from '../cards/readCard.ts';
import type { SerialPortInfo } from '../lines/ports.ts';
import { Condition } from './condition.ts';
import type { DeskLog } from './deskLog.ts';
import type { CardAnswer, DeskView } from './protocol.ts';
import { newDeviceId, type DeskSettings, type ReaderSetting } from './settings.ts';

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

  constructor(private readonly parts: DeskParts) {}

  view(): DeskView['readers'] {
    const { readers, defaultReader } = this.parts.settings();
    const first = readers.find((reader) => reader.id === defaultReader)?.id ?? readers[0]?.id;
    return readers.map((reader) => {
      const condition = this.#of(reader.id);
      return {
        id: reader.id, label: reader.label, kind: kindOf(reader.place), driver: DRIVER_WORDS[kindOf(reader.place)], place: reader.place.replace(/^(?:serial|usb|helper):/, ''), state: condition.state,
        detail: condition.detail, lastError: condition.lastError, lastGoodAt: condition.lastGoodAt, isDefault: reader.id === first,
      };
    });
  }

  /** What the last look found; the free ports are those that nothing is set up on. True where something is different. */
  seen(paths: ReadonlySet<string>, free: readonly SerialPortInfo[]): boolean {
    let news = this.#free.map((port) => port.path).join() !== free.map((port) => port.path).join();
    this.#free = free;
    for (const reader of this.parts.settings().readers) {
      if (kindOf(reader.place) !== 'serial') continue;
      const present = paths.has(pathOf(reader.place));
      const condition = this.#of(reader.id);
      const before = condition.present;
      if (!condition.seen(present)) continue;
      news = true;
      if (before !== null || !present) this.parts.log.note(reader.label, present ? '已接上' : '已断开');
    }
    return news;
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

  /** Tries a port at all speeds; the reader that answers is set up. */
  async tryPort(path: string, signal: AbortSignal): Promise<{ words: string; id: string }> {
    const fresh: ReaderSetting = { id: newDeviceId('reader'), label: this.#newLabel(), place: `serial:${path}`, baud: null };
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
    this.parts.log.note(reader.label, `已设置，端口 ${pathOf(reader.place)}`);
  }

  async #readAnywhere(waitMs: number, signal: AbortSignal): Promise<CardAnswer> {
    const free = this.#free.filter((port) => port.usbIds !== '' || process.platform === 'win32');
    if (free.length === 0) throw deviceRefusal('devices.noReader', {});
    const stop = new AbortController();
    const both = AbortSignal.any([signal, stop.signal]);
    const tries = free.map(async (port) => {
      const reader: ReaderSetting = { id: newDeviceId('reader'), label: this.#newLabel(), place: `serial:${port.path}`, baud: null };
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
        port: reader.place, waitMs, signal, now: () => parts.now(), baud: reader.baud,
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

/** Path of a serial place. */
export function pathOf(place: string): string {
  return place.replace(/^serial:/, '');
}

/** The portrait goes no further: nothing asks for it yet, and the captain's leave would be needed (domain 3.1). */
function answerOf(card: CardResult, reader: string): CardAnswer {
  return { fields: card.fields, warnings: card.warnings, reader };
}
