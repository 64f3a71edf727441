import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { CardBytes } from '#shared/devices/cards/answers.ts';
import { deviceRefusal } from '#shared/messages/devices.ts';
import { Listeners } from '../lines/pipe.ts';
import { stopIfAborted } from './frameReader.ts';
import { LONGEST_LINE, helperAnswers, type HelperAnswer, type HelperFailure, type HelperRequest } from './helperProtocol.ts';
import type { CardReader, Patience, ReaderDescription } from './reader.ts';

const WAIT_MS: Readonly<Record<HelperRequest, number>> = { open: 10_000, find: 3000, select: 3000, read: 8000, close: 1000 };

export interface HelperProgram {
  readonly program: string;
  readonly args: readonly string[];
}

type Child = ChildProcessByStdio<Writable, Readable, null>;

/** A reader behind a helper process (see helperProtocol.ts). A helper that hangs, talks nonsense or dies is ended and refused in words. */
export class HelperReader implements CardReader {
  readonly #program: HelperProgram;
  readonly #unplugged = new Listeners<[]>();
  readonly #lines = new Listeners<[string | null]>();
  #child: Child | null = null;
  #driver = '';
  #lastId = 0;

  constructor(program: HelperProgram) {
    this.#program = program;
  }

  describe(): ReaderDescription {
    return { driver: 'helper', label: '厂家辅助程序', place: this.#program.program, detail: this.#driver, baud: null };
  }

  async open(signal: AbortSignal): Promise<void> {
    stopIfAborted(signal);
    this.#child = await start(this.#program);
    listen(this.#child, this.#lines);
    this.#child.once('exit', () => (this.#child = null));
    const answer = await this.#ask('open', signal);
    if (!answer.ok) throw refusalOf(answer.why);
    this.#driver = answer.driver;
  }

  async find(patience: Patience): Promise<'found' | 'no-card'> {
    const answer = await this.#ask('find', patience.signal);
    if (!answer.ok) throw this.#refusal(answer.why);
    return answer.card ? 'found' : 'no-card';
  }

  async select(patience: Patience): Promise<'selected' | 'failed'> {
    const answer = await this.#ask('select', patience.signal);
    if (answer.ok) return 'selected';
    if (answer.why === 'select-failed') return 'failed';
    throw this.#refusal(answer.why);
  }

  async read(patience: Patience): Promise<CardBytes | 'failed' | 'nothing'> {
    const answer = await this.#ask('read', patience.signal);
    if (answer.ok) return { text: answer.text, portrait: answer.portrait };
    if (answer.why === 'nothing') return 'nothing';
    if (answer.why === 'read-failed' || answer.why === 'select-failed') return 'failed';
    throw this.#refusal(answer.why);
  }

  onUnplugged(listener: () => void): () => void {
    return this.#unplugged.add(listener);
  }

  async close(): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    await this.#ask('close', new AbortController().signal).catch(() => undefined);
    this.#end();
  }

  #refusal(why: HelperFailure): Error {
    if (why === 'unplugged') this.#unplugged.tell();
    return refusalOf(why);
  }

  async #ask<R extends HelperRequest>(request: R, signal: AbortSignal): Promise<HelperAnswer<R>> {
    stopIfAborted(signal);
    const child = this.#child;
    if (child === null) throw deviceRefusal('devices.helperTrouble', { why: '程序已经退出' });
    this.#lastId += 1;
    const id = this.#lastId;
    const reply = this.#reply(id, WAIT_MS[request], signal);
    child.stdin.write(`${JSON.stringify({ id, do: request })}\n`);
    const line = await reply;
    if (typeof line !== 'string') {
      this.#end();
      stopIfAborted(signal);
      throw deviceRefusal('devices.helperTrouble', { why: line.gone ? '程序意外退出' : '程序没有应答' });
    }
    const parsed = helperAnswers[request].safeParse(JSON.parse(line));
    if (parsed.success) return parsed.data as HelperAnswer<R>;
    this.#end();
    throw deviceRefusal('devices.helperTrouble', { why: '程序的应答不符合约定' });
  }

  /** The line that answers a request; lines that are no JSON or answer something else are passed over. */
  #reply(id: number, ms: number, signal: AbortSignal): Promise<string | { readonly gone: boolean }> {
    return new Promise((resolve) => {
      const finish = (result: string | { readonly gone: boolean }): void => {
        clearTimeout(timer);
        stop();
        signal.removeEventListener('abort', aborted);
        resolve(result);
      };
      const aborted = (): void => finish({ gone: false });
      const timer = setTimeout(() => finish({ gone: false }), ms);
      const stop = this.#lines.add((line) => {
        if (line === null) finish({ gone: true });
        else if (idOf(line) === id) finish(line);
      });
      signal.addEventListener('abort', aborted, { once: true });
    });
  }

  #end(): void {
    this.#child?.kill('SIGKILL');
    this.#child = null;
  }
}

function start(program: HelperProgram): Promise<Child> {
  return new Promise((resolve, reject) => {
    const child = spawn(program.program, program.args, { stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true });
    child.once('spawn', () => resolve(child));
    child.once('error', () => reject(deviceRefusal('devices.helperMissing', {})));
    // A helper that died does not take the product with it.
    child.stdin.on('error', () => undefined);
  });
}

function listen(child: Child, lines: Listeners<[string | null]>): void {
  let rest = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text: string) => {
    const parts = `${rest}${text}`.split('\n');
    rest = (parts.pop() ?? '').slice(0, LONGEST_LINE);
    for (const line of parts) if (line.length <= LONGEST_LINE) lines.tell(line);
  });
  child.once('exit', () => lines.tell(null));
}

function idOf(line: string): number | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'number' ? value.id : null;
  } catch {
    return null;
  }
}

function refusalOf(why: HelperFailure): Error {
  switch (why) {
    case 'no-reader': return deviceRefusal('devices.noReader', {});
    case 'busy': return deviceRefusal('devices.portBusy', { port: '读卡器' });
    case 'unplugged': return deviceRefusal('devices.unplugged', {});
    case 'select-failed':
    case 'read-failed': return deviceRefusal('devices.cardUnread', {});
    case 'nothing': return deviceRefusal('devices.cardEmpty', {});
    case 'driver': return deviceRefusal('devices.helperTrouble', { why: '厂家驱动报告错误' });
  }
}
