import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { refuse } from '#shared/messages/index.ts';
import { writeWhole } from '#electron/files/writeWhole.ts';
import { compareVersions, metadataName, releaseKey, verifiedMetadata, type UpdateMetadata } from './metadata.ts';
import { packageDigest, takePackage, type UpdateSource } from './source.ts';

export interface UpdateParts {
  /** Version that runs now. */
  readonly version: string;
  /** Folder of this PC in which packages wait. */
  readonly folder: string;
  /** Public release key that the build put into the product. */
  readonly keyFile: string;
  readonly platform: string;
  readonly arch: string;
  /** Starts the installer. Resolves when it was started, not when it is done. */
  launch(file: string): Promise<void>;
}

const seenSchema = z.object({ newest: z.string().regex(/^\d+\.\d+\.\d+$/) });

/**
 * New versions of the product on this PC. What is not signed by the release key is not looked at; the same or an older version than the one that runs, or
 * than the newest that was ever announced here, is refused; a package counts only with the size and digest that the signed metadata names, and is held
 * against them again right before it is started.
 */
export class UpdateDesk {
  #found: UpdateMetadata | null = null;
  #source: UpdateSource | null = null;
  #ready: string | null = null;

  constructor(private readonly parts: UpdateParts) {}

  get found(): UpdateMetadata | null {
    return this.#found;
  }

  /** True when the package is here and was held against its digest. */
  get ready(): boolean {
    return this.#ready !== null;
  }

  async keyed(): Promise<boolean> {
    return (await releaseKey(this.parts.keyFile)) !== null;
  }

  /** Asks a source for a newer version; null when this one is the newest it knows. */
  async check(source: UpdateSource): Promise<UpdateMetadata | null> {
    const { version, platform, arch } = this.parts;
    const key = await releaseKey(this.parts.keyFile);
    if (key === null) throw refuse('updates.noKey', {});
    const name = metadataName(platform, arch);
    const signature = Buffer.from(await source.small(`${name}.sig`)).toString('utf8');
    const metadata = verifiedMetadata(await source.small(name), signature, key, { platform, arch });
    const seen = await this.#newestSeen();
    const newest = compareVersions(seen, version) > 0 ? seen : version;
    if (compareVersions(metadata.version, newest) < 0) throw refuse('updates.older', { version: metadata.version, newest });
    this.#forget();
    if (metadata.version === version) return null;
    await this.#remember(metadata.version);
    this.#found = metadata;
    this.#source = source;
    return metadata;
  }

  /** Brings the package here. Packages of before go. */
  async take(onBytes: (done: number) => void = () => undefined): Promise<void> {
    const metadata = this.#found;
    const source = this.#source;
    if (metadata === null || source === null) throw refuse('updates.nothingFound', {});
    const { folder } = this.parts;
    await mkdir(folder, { recursive: true });
    for (const name of await readdir(folder)) if (name !== 'seen.json') await rm(path.join(folder, name), { recursive: true, force: true });
    const target = path.join(folder, metadata.file);
    const part = `${target}.part`;
    try {
      await takePackage(source, metadata, part, onBytes);
      await rename(part, target);
    } finally {
      await rm(part, { force: true });
    }
    this.#ready = target;
  }

  /** Starts the installer of the package that waits; `before` runs when it still is what was signed (backup, journal), and stops everything when it fails. */
  async install(before: (metadata: UpdateMetadata) => Promise<void>): Promise<void> {
    const metadata = this.#found;
    const file = this.#ready;
    if (metadata === null || file === null) throw refuse('updates.nothingFound', {});
    await this.#assertWhole(file, metadata);
    await before(metadata);
    // The backup took its time: what is started is what was looked at last.
    await this.#assertWhole(file, metadata);
    await this.parts.launch(file);
  }

  async #assertWhole(file: string, metadata: UpdateMetadata): Promise<void> {
    if ((await packageDigest(file)) === metadata.sha512) return;
    this.#ready = null;
    await rm(file, { force: true }).catch(() => undefined);
    throw refuse('updates.wrongFile', {});
  }

  #forget(): void {
    this.#found = null;
    this.#source = null;
    this.#ready = null;
  }

  /** The newest version that was ever announced to this PC under our signature: whoever holds newer ones back, or plays old ones again, is told. */
  async #newestSeen(): Promise<string> {
    try {
      const { newest } = seenSchema.parse(JSON.parse(await readFile(path.join(this.parts.folder, 'seen.json'), 'utf8')));
      return newest;
    } catch {
      return '0.0.0';
    }
  }

  async #remember(newest: string): Promise<void> {
    await mkdir(this.parts.folder, { recursive: true });
    await writeWhole(path.join(this.parts.folder, 'seen.json'), JSON.stringify({ newest }));
  }
}
