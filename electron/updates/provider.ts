import { Provider, type ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js';
import type { CustomPublishOptions, UpdateInfo } from 'builder-util-runtime';
import type { ResolvedUpdateFileInfo } from 'electron-updater/out/types.js';
import type { UpdateMetadata } from './metadata.ts';

/** `.invalid` is reserved for none: the address only names the package towards electron-updater and is never looked up (SourceExecutor). */
export const packageUrl = (file: string): URL => new URL(`https://update.invalid/${encodeURIComponent(file)}`);

/** What electron-updater calls a feed: it is shown metadata whose signature held, and nothing besides. */
export class VerifiedProvider extends Provider<UpdateInfo> {
  readonly #metadata: UpdateMetadata;

  constructor(options: CustomPublishOptions, _updater: unknown, runtime: ProviderRuntimeOptions) {
    super(runtime);
    this.#metadata = options['metadata'] as UpdateMetadata;
  }

  /** They would carry an id of this installation. */
  override setRequestHeaders(): void {}

  getLatestVersion(): Promise<UpdateInfo> {
    const { version, file, sha512, size, releaseDate } = this.#metadata;
    return Promise.resolve({ version, releaseDate, path: file, sha512, files: [{ url: file, sha512, size }] });
  }

  resolveFiles(info: UpdateInfo): ResolvedUpdateFileInfo[] {
    return info.files.map((file) => ({ url: packageUrl(file.url), info: file }));
  }
}
