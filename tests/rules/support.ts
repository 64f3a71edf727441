import { readFileSync } from 'node:fs';
import { parseRulePack } from '#shared/rules/rulePack.ts';
import { dayStart, parseTime } from '#shared/rules/time.ts';

const root = new URL('../../', import.meta.url);

export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, root), 'utf8')) as unknown;
}

/** The pack the product ships. */
export const pack = parseRulePack(readJson('resources/rulepacks/labour-inspection-2024-2025.json'));

/** Instant of a time text; a bare day is 00:00 in Shanghai. */
export function at(text: string): number {
  const parsed = parseTime(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.reason}`);
  return parsed.ms;
}

export { dayStart };
