import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { app, powerMonitor, type BrowserWindow } from 'electron';
import { refuse } from '#shared/messages/index.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { recordOutcome } from '#electron/areas/devices/slips/prints.ts';
import { perform } from '#electron/areas/run.ts';
import { listen, type Wire } from '#electron/bridge/bridge.ts';
import { Notices } from '#electron/bridge/notices.ts';
import { closeInOrder } from '#electron/host/closing.ts';
import { TokenDesk } from '#electron/host/fileDesk.ts';
import { WindowHost } from '#electron/host/host.ts';
import type { Log } from '#electron/host/log.ts';
import type { PcSettings } from '#electron/host/pcSettings.ts';
import { problemReport } from '#electron/host/problemReport.ts';
import { loadRulePacks } from '#electron/host/rulePacks.ts';
import { DeskLink } from '#electron/devices/desk/link.ts';
import { startWorkshop } from '#electron/jobs/workshop.ts';
import { placeOf } from '#electron/ledger/place.ts';
import { startCourier } from '#electron/outbox/courier.ts';
import { openKeyring } from '#electron/outbox/keyring.ts';
import { windowDesktop } from './desktop.ts';
import { startDeviceProcess } from './deviceProcess.ts';
import { Dialogs } from './dialogs.ts';
import { systemKeychain } from './keychain.ts';
import { openWrittenFile } from './openFile.ts';
import { GlyphPage } from './press/glyphs.ts';
import { UpdateDesk } from '#electron/updates/desk.ts';
import { relaunch, runningInstallation } from './installed.ts';
import { ChromiumPress } from './press/press.ts';

export interface ProductParts {
  readonly version: string;
  readonly resources: string;
  readonly suggestedFolder: string;
  readonly userData: string;
  readonly pc: PcSettings;
  readonly log: Log;
  window(): BrowserWindow | null;
  tell(kind: 'change' | 'progress', notice: unknown): void;
}

export interface RunningProduct {
  readonly host: WindowHost;
  /** Closes everything in order; a part that fails does not keep the others open. */
  close(): Promise<void>;
}

/** Puts the running product together, begins to open the ledger, and listens to the window. */
export async function assemble(parts: ProductParts, wire: Wire): Promise<RunningProduct> {
  const notices = new Notices({ change: (notice) => parts.tell('change', notice), progress: (notice) => parts.tell('progress', notice) });
  const files = new TokenDesk();
  const press = new ChromiumPress();
  const workshop = startWorkshop();
  const glyphs = new GlyphPage();
  const devices = new DeskLink({
    start: startDeviceProcess, folder: path.join(parts.userData, 'devices'), draw: glyphs.draw,
    changed: () => host.services.announce(['devices']), settled: (key, outcome) => {
      const opened = host.session.opened;
      if (opened !== null) void recordOutcome(opened.ledger, key, outcome).catch((error: unknown) => parts.log.problem('devices.outcome', error));
    },
  });
  const [rulePacks, keychain] = await Promise.all([loadRulePacks(path.join(parts.resources, 'rulepacks')), systemKeychain()]);
  const host = new WindowHost({
    version: parts.version, resources: parts.resources, suggestedFolder: await unsynchronised(parts.suggestedFolder), pc: parts.pc, log: parts.log,
    rulePacks, files, press, keychain, workshop,
    updates: new UpdateDesk({ version: parts.version, folder: path.join(parts.userData, 'updates'), keyFile: path.join(parts.resources, 'release-key.json'), configFile: path.join(parts.resources, 'app-update.yml'), installation: runningInstallation(), relaunch }), devices,
    desktop: windowDesktop(parts.window, files),
    now: () => Date.now(),
    openKeyring, startCourier,
    openWritten: openWrittenFile,
    announce: (topics) => notices.change(topics),
  });
  host.session.start();
  wakeDevices(devices, path.join(parts.userData, 'devices'));
  listen(wire, {
    windowContents: () => parts.window()?.webContents.id ?? null,
    perform(name, input, onProgress) {
      host.asked();
      return perform(host.services, name, input, onProgress);
    },
    fileToken: (file) => files.chosen(file),
    progress: (notice) => notices.progress(notice),
    unexpected(operation, error) {
      if (host.closing) return refuse('ledger.closed', {});
      parts.log.problem(`operation.${operation}`, error);
      return host.session.suspect(error);
    },
  });
  powerMonitor.on('resume', () => host.woke());
  return {
    host,
    async close() {
      await closeInOrder([{ name: 'host', close: () => host.close() }, { name: 'devices', close: () => devices.close() }, { name: 'glyphs', close: () => glyphs.close() }, { name: 'press', close: () => press.close() }], parts.log, 40_000);
      parts.log.note('closed');
    },
  };
}

/** Many PCs keep 文档 in OneDrive: a ledger is then proposed beside it, in the home folder. */
async function unsynchronised(folder: string): Promise<string> {
  return (await placeOf(folder)).ok ? folder : path.join(app.getPath('home'), path.basename(folder));
}

const DEVICES_AFTER_MS = 4000;

/** Slips that waited when the product ended go on by themselves; a PC on which nothing was ever set up has no process for it. */
function wakeDevices(devices: DeskLink, folder: string): void {
  setTimeout(() => {
    if (existsSync(path.join(folder, 'devices.json'))) void devices.ask('list', null).catch(() => undefined);
  }, DEVICES_AFTER_MS).unref();
}

/** Writes the redacted report from the recovery page, when nothing else runs any more. False when no place was chosen. */
export async function saveReport(owner: BrowserWindow, parts: { version: string; log: Log }): Promise<boolean> {
  const now = Date.now();
  const target = await new Dialogs(() => owner).target('保存问题报告', `问题报告-${shanghaiDay(now)}.txt`, 'txt');
  if (target === null) return false;
  await writeFile(target, await problemReport('', { ...parts, now, opened: null, stage: 'recovery' }));
  return true;
}
