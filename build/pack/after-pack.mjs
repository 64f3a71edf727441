// Mends what a runtime brings along that a package must not have.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Electron's default application starts any folder that is named to it.
 * @param {import('electron-builder').AfterPackContext} context
 */
export async function afterPack(context) {
  const resources = context.packager.getResourcesDir(context.appOutDir);
  await rm(join(resources, 'default_app.asar'), { force: true });
}
