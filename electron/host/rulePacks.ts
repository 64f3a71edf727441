import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { withProvincialFigures } from '#shared/rules/crime.ts';
import { withCalendar } from '#shared/rules/deadlines/reckon.ts';
import type { Calendar } from '#shared/rules/calendar.ts';
import { packTitle, parseRulePack, RulePackError, selectRulePack, type RulePack } from '#shared/rules/rulePack.ts';
import { ledgerCalendar } from '#electron/areas/clocks/ledgerCalendar.ts';
import { readOffice } from '#electron/areas/office.ts';
import type { RulePacks } from '#electron/areas/services.ts';
import type { Reader } from '#electron/ledger/access.ts';

/**
 * Reads every rule pack of the installation (`resources/rulepacks/*.json`). Throws when there is none or one cannot be used: a defect of the
 * installation, and nothing may be reckoned with half of the rules. `reread` lays the working-day years of a ledger and the figures of its province over those of the packs.
 */
export async function loadRulePacks(folder: string): Promise<RulePacks> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return new LedgerRulePacks(await Promise.all(names.map((name) => readPack(path.join(folder, name)))));
}

class LedgerRulePacks implements RulePacks {
  #packs: readonly RulePack[];

  constructor(private readonly installed: readonly RulePack[]) {
    if (installed.length === 0) throw new RulePackError('no rule pack is installed');
    this.#packs = installed;
  }

  get newest(): RulePack {
    return newestOf(this.#packs);
  }

  get installedNewest(): RulePack {
    return newestOf(this.installed);
  }

  on(day: string): { pack: RulePack; name: string; expired: boolean } {
    const { pack, expired } = selectRulePack(this.#packs, day);
    return { pack, name: packTitle(pack), expired };
  }

  byId(id: string): RulePack | null {
    return this.#packs.find((pack) => pack.id === id) ?? null;
  }

  installedYears(): readonly number[] {
    return [...new Set(this.installed.flatMap((pack) => [...pack.calendar.keys()]))].sort((a, b) => a - b);
  }

  withYears(years: Calendar): RulePacks {
    const other = new LedgerRulePacks(this.installed);
    other.#packs = this.#packs.map((pack) => withCalendar(pack, years));
    return other;
  }

  async reread(reader: Reader): Promise<void> {
    const years = await ledgerCalendar(reader);
    const { crimeSingleFen: single, crimeGroupFen: group } = await readOffice(reader);
    const figures = { single: single === 0 ? null : single, group: group === 0 ? null : group };
    this.#packs = this.installed.map((pack) => withProvincialFigures(years.size === 0 ? pack : withCalendar(pack, years), figures));
  }
}

function newestOf(packs: readonly RulePack[]): RulePack {
  const newest = packs.toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0];
  if (newest === undefined) throw new RulePackError('no rule pack is installed');
  return newest;
}

async function readPack(file: string): Promise<RulePack> {
  try {
    return parseRulePack(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw new RulePackError(`${path.basename(file)}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
