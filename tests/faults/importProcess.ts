import { spawn } from 'node:child_process';

/** Runs a program to its end, with more in its environment; its lines on standard output. */
export async function spawned([program = '', ...args]: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const running = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...more } });
  let text = '';
  running.stdout.on('data', (piece: Buffer) => { text += piece.toString('utf8'); });
  await new Promise<void>((resolve) => { running.once('close', () => resolve()); });
  return text.split('\n').filter((line) => line !== '');
}
