#!/usr/bin/env node
// The one entry of every npm script: `node build/run.mjs COMMAND [ARGUMENT…]`. Prepares what the command needs, then runs it.
import { closeAll } from './setup/closing.mjs';
import { SetupError, reason } from './setup/say.mjs';

const commands = ['start', 'demo', 'test', 'cli', 'city', 'bench', 'lint', 'typecheck', 'pack', 'setup'];

// Ends in an exit rather than in sudden death, so that what was opened for this run is closed.
for (const [signal, number] of /** @type {const} */ ([['SIGINT', 2], ['SIGTERM', 15], ['SIGHUP', 1]])) {
  process.on(signal, () => {
    if (process.listenerCount(signal) === 1) void closeAll().then(() => process.exit(128 + number));
  });
}

const [command = '', ...args] = process.argv.slice(2);
try {
  if (!commands.includes(command)) throw new SetupError(`用法：node build/run.mjs <${commands.join('|')}> [参数…]`);
  /** @type {{main: (args: string[]) => Promise<number | undefined>}} */
  const { main } = await import(`./commands/${command}.mjs`);
  const code = await main(args);
  // Without a code the command lives on in this process, and ends when it has nothing left to do.
  if (code === undefined) process.once('beforeExit', closeAll);
  else await closeAll().then(() => process.exit(code));
} catch (error) {
  const expected = error instanceof SetupError;
  process.stderr.write(`${expected ? error.message : error instanceof Error ? error.stack : reason(error)}\n`);
  await closeAll();
  process.exit(1);
}
