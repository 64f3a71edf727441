import { judge, type CardBytes } from '#shared/devices/cards/answers.ts';
import { FrameCutter, requestFrame, type AnswerFrame, type Command } from '#shared/devices/cards/frames.ts';
import { deviceRefusal } from '#shared/messages/devices.ts';
import { Listeners, type BytePipe } from '../lines/pipe.ts';
import { within } from '../pause.ts';
import { ticks, type CardReader, type Patience, type ReaderDescription } from './reader.ts';

const WAIT_MS: Readonly<Record<Command, number>> = { find: 1500, select: 1500, read: 4000 };
const TRIES = 3;
/** After a whole frame with a wrong check nothing better will follow by itself; a moment is left for what is glued behind it. */
const AFTER_WRONG_CHECK_MS = 150;
/** How long an answer to a read that was given up may still come in. */
const LATE_MS = 8000;
const BAUDS = [115_200, 9600, 57_600, 38_400, 19_200] as const;

/** An answer that settles the request, or why another try is due. */
type Settled =
  | { readonly is: 'done' | 'no-card' | 'select-failed' | 'read-failed' | 'nothing' }
  | { readonly is: 'card'; readonly card: CardBytes };
type Again = { readonly is: 'silent' | 'garbled' | 'resend' };

function again(outcome: Settled | Again): outcome is Again {
  return outcome.is === 'silent' || outcome.is === 'garbled' || outcome.is === 'resend';
}

/**
 * A reader that speaks the public frame protocol over any pipe. Answers carry no command, hence: input is thrown away before each request,
 * only what the waiting command expects is taken, and while the answer to an abandoned read may still come, no other card is read.
 */
export class FrameReader implements CardReader {
  /** Speed that most readers have. */
  static readonly commonBaud: number = BAUDS[0];
  readonly #openPipe: (signal: AbortSignal) => Promise<BytePipe>;
  readonly #description: Omit<ReaderDescription, 'detail' | 'baud'>;
  readonly #cutter = new FrameCutter();
  readonly #unplugged = new Listeners<[]>();
  readonly #arrived = new Listeners<[]>();
  #pipe: BytePipe | null = null;
  #gone = false;
  readonly #firstBaud: number;
  #baud: number;
  #baudKnown = false;
  /** Reads that were sent and not answered, and until when their answers must be reckoned with. */
  #owed = 0;
  #owedUntil = 0;

  /** @param firstBaud the speed at which the line is opened and tried first. */
  constructor(description: Omit<ReaderDescription, 'detail' | 'baud'>, openPipe: (signal: AbortSignal) => Promise<BytePipe>, firstBaud: number = BAUDS[0]) {
    this.#firstBaud = firstBaud;
    this.#baud = firstBaud;
    this.#description = description;
    this.#openPipe = openPipe;
  }

