/** How this copy came onto the PC, which decides what can update it. */
export type InstallationKind = 'nsis' | 'deb' | 'appimage';

export interface Installation {
  readonly kind: InstallationKind;
  /** As signed metadata names it: `win32-x64`, `linux-x64` (.deb), `linux-x64-appimage`. Each has its own, so that the package of one cannot be handed to another. */
  readonly platform: string;
  /** Of the package's name, without the dot. */
  readonly extension: 'exe' | 'deb' | 'AppImage';
}

export interface InstallationFacts {
  readonly platform: string;
  readonly arch: string;
  readonly packaged: boolean;
  readonly executable: string;
  /** `APPIMAGE` of the environment, as an AppImage's runtime sets it. */
  readonly appImage: string | undefined;
  /** The files that dpkg installed for this product, one a line; empty where it installed none. */
  readonly debFiles: string;
}

/** Null: unpacked into some folder, or started from the sources. Such a copy is replaced by hand. */
export function installationOf({ platform, arch, packaged, executable, appImage, debFiles }: InstallationFacts): Installation | null {
  if (platform === 'win32') return packaged ? { kind: 'nsis', platform: `win32-${arch}`, extension: 'exe' } : null;
  if (platform !== 'linux') return null;
  if (debFiles.split('\n').includes(executable)) return { kind: 'deb', platform: `linux-${arch}`, extension: 'deb' };
  return appImage === undefined || !appImage.startsWith('/') ? null : { kind: 'appimage', platform: `linux-${arch}-appimage`, extension: 'AppImage' };
}
