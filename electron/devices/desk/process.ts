import { Refusal } from '#shared/messages/refusal.ts';
import { DeviceDesk } from './desk.ts';
import type { DrawnGlyph, FromDesk, ToDesk, WantedGlyph } from './protocol.ts';

/*
 * Process of its own for devices: a driver that hangs or dies takes neither the window nor the ledger with it. (A thread would not do: the serial
 * driver's native part brings down a process that loads it in a worker thread.) Started by the window's shell as Electron's utility process, by tests
 * with `fork`; link.ts is its other end.
 */

interface Port {
  post(message: FromDesk): void;
  listen(hear: (message: ToDesk) => void): void;
}

/** What is used of Electron's own parent port, where this is a utility process. */
interface UtilityPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

function parent(): Port {
  const utility = (process as { readonly parentPort?: UtilityPort }).parentPort;
  if (utility !== undefined) return { post: (message) => utility.postMessage(message), listen: (hear) => utility.on('message', ({ data }) => hear(data as ToDesk)) };
  return { post: (message) => void process.send?.(message), listen: (hear) => void process.on('message', (message) => hear(message as ToDesk)) };
}

const port = parent();
const running = new Map<string, AbortController>();
const drawing = new Map<number, (glyphs: readonly DrawnGlyph[]) => void>();
let lastDraw = 0;
let desk: Promise<DeviceDesk> | null = null;

function draw(glyphs: readonly WantedGlyph[]): Promise<readonly DrawnGlyph[]> {
  lastDraw += 1;
  const id = lastDraw;
  return new Promise((resolve) => {
    drawing.set(id, resolve);
    port.post({ say: 'draw', id, glyphs });
  });
}

async function ask(message: Extract<ToDesk, { say: 'ask' }>): Promise<void> {
  const stop = new AbortController();
  running.set(message.id, stop);
  try {
    if (desk === null) throw new Error('the desk was not begun');
    const value = await (await desk).work(message.name, message.input as never, stop.signal);
    port.post({ say: 'answer', id: message.id, value });
  } catch (error) {
    if (error instanceof Refusal) port.post({ say: 'refused', id: message.id, failure: error.toFailure() });
    else port.post({ say: 'failed', id: message.id, message: error instanceof Error ? error.message : String(error), stack: error instanceof Error ? (error.stack ?? '') : '' });
  } finally {
    running.delete(message.id);
  }
}

async function end(): Promise<void> {
  for (const stop of running.values()) stop.abort();
  if (desk !== null) await (await desk).close().catch(() => undefined);
  port.post({ say: 'ended' });
}

port.listen((message) => {
  switch (message.say) {
    case 'begin':
      desk ??= DeviceDesk.open(message.folder, { changed: () => port.post({ say: 'changed' }), settled: (key, outcome) => port.post({ say: 'job', key, outcome }) }, draw);
      return;
    case 'ask': return void ask(message);
    case 'cancel': return running.get(message.id)?.abort();
    case 'drawn':
      drawing.get(message.id)?.(message.glyphs);
      drawing.delete(message.id);
      return;
    case 'end': return void end().finally(() => process.exit(0));
  }
});
