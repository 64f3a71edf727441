// Running other programs: quietly with a time-out for set-up, in the foreground for the command itself.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {number} [timeout] milliseconds, then the program is killed
 * @property {string} [log] a file that takes what the program prints; without it that goes to standard error
 * @property {boolean} [shell]
 * @property {boolean} [tied] ends when we are killed, so that a second attempt does not meet the first (Linux)
 */

/**
 * The same program, ended by the kernel together with the process that started it.
 * @param {string} command
 * @param {string[]} args
 * @param {'TERM' | 'KILL'} signal
 * @returns {[string, string[]]}
 */
export function tied(command, args, signal) {
  const setpriv = process.platform === 'linux' ? which('setpriv') : undefined;
  return setpriv ? [setpriv, ['--pdeathsig', signal, command, ...args]] : [command, args];
}

/**
 * Runs a program to its end. What it prints never reaches our standard output.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>} its exit code, 124 after a time-out, 127 when it could not be started
 */
export function run(command, args, options = {}) {
  const output = options.log ? openSync(options.log, 'a') : 2;
  return new Promise((resolve) => {
    const [program, words] = options.tied ? tied(command, args, 'KILL') : [command, args];
    const child = spawn(program, words, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', output, output],
      shell: options.shell ?? false,
    });
    let late = false;
    const timer = options.timeout
      ? setTimeout(() => {
          late = true;
          child.kill('SIGKILL');
        }, options.timeout)
      : undefined;
    /** @param {number} code */
    const finish = (code) => {
      clearTimeout(timer);
      if (options.log) closeSync(output);
      resolve(code);
    };
    child.once('error', () => finish(127));
    child.once('close', (code) => finish(late ? 124 : (code ?? 1)));
  });
}

/**
 * Runs a program and returns what it printed.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{code: number, stdout: string}>}
 */
export function capture(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: options.shell ?? false,
      ...(options.timeout ? { timeout: options.timeout } : {}),
    });
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    child.once('error', () => resolve({ code: 127, stdout }));
    child.once('close', (code) => resolve({ code: code ?? 1, stdout }));
  });
}

/**
 * Runs the command that the person asked for, on their terminal, passing on signals.
 * @param {string} command
 * @param {string[]} args
 * @param {{env?: NodeJS.ProcessEnv, cwd?: string, shell?: boolean}} [options]
 * @returns {Promise<number>} its exit code, 128 + n when a signal ended it
 */
export function foreground(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', env: process.env, ...options });
    /** @type {NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    /** @param {NodeJS.Signals} signal */
    const pass = (signal) => {
      // Ctrl-C in a terminal reaches the child by itself; a second one would look like impatience.
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      child.kill(signal);
    };
    for (const signal of signals) process.on(signal, pass);
    const release = () => {
      for (const signal of signals) process.off(signal, pass);
    };
    child.once('error', (error) => {
      release();
      reject(error);
    });
    child.once('close', (code, signal) => {
      release();
      resolve(code ?? 128 + (signal === 'SIGINT' ? 2 : signal === 'SIGTERM' ? 15 : signal === 'SIGKILL' ? 9 : 1));
    });
  });
}

/**
 * Finds a program as the shell would; system folders are searched too, which a plain user's PATH may lack.
 * @param {string} name
 * @returns {string | undefined}
 */
export function which(name) {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  for (const folder of folders) {
    for (const suffix of suffixes) {
      const file = join(folder, name + suffix);
      if (existsSync(file)) return file;
    }
  }
  return undefined;
}

/**
 * npm as this run was started with it, else the one on PATH.
 * @param {string[]} args
 * @returns {{command: string, args: string[], shell: boolean}}
 */
export function npm(args) {
  const script = process.env['npm_execpath'];
  if (script && /npm-cli\.c?js$/.test(script) && existsSync(script)) {
    return { command: process.execPath, args: [script, ...args], shell: false };
  }
  return { command: 'npm', args, shell: process.platform === 'win32' };
}

/**
 * A binary's JavaScript inside node_modules, to be run by this same Node.
 * @param {string} root
 * @param {string[]} parts
 */
export const tool = (root, ...parts) => join(root, 'node_modules', ...parts);
