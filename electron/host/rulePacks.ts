import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { packTitle, parseRulePack, RulePackError, selectRulePack, type RulePack } from '#shared/rules/rulePack.ts';
import type { RulePacks } from '#electron/areas/services.ts';

/**
 * Reads every rule pack of the installation (`resources/rulepacks/*.json`). Throws when there is none or one cannot be used: a defect of the
 * installation, and nothing may be reckoned with half of the rules.
 */
export async function loadRulePacks(folder: string): Promise<RulePacks> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const packs = await Promise.all(names.map((name) => readPack(path.join(folder, name))));
  const newest = packs.toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0];
  if (newest === undefined) throw new RulePackError('no rule pack is installed');
  return {
    newest,
    on(day) {
      const { pack, expired } = selectRulePack(packs, day);
      return { pack, name: packTitle(pack), expired };
    },
  };
}

async function readPack(file: string): Promise<RulePack> {
  try {
    return parseRulePack(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw new RulePackError(`${path.basename(file)}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
