import { createServer, type Server, type Socket } from 'node:net';
import { FOUND, NO_CARD, SELECTED, answer, readAnswer } from './cardBytes.ts';

export type Asked = 'find' | 'select' | 'read';

/** What the reader does with one request: bytes and when they leave, in order; nothing for silence. */
export type Reply = readonly { readonly after: number; readonly bytes: Uint8Array }[];

const REQUESTS: Readonly<Record<string, Asked>> = { aaaaaa96690003200122: 'find', aaaaaa96690003200221: 'select', aaaaaa96690003300132: 'read' };

/**
 * A reader on a TCP port that speaks the frame protocol. By itself it behaves well: a card lies on it when `card` is set, is found, selected,
 * read once, and is then "no card" until it is lifted. `behave` replaces the reply to a request.
 */
export class CardReaderSimulator {
  card: Uint8Array | null = null;
  behave: ((asked: Asked, count: number, usual: Uint8Array) => Reply | null) | null = null;
  readonly asked: Asked[] = [];
  #wasRead = false;
  #selected = false;
  readonly #sockets = new Set<Socket>();
  readonly #timers = new Set<NodeJS.Timeout>();

  private constructor(readonly server: Server, readonly port: number) {}

  static async start(): Promise<CardReaderSimulator> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const simulator = new CardReaderSimulator(server, address.port);
    server.on('connection', (socket) => simulator.#serve(socket));
    return simulator;
  }

  place(text: Uint8Array): void {
    this.card = text;
    this.#wasRead = false;
    this.#selected = false;
  }

  lift(): void {
    this.card = null;
    this.#selected = false;
  }

  /** Bytes out of turn. */
  send(bytes: Uint8Array): void {
    for (const socket of this.#sockets) socket.write(bytes);
  }

  /** Pulls the plug: every line breaks. */
  unplug(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    this.unplug();
    await new Promise((resolve) => this.server.close(resolve));
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => undefined);
    let held = '';
    socket.on('data', (bytes: Buffer) => {
      held += bytes.toString('hex');
      for (;;) {
        const [request, asked] = Object.entries(REQUESTS).find(([pattern]) => held.includes(pattern)) ?? [];
        if (request === undefined || asked === undefined) return;
        held = held.slice(held.indexOf(request) + request.length);
        this.#reply(socket, asked);
      }
    });
  }

  #reply(socket: Socket, asked: Asked): void {
    this.asked.push(asked);
    const usual = this.#usual(asked);
    const count = this.asked.filter((each) => each === asked).length;
    const special = this.behave?.(asked, count, usual) ?? null;
    if (special === null && usual.length > 1000) this.#wasRead = true;
    const reply = special ?? [{ after: 0, bytes: usual }];
    for (const { after, bytes } of reply) {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        if (!socket.destroyed) socket.write(bytes);
      }, after);
      this.#timers.add(timer);
    }
  }

  #usual(asked: Asked): Uint8Array {
    if (asked === 'find') {
      if (this.card === null || this.#wasRead) return NO_CARD;
      return FOUND;
    }
    if (this.card === null) return answer(asked === 'select' ? 0x81 : 0x41);
    if (asked === 'select') {
      this.#selected = true;
      return SELECTED;
    }
    if (!this.#selected) return answer(0x41);
    return readAnswer(this.card);
  }
}
