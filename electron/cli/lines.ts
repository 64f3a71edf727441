import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { refuse } from '#shared/messages/index.ts';

/** Hands each line of a JSON-lines file to `take`, parsed; a line that is no JSON comes as undefined. Empty lines are skipped. */
export async function eachLine(file: string, take: (value: unknown) => void): Promise<void> {
  const stream = createReadStream(file, 'utf8');
  await new Promise<void>((resolve, reject) => {
    stream.once('open', () => resolve());
    stream.once('error', () => reject(refuse('cli.fileUnreadable', { path: file })));
  });
  for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    take(parse(line));
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
