import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { refuse, Refusal } from '#shared/messages/index.ts';
import { assertRoom } from '#electron/drives/space.ts';
import { writeWhole } from '#electron/files/writeWhole.ts';
import { isFull } from '#electron/ledger/driver.ts';
import type { Engine, EngineParts } from './engine.ts';
import type { Installation } from './installation.ts';
import { compareVersions, metadataName, releaseKey, verifiedMetadata, type UpdateMetadata } from './metadata.ts';
import { packageDigest, type UpdateSource } from './source.ts';

export interface UpdateParts extends Omit<EngineParts, 'kind'> {
  /** Public release key that the build put into the product. */
  readonly keyFile: string;
  /** Null: this copy was not installed by anything that could update it. */
  readonly installation: Installation | null;
}

interface Offer {
  readonly metadata: UpdateMetadata;
  readonly source: UpdateSource;
  readonly engine: Engine;
  /** The package, once it is here. */
  file: string | null;
}

const seenSchema = z.object({ newest: z.string().regex(/^\d+\.\d+\.\d+$/) });

/**
 * New versions of the product on this PC. electron-updater brings packages and starts installers; what it is given to see is decided here: what is not signed
 * by the release key is not looked at; the same or an older version than the one that runs, or than the newest that was ever announced here, is refused; a
 * package is held against the signed digest once more right before it is started.
 */
export class UpdateDesk {
  #offer: Offer | null = null;

  constructor(private readonly parts: UpdateParts) {}

  get found(): UpdateMetadata | null {
    return this.#offer?.metadata ?? null;
  }

  /** True when the package is here and was held against its digest. */
  get ready(): boolean {
    return this.#offer?.file !== null && this.#offer !== null;
  }

  /** Whether this copy can be updated by an installer at all. */
  get installs(): boolean {
    return this.parts.installation !== null;
  }

  async keyed(): Promise<boolean> {
    return (await releaseKey(this.parts.keyFile)) !== null;
  }

  /** Asks a source for a newer version; null when this one is the newest it knows. */
  async check(source: UpdateSource): Promise<UpdateMetadata | null> {
    const { version, installation } = this.parts;
    const key = await releaseKey(this.parts.keyFile);
    if (key === null) throw refuse('updates.noKey', {});
    if (installation === null) throw refuse('updates.notInstalled', {});
    const name = metadataName(installation.platform);
    const signature = Buffer.from(await source.small(`${name}.sig`)).toString('utf8');
    const metadata = await verifiedMetadata(await source.small(name), signature, key, installation);
    const seen = await this.#newestSeen();
    const newest = compareVersions(seen, version) > 0 ? seen : version;
    if (compareVersions(metadata.version, newest) < 0) throw refuse('updates.older', { version: metadata.version, newest });
    this.cancel();
    this.#offer = null;
    if (metadata.version === version) {
      // What was fetched for this version or an older one is of no use any more.
      await rm(path.join(this.parts.folder, 'packages'), { recursive: true, force: true }).catch(() => undefined);
      return null;
    }
    await this.#remember(metadata.version);
    this.#offer = await this.#offered(metadata, source, installation);
    return metadata;
  }

  /** Brings the package here; false when it was cancelled meanwhile. */
  async take(onBytes: (done: number) => void = () => undefined): Promise<boolean> {
    const offer = this.#offer;
    if (offer === null) throw refuse('updates.nothingFound', {});
    const { folder } = this.parts;
    await mkdir(folder, { recursive: true });
    await assertRoom(folder, offer.metadata.size);
    try {
      offer.file = await offer.engine.fetch(onBytes);
    } catch (error) {
      throw refusalOf(error, folder);
    }
    return offer.file !== null;
  }

  /** Stops a transfer; nothing of it stays. */
  cancel(): void {
    this.#offer?.engine.cancel();
  }

  /** Starts the installer of the package that waits; `before` runs when it still is what was signed (backup, journal), and stops everything when it fails. */
  async install(before: (metadata: UpdateMetadata) => Promise<void>): Promise<void> {
    const offer = this.#offer;
    const { installation } = this.parts;
    if (offer === null || offer.file === null || installation === null) throw refuse('updates.nothingFound', {});
    const { file, metadata } = offer;
    await this.#assertWhole(offer, file);
    await before(metadata);
    // The backup took its time: what is started is what was looked at last.
    await this.#assertWhole(offer, file);
    try {
      await offer.engine.start();
    } catch {
      // An engine that tried once does not try again. The package stays and is held against its digest when it is asked for anew.
      this.#offer = await this.#offered(metadata, offer.source, installation);
      throw refuse('updates.cannotLaunch', { name: path.basename(file) });
    }
  }

  async #offered(metadata: UpdateMetadata, source: UpdateSource, { kind }: Installation): Promise<Offer> {
    const { Engine: Made } = await import('./engine.ts');
    const engine = new Made({ ...this.parts, kind }, metadata, source);
    if (!(await engine.accepts())) throw refuse('updates.older', { version: metadata.version, newest: this.parts.version });
    return { metadata, source, engine, file: null };
  }

  async #assertWhole(offer: Offer, file: string): Promise<void> {
    if ((await packageDigest(file)) === offer.metadata.sha512) return;
    offer.file = null;
    await rm(file, { force: true }).catch(() => undefined);
    throw refuse('updates.wrongFile', {});
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

/** electron-updater's errors in our words. */
function refusalOf(error: unknown, folder: string): unknown {
  if (error instanceof Refusal) return error;
  if (error instanceof Error && 'code' in error && error.code === 'ERR_CHECKSUM_MISMATCH') return refuse('updates.wrongFile', {});
  return isFull(error) ? refuse('ledger.diskFull', { path: folder }) : refuse('updates.serverAnswer', { why: '传送中断' });
}