  describe(): ReaderDescription {
    return { ...this.#description, detail: this.#baudKnown ? `${String(this.#baud)} 波特` : '', baud: this.#baudKnown ? this.#baud : null };
  }

  async open(signal: AbortSignal): Promise<void> {
    stopIfAborted(signal);
    const pipe = await this.#openPipe(signal);
    if (signal.aborted) {
      await pipe.close();
      stopIfAborted(signal);
    }
    this.#pipe = pipe;
    this.#gone = false;
    pipe.onData((bytes) => {
      this.#cutter.push(bytes);
      this.#arrived.tell();
    });
    pipe.onGone(() => {
      this.#gone = true;
      this.#unplugged.tell();
      this.#arrived.tell();
    });
  }

  onUnplugged(listener: () => void): () => void {
    return this.#unplugged.add(listener);
  }

  async find(patience: Patience): Promise<'found' | 'no-card'> {
    const bauds = this.#baudKnown ? Array<number>(TRIES).fill(this.#baud) : [...Array<number>(TRIES).fill(this.#firstBaud), ...BAUDS.filter((baud) => baud !== this.#firstBaud)];
    const answer = await this.#ask('find', bauds, patience);
    return answer.is === 'done' ? 'found' : 'no-card';
  }

  async select(patience: Patience): Promise<'selected' | 'failed'> {
    const answer = await this.#ask('select', Array<number>(TRIES).fill(this.#baud), patience);
    return answer.is === 'done' ? 'selected' : 'failed';
  }

  async read(patience: Patience): Promise<CardBytes | 'failed' | 'nothing'> {
    await this.#settle(patience.signal);
    const answer = await this.#ask('read', Array<number>(TRIES).fill(this.#baud), patience);
    if (answer.is === 'card') return answer.card;
    return answer.is === 'nothing' ? 'nothing' : 'failed';
  }

  async close(): Promise<void> {
    const pipe = this.#pipe;
    if (pipe === null) return;
    if (!this.#gone) await this.#settle(new AbortController().signal).catch(() => undefined);
    this.#pipe = null;
    await pipe.close();
  }

  /** One try for each speed given. A silent reader, or one that only sends nonsense, ends in a refusal. */
  async #ask(command: Command, bauds: readonly number[], patience: Patience): Promise<Settled> {
    let last: Again['is'] = 'silent';
    for (const [index, baud] of bauds.entries()) {
      if (index > 0 && ticks() >= patience.until) break;
      const outcome = await this.#try(command, baud, patience.signal);
      if (outcome.is !== 'silent') this.#baudKnown = true;
      if (!again(outcome)) return outcome;
      last = outcome.is;
    }
    throw deviceRefusal(last === 'silent' ? 'devices.readerSilent' : 'devices.readerGarbled', {});
  }

  async #try(command: Command, baud: number, signal: AbortSignal): Promise<Settled | Again> {
    if (command === 'read') {
      this.#owed += 1;
      this.#owedUntil = ticks() + LATE_MS;
    }
    // A line that takes nothing is as silent as one that gives nothing.
    const sent = await within(this.#send(command, baud, signal), WAIT_MS[command], signal);
    if (sent !== 'sent') {
      stopIfAborted(signal);
      return { is: 'silent' };
    }
    const outcome = await this.#await(command, signal);
    // A garbled answer has come as well; only silence may still be answered.
    if (command === 'read' && outcome.is !== 'silent') this.#owed -= 1;
    return outcome;
  }

  async #send(command: Command, baud: number, signal: AbortSignal): Promise<'sent'> {
    const pipe = this.#line(signal);
    if (baud !== this.#baud) {
      await pipe.setBaud(baud);
      this.#baud = baud;
    }
    await pipe.discard();
    this.#cutter.clear();
    await pipe.write(requestFrame(command));
    return 'sent';
  }

  async #await(command: Command, signal: AbortSignal): Promise<Settled | Again> {
    let until = ticks() + WAIT_MS[command];
    for (;;) {
      this.#line(signal);
      for (let frame = this.#cutter.next(); frame !== null; frame = this.#cutter.next()) {
        const answer = taken(command, frame);
        if (answer !== null) return answer;
      }
      if (this.#cutter.wrongChecks > 0) until = Math.min(until, ticks() + AFTER_WRONG_CHECK_MS);
      if (!(await this.#arrived.next(until - ticks(), signal))) break;
    }
    for (let frame = this.#cutter.giveUpOnHead(); frame !== null; frame = this.#cutter.giveUpOnHead()) {
      const answer = taken(command, frame);
      if (answer !== null) return answer;
    }
    return { is: this.#cutter.wrongChecks > 0 ? 'garbled' : 'silent' };
  }

  /** Waits until the answers of abandoned reads have come, or can no longer come. */
  async #settle(signal: AbortSignal): Promise<void> {
    while (this.#owed > 0 && ticks() < this.#owedUntil) {
      this.#line(signal);
      for (let frame = this.#cutter.next(); frame !== null; frame = this.#cutter.next()) {
        const answer = judge('read', frame).is;
        if (answer === 'card' || answer === 'read-failed' || answer === 'nothing') this.#owed -= 1;
      }
      if (this.#owed > 0) await this.#arrived.next(this.#owedUntil - ticks(), signal);
    }
    this.#owed = 0;
  }

  /** The open line; a refusal when the work was cancelled or the device went away. */
  #line(signal: AbortSignal): BytePipe {
    stopIfAborted(signal);
    if (this.#pipe === null || this.#gone) throw deviceRefusal('devices.unplugged', {});
    return this.#pipe;
  }
}

/** What a frame means to the waiting command; null where it is no answer to it. */
function taken(command: Command, frame: AnswerFrame): Settled | Again | null {
  const answer = judge(command, frame);
  if (answer.is === 'card') return answer;
  return answer.is === 'other' ? null : { is: answer.is };
}

export function stopIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw deviceRefusal('devices.cancelled', {});
}
