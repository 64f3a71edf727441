import { spawn } from 'node:child_process';
import path from 'node:path';
import { refuse } from '#shared/messages/index.ts';

/**
 * Starts an installer that was held against its signed digest: on Windows the setup program itself, on Linux the system's package manager, which asks for an
 * administrator. Resolves when it runs; it outlives this process.
 */
export function launchInstaller(file: string, platform: string = process.platform): Promise<void> {
  const [command, words] = platform === 'win32' ? [file, ['--updated', '--force-run']] as const : ['pkexec', ['dpkg', '--install', file]] as const;
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { detached: true, stdio: 'ignore', shell: false });
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
    child.once('error', () => reject(refuse('updates.cannotLaunch', { name: path.basename(file) })));
  });
}
