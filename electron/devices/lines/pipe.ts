import { within } from '../pause.ts';

/** A line to a device that carries bytes both ways: a serial port, a socket, a bulk endpoint. One job at a time owns it. */
export interface BytePipe {
  /** Resolves when the bytes have left this process; rejects with a refusal when the line is gone. */
  write(bytes: Uint8Array): Promise<void>;
  /** Throws away what has come in and was not yet handed on. */
  discard(): Promise<void>;
  /** Another speed; lines without one ignore it. */
  setBaud(baud: number): Promise<void>;
  onData(listener: (bytes: Uint8Array) => void): () => void;
  /** Called once when the device goes away by itself; never after `close`. */
  onGone(listener: () => void): () => void;
  /** Ends the line after what was written has left. */
  close(): Promise<void>;
  /** Ends the line at once; what has not left yet is dropped. */
  abandon(): Promise<void>;
}

/** Listeners of one kind, for pipes. */
export class Listeners<T extends readonly unknown[]> {
  readonly #all = new Set<(...args: T) => void>();

  add(listener: (...args: T) => void): () => void {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  }

  tell(...args: T): void {
    for (const listener of [...this.#all]) listener(...args);
  }

  /** Waits for the next telling; false when it did not come in time. True also when the signal fires: the caller looks at it again. */
  async next(ms: number, signal: AbortSignal): Promise<boolean> {
    let stop: () => void = () => undefined;
    const told = new Promise<'told'>((resolve) => {
      stop = this.add(() => resolve('told'));
    });
    const outcome = await within(told, ms, signal);
    stop();
    return outcome === 'told' || signal.aborted;
  }
}
