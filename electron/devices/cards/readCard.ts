import type { CardBytes } from '#shared/devices/cards/answers.ts';
import type { CardProblem, ReadCard } from '#shared/devices/cards/fields.ts';
import { readCardText } from '#shared/devices/cards/read.ts';
import { deviceRefusal } from '#shared/messages/devices.ts';
import { Refusal } from '#shared/messages/refusal.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { pause, within } from '../pause.ts';
import type { UsbBus } from '../lines/usbBus.ts';
import { readerAt } from './places.ts';
import { ticks, type CardReader, type Patience, type ReaderDescription } from './reader.ts';

export const DEFAULT_WAIT_MS = 10_000;
const FIND_EVERY_MS = 300;
const LONGEST_CLOSE_MS = 10_000;
const CLOSE_MS = 50;

/** A card that was read: fields, what to warn of, and the portrait as its maker coded it (1024 bytes; no open decoder exists). */
export interface CardResult extends ReadCard {
  readonly portrait: Uint8Array;
}

export interface CardQuestion {
  /** `/dev/ttyUSB0`, `COM3`, `helper:PROGRAM`, `usb:VENDOR:PRODUCT…` (see `readerAt`). */
  readonly port: string;
  /** How long to wait for a card, in milliseconds; 10 s unless told. */
  readonly waitMs?: number;
  readonly signal?: AbortSignal;
  /** UTC milliseconds, for births in the future and expired cards. */
  readonly now?: () => number;
  /** Speed at which the reader answered before. */
  readonly baud?: number | null;
  /** The USB of this PC, where it is not the system's own. */
  readonly bus?: UsbBus;
  /** Told what became known of the reader, whether a card was read or not. */
  readonly described?: (reader: ReaderDescription) => void;
}

/** Readers that are being closed; the next to use the place waits for it. */
const closing = new Map<string, Promise<void>>();

/**
 * Reads one ID card and keeps nothing of it. Rejects with a `Refusal` whose code says what happened: `devices.noReader`, `noPort`, `portBusy`,
 * `portForbidden`, `notAPort`, `portTrouble`, `readerSilent`, `readerGarbled`, `noCard`, `cardUnread`, `cardEmpty`, `cardWrong`, `unplugged`,
 * `cancelled`, and those of the driver. No refusal holds a part of a card.
 * @example const { fields, warnings } = await readCard({ port: '/dev/ttyUSB0', waitMs: 10_000 });
 */
export async function readCard(question: CardQuestion): Promise<CardResult> {
  const place = question.port.trim();
  if (place === '') throw deviceRefusal('devices.noReader', {});
  const earlier = closing.get(place);
  if (earlier !== undefined) await within(earlier, LONGEST_CLOSE_MS, question.signal);
  const reader = readerAt(place, question.baud ?? null, question.bus);
  try {
    return await readFrom(reader, question);
  } finally {
    question.described?.(reader.describe());
    // The answer is not kept waiting by a reader that still owes one (see FrameReader.close).
    const closed = reader.close().catch(() => undefined).finally(() => closing.delete(place));
    closing.set(place, closed);
    await within(closed, CLOSE_MS);
  }
}

/** The same over a reader that the caller made; the caller closes it. */
export async function readFrom(reader: CardReader, question: Omit<CardQuestion, 'port'>): Promise<CardResult> {
  const waitMs = question.waitMs ?? DEFAULT_WAIT_MS;
  const signal = question.signal ?? new AbortController().signal;
  await reader.open(signal);
  const patience: Patience = { signal, until: ticks() + waitMs };
  const bytes = await cardIn(reader, patience, waitMs);
  const reading = readCardText(bytes.text, shanghaiDay((question.now ?? Date.now)()));
  if (!reading.ok) throw deviceRefusal('devices.cardWrong', { what: PROBLEMS[reading.problem] });
  return { ...reading.card, portrait: bytes.portrait };
}

/** Finds, selects and reads, again and again until the wait is over; then says what kept it from succeeding. */
async function cardIn(reader: CardReader, patience: Patience, waitMs: number): Promise<CardBytes> {
  const noCard = deviceRefusal('devices.noCard', { seconds: Math.round(waitMs / 100) / 10 });
  let trouble = noCard;
  for (;;) {
    const began = ticks();
    let found = false;
    try {
      found = (await reader.find(patience)) === 'found';
      if (found) {
        const got = (await reader.select(patience)) === 'selected' ? await reader.read(patience) : 'failed';
        if (got === 'nothing') throw deviceRefusal('devices.cardEmpty', {});
        if (got !== 'failed') return got;
        trouble = deviceRefusal('devices.cardUnread', {});
      } else if (trouble.code === 'devices.readerSilent') {
        trouble = noCard;
      }
    } catch (error) {
      if (!(error instanceof Refusal) || !['devices.readerSilent', 'devices.readerGarbled'].includes(error.code)) throw error;
      trouble = error;
    }
    if (ticks() >= patience.until) throw trouble;
    await pause(Math.min(began + FIND_EVERY_MS, patience.until) - ticks(), patience.signal);
  }
}

const PROBLEMS: Readonly<Record<CardProblem, string>> = {
  'unknown-type': '证件种类', text: '文字编码', name: '姓名', sex: '性别', nation: '民族', birth: '出生日期', number: '证件号码', 'number-birth': '号码与出生日期',
  'valid-from': '有效期起', 'valid-to': '有效期止',
};
