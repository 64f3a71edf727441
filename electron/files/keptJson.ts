import { readFileSync, renameSync } from 'node:fs';
import type { z } from 'zod';

/** What a small file of this PC keeps. One that is missing reads as `{}`; one that cannot be understood too, and is kept aside as `….broken`. */
export function readKeptJson<T>(file: string, schema: z.ZodType<T>): T {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return schema.parse({}); // the first time on this PC
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    try {
      renameSync(file, `${file}.broken`);
    } catch {
      // It stays where it is, and is as unreadable next time.
    }
    return schema.parse({});
  }
}
