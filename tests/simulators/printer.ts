import { createServer, type Server, type Socket } from 'node:net';

export type PrinterMode = 'good' | 'mute' | 'paper-low' | 'paper-out' | 'cover-open' | 'offline' | 'late';

/**
 * A portable printer on a TCP port. It answers DLE EOT at once, as printers do, keeps what it was sent without the questions, and can run out
 * of paper, have its cover opened, or drop the line after so many bytes.
 */
export class PrinterSimulator {
  mode: PrinterMode = 'good';
  /** The mode that begins after so many bytes of a job. */
  later: { after: number; mode: PrinterMode } | null = null;
  dropAfter: number | null = null;
  /** Takes no more bytes after so many. */
  stuckAfter: number | null = null;
  #jobs: Buffer[] = [];
  readonly asked: number[] = [];
  readonly #sockets = new Set<Socket>();

  private constructor(readonly server: Server, readonly port: number) {}

  static async start(port = 0): Promise<PrinterSimulator> {
    const server = createServer({ allowHalfOpen: true });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const simulator = new PrinterSimulator(server, address.port);
    server.on('connection', (socket) => simulator.#serve(socket));
    return simulator;
  }

  get place(): string {
    return `tcp://127.0.0.1:${String(this.port)}`;
  }

  /** Bytes of the jobs so far, in order, without questions; only jobs that sent any. */
  get jobs(): Buffer[] {
    return this.#jobs.filter((job) => job.length > 0);
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    const index = this.#jobs.push(Buffer.alloc(0)) - 1;
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.on('end', () => socket.end());
    socket.on('data', (bytes: Buffer) => {
      let rest = bytes;
      for (;;) {
        const question = rest.indexOf(Buffer.from([0x10, 0x04]));
        if (question < 0 || question + 2 >= rest.length || ![1, 2, 4].includes(rest[question + 2] ?? 0)) break;
        this.#take(index, rest.subarray(0, question));
        this.#answer(socket, rest[question + 2] ?? 0);
        rest = rest.subarray(question + 3);
      }
      this.#take(index, rest);
      const length = this.#jobs[index]?.length ?? 0;
      if (this.dropAfter !== null && length >= this.dropAfter) socket.destroy();
      if (this.stuckAfter !== null && length >= this.stuckAfter) socket.pause();
    });
  }

  #take(index: number, bytes: Buffer): void {
    const job = Buffer.concat([this.#jobs[index] ?? Buffer.alloc(0), bytes]);
    this.#jobs[index] = job;
    if (this.later !== null && job.length >= this.later.after) {
      this.mode = this.later.mode;
      this.later = null;
    }
  }

  #answer(socket: Socket, which: number): void {
    this.asked.push(which);
    if (this.mode === 'mute') return;
    const byte = this.#status(which);
    if (this.mode === 'late') setTimeout(() => !socket.destroyed && socket.write(Buffer.from([byte])), 300);
    else socket.write(Buffer.from([0x00, byte]));
  }

  #status(which: number): number {
    const down = this.mode === 'cover-open' || this.mode === 'offline' || this.mode === 'paper-out';
    if (which === 4) return this.mode === 'paper-out' ? 0x7e : this.mode === 'paper-low' ? 0x1e : 0x12;
    if (which === 1) return down ? 0x1a : 0x12;
    return this.mode === 'cover-open' ? 0x16 : this.mode === 'paper-out' ? 0x32 : 0x12;
  }
}
