import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** What arrived at the front, as it arrived. */
export interface Arrived { readonly method: string; readonly path: string; readonly headers: http.IncomingHttpHeaders; readonly body: string }
export interface Given { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }

/**
 * What the front does with one request: an answer of its own, or `reset` (connection broken), `silence` (never a word), `cut` (answer broken off), `drip`
 * (a byte now and then, without end), or bytes as they are put on the wire.
 */
export type Act = (arrived: Arrived, pass: () => Promise<Given>) => Promise<Given | 'reset' | 'silence' | 'cut' | 'drip' | { readonly raw: string }>;

/** A front before the real inbox in which tests make the city misbehave; the inbox itself is never touched. */
export interface Front {
  readonly url: string;
  readonly arrived: Arrived[];
  /** Acts for the next PUTs, in order; when they are used up, all passes. */
  readonly puts: Act[];
  /** For every health probe while set. */
  health: Act | null;
  /** Stops listening, as a city that is switched off; `open` listens again on the same port. */
  shut(): Promise<void>;
  open(): Promise<void>;
  close(): Promise<void>;
}

export const pass: Act = (_arrived, forward) => forward();
export const answer = (status: number, body = '', headers: Record<string, string> = {}): Act => () => Promise.resolve({ status, headers, body });
export const problem = (status: number, title: string, detail = '', more: Record<string, unknown> = {}, headers: Record<string, string> = {}): Act =>
  answer(status, JSON.stringify({ type: 'about:blank', title, status, detail, ...more }), { 'content-type': 'application/problem+json', ...headers });
export const reset: Act = () => Promise.resolve('reset');
export const silence: Act = () => Promise.resolve('silence');
/** The city took it, but its answer is lost on the way. */
export const answerLost: Act = async (_arrived, forward) => { await forward(); return 'reset'; };

export async function startFront(target: string): Promise<Front> {
  const arrived: Arrived[] = [];
  const puts: Act[] = [];
  let port = 0;
  const front: Front = {
    get url() { return `http://127.0.0.1:${port}`; },
    arrived, puts, health: null,
    async shut() {
      await new Promise<void>((resolve) => { server.close(() => resolve()); server.closeAllConnections(); });
    },
    open: () => new Promise((resolve) => { server.listen(port, '127.0.0.1', resolve); }),
    async close() { if (server.listening) await front.shut(); },
  };
  const server = http.createServer((request, response) => {
    void collect(request).then(async (body) => {
      const one: Arrived = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body };
      arrived.push(one);
      const act = one.method === 'PUT' ? (puts.shift() ?? pass) : one.path === '/v1/health' ? (front.health ?? pass) : pass;
      give(request, response, await act(one, () => forward(target, one)));
    });
  });
  await front.open();
  port = (server.address() as AddressInfo).port;
  return front;
}

function give(request: http.IncomingMessage, response: http.ServerResponse, given: Awaited<ReturnType<Act>>): void {
  if (given === 'silence') return;
  if (given === 'reset') request.socket.resetAndDestroy();
  else if (given === 'drip') {
    response.writeHead(201, { 'content-type': 'application/jose' });
    const dripping = setInterval(() => response.write('A'), 20);
    request.socket.once('close', () => clearInterval(dripping));
  } else if (typeof given === 'object' && 'raw' in given) request.socket.end(given.raw);
  else if (given === 'cut') {
    response.writeHead(201, { 'content-type': 'application/jose', 'content-length': '1000' });
    response.write('eyJ', () => request.socket.destroy());
  } else response.writeHead(given.status, given.headers).end(given.body);
}

async function collect(request: http.IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}

async function forward(target: string, { method, path, headers, body }: Arrived): Promise<Given> {
  const kept = Object.fromEntries(['authorization', 'content-type', 'accept'].flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]]] : [])));
  const response = await fetch(`${target}${path}`, { method, headers: kept, ...(method === 'PUT' ? { body } : {}) });
  return { status: response.status, headers: { 'content-type': response.headers.get('content-type') ?? '' }, body: await response.text() };
}
