import { EventEmitter } from 'node:events';
import type { RequestOptions } from 'node:http';
import { pipeline, Transform, type Readable } from 'node:stream';
import { configureRequestUrl, HttpExecutor, type DownloadOptions } from 'builder-util-runtime';
import { refuse } from '#shared/messages/index.ts';
import type { UpdateMetadata } from './metadata.ts';
import { packageUrl } from './provider.ts';
import type { UpdateSource } from './source.ts';

type Answer = Transform & { readonly statusCode: number; readonly headers: Readonly<Record<string, string>> };

/** One request of electron-updater, answered out of a source: server and stick look alike to it. */
class SourceRequest extends EventEmitter {
  #stream: Readable | null = null;
  #aborted = false;

  constructor(private readonly open: () => Promise<Readable>, private readonly size: number, private readonly answered: (answer: Answer) => void) {
    super();
  }

  end(): void {
    this.open().then((stream) => {
      if (this.#aborted) { stream.destroy(); return; }
      this.#stream = stream;
      const answer: Answer = Object.assign(atMost(this.size), { statusCode: 200, headers: { 'content-length': String(this.size) } });
      // An end of one is the end of the other; electron-updater hears of it from the answer.
      pipeline(stream, answer, () => undefined);
      this.answered(answer);
    }, (error: unknown) => this.emit('error', error));
  }

  abort(): void {
    this.#aborted = true;
    this.#stream?.destroy();
  }
}

/** Passes on what comes, never more than the signed size: a source without end fills no disk. */
function atMost(size: number): Transform {
  let done = 0;
  return new Transform({
    transform(piece: Buffer, _encoding, next) {
      done += piece.length;
      if (done > size) next(refuse('updates.wrongFile', {}));
      else next(null, piece);
    },
  });
}

/** The way by which electron-updater reaches out: to the one signed package in the source that was checked, whatever it asks for. */
export class SourceExecutor extends HttpExecutor<SourceRequest> {
  #current: SourceRequest | null = null;

  constructor(private readonly source: UpdateSource, private readonly metadata: Pick<UpdateMetadata, 'file' | 'size'>) {
    super();
  }

  /** As electron-updater's own does it; writing, progress and SHA-512 are those of the base. */
  download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    return options.cancellationToken.createPromise((resolve, reject, onCancel) => {
      onCancel(() => this.abort());
      const request: RequestOptions = {};
      configureRequestUrl(url, request);
      this.doDownload(request, { destination, options, onCancel, callback: (error) => (error instanceof Error ? reject(error) : resolve(destination)), responseHandler: null }, 0);
    });
  }

  createRequest(options: RequestOptions, callback: (answer: Answer) => void): SourceRequest {
    const { file, size } = this.metadata;
    const url = packageUrl(file);
    if (options.hostname !== url.hostname || options.path !== url.pathname) throw refuse('updates.serverAnswer', { why: '更新要求去别的地址，不予跟随' });
    this.#current = new SourceRequest(() => this.source.stream(file), size, callback);
    return this.#current;
  }

  /** Ends what still runs: electron-updater stops listening when it is cancelled or the disk is full, but leaves the connection open. */
  abort(): void {
    this.#current?.abort();
    this.#current = null;
  }
}
