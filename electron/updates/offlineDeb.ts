import { DebUpdater } from 'electron-updater/out/DebUpdater.js';

/**
 * dpkg and nothing else: when something is missing, apt-get would go to the network and may take the product away. What dpkg is given is a copy that root
 * made and held against the signed digest: while the password is asked for, the package still lies where any program of the same person may write.
 */
export class OfflineDebUpdater extends DebUpdater {
  /** Not what `ELECTRON_BUILDER_LINUX_PACKAGE_MANAGER` says. */
  protected override detectPackageManager(): string {
    return 'dpkg';
  }

  /** Others quote what they run in another way, and are gone from today's systems. */
  protected override determineSudoCommand(): string {
    return 'pkexec';
  }

  protected override runCommandWithSudoIfNeeded([command = '', option = '', file = '']: string[]): string {
    const signed = this.updateInfoAndProvider?.info.files[0]?.sha512;
    if (command !== 'dpkg' || option !== '-i' || signed === undefined) throw new Error(`not run: ${command}`);
    return super.runCommandWithSudoIfNeeded(installedByRoot(file, Buffer.from(signed, 'base64').toString('hex')));
  }
}

/** For a shell, which may stand between single quotes: no such quote is in it. `file` is escaped by electron-updater. */
function installedByRoot(file: string, sha512: string): string[] {
  return ['t=$(mktemp -d)', `&& cp -- ${file} "$t/package.deb"`, `&& echo "${sha512}  $t/package.deb" | sha512sum --check --status`, '&& dpkg -i "$t/package.deb";', 'r=$?; rm -rf -- "$t"; exit $r'];
}
