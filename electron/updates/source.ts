import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { refuse } from '#shared/messages/index.ts';

const SMALL = 65_536;
const CONNECT_MS = 15_000;
const IDLE_MS = 30_000;

/** Where updates come from: a server, or the folder of a stick. Small files are read whole; the package is streamed. */
export interface UpdateSource {
  small(name: string): Promise<Uint8Array>;
  stream(name: string): Promise<Readable>;
}

/** A folder with the signed metadata and the package beside it. Links are not followed. */
export function folderSource(folder: string): UpdateSource {
  const sized = async (name: string): Promise<number> => {
    const facts = await lstat(path.join(folder, name)).catch(() => null);
    if (facts === null || !facts.isFile()) throw refuse('updates.notThere', { what: name });
    return facts.size;
  };
  return {
    async small(name) {
      if ((await sized(name)) > SMALL) throw refuse('updates.wrongMetadata', { why: '说明文件过大' });
      return readFile(path.join(folder, name));
    },
    async stream(name) {
      await sized(name);
      return createReadStream(path.join(folder, name));
    },
  };
}

/** A server that hands out files below one address. It is asked plainly: no redirect is followed, nothing else is taken along. */
export function serverSource(base: string): UpdateSource {
  const at = (name: string): URL => new URL(encodeURIComponent(name), base.endsWith('/') ? base : `${base}/`);
  return {
    async small(name) {
      const answer = await ask(at(name));
      const pieces: Buffer[] = [];
      let read = 0;
      for await (const piece of answer) {
        read += (piece as Buffer).length;
        if (read > SMALL) { answer.destroy(); throw refuse('updates.wrongMetadata', { why: '说明文件过大' }); }
        pieces.push(piece as Buffer);
      }
      return Buffer.concat(pieces);
    },
    stream: (name) => ask(at(name)),
  };
}

function ask(url: URL): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).get(url, { agent: false, headers: { 'accept-encoding': 'identity', connection: 'close' }, timeout: IDLE_MS }, (answer) => {
      clearTimeout(connecting);
      const status = answer.statusCode ?? 0;
      if (status === 200) return resolve(answer);
      answer.resume();
      request.destroy();
      reject(status === 404 ? refuse('updates.notThere', { what: decodeURIComponent(url.pathname.split('/').at(-1) ?? '') }) : refuse('updates.serverAnswer', { why: status >= 300 && status < 400 ? '服务器要求改去别的地址，不予跟随' : `服务器答复 ${status}` }));
    });
    const connecting = setTimeout(() => request.destroy(new Error('late')), CONNECT_MS);
    request.on('timeout', () => request.destroy(new Error('idle')));
    request.on('error', () => { clearTimeout(connecting); reject(refuse('updates.serverAnswer', { why: '连接不上服务器，或传送中断' })); });
  });
}

/** The digest of a file as metadata writes it; empty where there is none, or a link in its place. */
export async function packageDigest(file: string): Promise<string> {
  const facts = await lstat(file).catch(() => null);
  if (facts === null || !facts.isFile()) return '';
  const hash = createHash('sha512');
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  return hash.digest('base64');
}
