import { runCli } from './main.ts';

/** Started by `npm run cli` on plain Node. Standard output carries results only. */
const write = (stream: NodeJS.WriteStream) => (line: string): void => { stream.write(`${line}\n`); };

runCli(process.argv.slice(2), { out: write(process.stdout), err: write(process.stderr) }).then(
  (code) => { process.exitCode = code; },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
