import { generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { publicRelease, signUpdate } from '../../build/pack/sign-update.mjs';

export interface Release {
  readonly version: string;
  readonly notes?: string;
  /** What the package is; random bytes where it is not given. */
  readonly content?: string;
  readonly signer?: KeyObject;
}

/** A server of an office that hands out updates, in right hands and in wrong ones. */
export class UpdateServer {
  readonly key = generateKeyPairSync('ed25519').privateKey;
  /** Names of the files that were asked for. */
  readonly asked: string[] = [];
  /** The package comes by and by for as long as this is set. */
  slow = false;
  #server: Server | null = null;

  /** `folder`: what is served; `platform` as signed metadata names it. */
  constructor(private readonly folder: string, private readonly platform: string, private readonly extension: string) {}

  /** As the build puts it into the product. */
  get publicKey(): string {
    return publicRelease(this.key);
  }

  /** Puts a release out, as the build makes it. */
  release({ version, notes = '', content, signer = this.key }: Release): string {
    const file = path.join(this.folder, `brigade-ledger-${version}.${this.extension}`);
    writeFileSync(file, content ?? randomBytes(200_000));
    signUpdate(file, this.platform, version, signer, notes);
    return file;
  }

  async start(): Promise<string> {
    const server = createServer((request, response) => {
      const name = path.basename(decodeURIComponent(request.url ?? ''));
      this.asked.push(name);
      const file = path.join(this.folder, name);
      if (!existsSync(file)) response.writeHead(404).end();
      else if (this.slow && name.endsWith(`.${this.extension}`)) this.#drip(readFileSync(file), response);
      else response.end(readFileSync(file));
    }).listen(0, '127.0.0.1');
    this.#server = server;
    await new Promise((resolve) => { server.once('listening', resolve); });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/updates`;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    if (server === null) return;
    await new Promise<void>((resolve) => { server.close(() => resolve()); server.closeAllConnections(); });
  }

  #drip(bytes: Buffer, response: ServerResponse): void {
    response.writeHead(200, { 'content-length': bytes.length });
    let at = 0;
    const timer = setInterval(() => {
      const upTo = Math.min(at + Math.ceil(bytes.length / 100), this.slow ? bytes.length - 1 : bytes.length);
      response.write(bytes.subarray(at, upTo));
      at = upTo;
      if (at === bytes.length) response.end();
    }, 100);
    response.once('close', () => clearInterval(timer));
  }
}
