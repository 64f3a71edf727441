import type { CardBytes } from '#shared/devices/cards/answers.ts';

export interface ReaderDescription {
  /** `serial`, `usb`, `helper`. */
  readonly driver: string;
  /** What a person reads: 串口读卡器 … */
  readonly label: string;
  /** Port, device or program. */
  readonly place: string;
  /** What became known while talking to it, such as its speed. */
  readonly detail: string;
  /** Speed at which it answered; null while unknown, and where there is none. */
  readonly baud: number | null;
}

/** How long a step may take: it ends with a refusal when `signal` fires, and starts no new try after `until` (ms of the monotonic clock). */
export interface Patience {
  readonly signal: AbortSignal;
  readonly until: number;
}

/**
 * A reader of ID cards, whatever it hangs on. One caller at a time. Every step rejects with a refusal of `shared/messages/devices.ts`: no
 * port, busy, no answer, wrong check, unplugged, cancelled; none of them holds a part of a card.
 */
export interface CardReader {
  describe(): ReaderDescription;
  open(signal: AbortSignal): Promise<void>;
  /** Is there a card that was not read yet? */
  find(patience: Patience): Promise<'found' | 'no-card'>;
  select(patience: Patience): Promise<'selected' | 'failed'>;
  /** The text and the portrait as they stand on the card. */
  read(patience: Patience): Promise<CardBytes | 'failed' | 'nothing'>;
  /** Called once when an open reader goes away by itself. */
  onUnplugged(listener: () => void): () => void;
  close(): Promise<void>;
}

/** Milliseconds of a clock that no one sets. */
export function ticks(): number {
  return performance.now();
}
