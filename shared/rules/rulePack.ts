import { z } from 'zod';
import { parseCalendar, type Calendar } from './calendar.ts';

/**
 * The rule pack: every figure of the municipal plan and of the laws that override it, as data. Code names a rule, the pack gives its figure,
 * clause and legal basis. Parsed once; then it is a plain immutable value.
 */

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const ruleShape = z.object({
  id: z.string().min(1), zh: z.string().min(1), value: z.unknown(), unit: z.string().min(1), clause: z.string(), legalBasis: z.string().nullable(),
  wins: z.enum(['plan', 'statute', 'both', 'earlier', 'default']), note: z.string().default(''), op: z.string().nullable().default(null),
  verified: z.union([z.boolean(), z.string()]).nullable().default(null), ambiguous: z.boolean().default(false),
  effectiveFrom: day.nullable().default(null), effectiveTo: day.nullable().default(null),
  pausable: z.boolean().default(false), moves: z.boolean().default(false),
});

const packShape = z.object({
  pack: z.object({ id: z.string().min(1), effectiveFrom: day, effectiveTo: day }),
  conventions: z.record(z.string(), z.unknown()),
  calendar: z.unknown(),
  conflicts: z.array(z.object({ topic: z.string(), plan: z.string().nullable(), statute: z.string().nullable(), wins: z.string(), rules: z.array(z.string()) })),
  rules: z.array(ruleShape).min(1),
});

export type Rule = Readonly<z.infer<typeof ruleShape>>;
export type RuleConflict = z.infer<typeof packShape>['conflicts'][number];

export interface RulePack {
  readonly id: string;
  /** First and last day of validity, `YYYY-MM-DD`. */
  readonly effectiveFrom: string;
  readonly effectiveTo: string;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly conflicts: readonly RuleConflict[];
  readonly calendar: Calendar;
}

/** A pack that cannot be used, with the place in it; a defect of the installation, not of the user's input. */
export class RulePackError extends Error {
  override readonly name = 'RulePackError';
}

/** Parses the JSON of a pack (shape of rules.json). Throws RulePackError naming what is wrong. */
export function parseRulePack(json: unknown): RulePack {
  const parsed = packShape.safeParse(json);
  if (!parsed.success) throw new RulePackError(z.prettifyError(parsed.error));
  const calendar = parseCalendar(parsed.data.calendar);
  if (!calendar.ok) throw new RulePackError(`calendar: ${calendar.problem}`);
  const rules = new Map<string, Rule>();
  for (const rule of parsed.data.rules) {
    if (rules.has(rule.id)) throw new RulePackError(`rule ${rule.id} stands twice`);
    rules.set(rule.id, rule);
  }
  const { id, effectiveFrom, effectiveTo } = parsed.data.pack;
  return { id, effectiveFrom, effectiveTo, rules, conflicts: parsed.data.conflicts, calendar: calendar.calendar };
}

/** A rule by its id; throws when the pack has none. */
export function rule(pack: RulePack, id: string): Rule {
  const found = pack.rules.get(id);
  if (found === undefined) throw new RulePackError(`pack ${pack.id} has no rule ${id}`);
  return found;
}

/** Figure of a rule as an exact integer, in the rule's unit; throws for lists, ranges, flags and words. */
export function figure(pack: RulePack, id: string): number {
  const { value } = rule(pack, id);
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new RulePackError(`rule ${id} holds no integer`);
  return value;
}

export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** Decimal text of a rule as a reduced fraction: "1.2" → 6/5, so that comparisons stay on integers. */
export function ratio(pack: RulePack, id: string): Ratio {
  const { value } = rule(pack, id);
  const match = typeof value === 'string' ? /^(\d+)(?:\.(\d{1,6}))?$/.exec(value) : null;
  if (match === null) throw new RulePackError(`rule ${id} holds no decimal ratio`);
  const decimals = match[2] ?? '';
  const numerator = Number(`${match[1]}${decimals}`);
  const denominator = 10 ** decimals.length;
  const divisor = greatestCommonDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

const DURATIONS: Readonly<Record<string, number>> = { seconds: 1000, minutes: 60_000, hours: 3_600_000 };

/** Length in milliseconds of a rule in seconds, minutes or hours of continuous time. */
export function durationMs(pack: RulePack, id: string): number {
  const unit = DURATIONS[rule(pack, id).unit];
  if (unit === undefined) throw new RulePackError(`rule ${id} is no length of continuous time`);
  return figure(pack, id) * unit;
}

/** Plan section of a rule, e.g. `6.1(3)①`. */
export function clause(pack: RulePack, id: string): string {
  return rule(pack, id).clause;
}

/** Statute of a rule, null where the plan stands alone. */
export function legalBasis(pack: RulePack, id: string): string | null {
  return rule(pack, id).legalBasis;
}

/** True when a figure meets the rule's own comparison (`op`, >= where it names none). */
export function meets(pack: RulePack, id: string, value: number): boolean {
  const limit = figure(pack, id);
  switch (rule(pack, id).op ?? '>=') {
    case '>=': return value >= limit;
    case '<=': return value <= limit;
    case '<': return value < limit;
    case '>': return value > limit;
    case '==': return value === limit;
    default: throw new RulePackError(`rule ${id} compares in an unknown way`);
  }
}

/** True when the rule itself is in force on a day (rules may start or end inside a pack). */
export function ruleInForce(found: Rule, onDay: string): boolean {
  return (found.effectiveFrom === null || found.effectiveFrom <= onDay) && (found.effectiveTo === null || onDay <= found.effectiveTo);
}

export interface SelectedPack {
  readonly pack: RulePack;
  /** The day lies after the pack's end and no successor is installed: the pack stays in force with a banner (conventions.packExpiry). */
  readonly expired: boolean;
  /** Chinese sentence for the banner, empty when the pack is in its range. */
  readonly note: string;
}

/** Pack for an event of a Shanghai day (conventions.versioning): the newest that has begun; before the first one, that first one. */
export function selectRulePack(packs: readonly RulePack[], onDay: string): SelectedPack {
  const byStart = packs.toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : a.effectiveFrom > b.effectiveFrom ? 1 : 0));
  const first = byStart[0];
  if (first === undefined) throw new RulePackError('no rule pack is installed');
  const pack = byStart.findLast((candidate) => candidate.effectiveFrom <= onDay) ?? first;
  const expired = onDay > pack.effectiveTo;
  if (expired) return { pack, expired, note: `规则包 ${packTitle(pack)} 的计划期已于 ${pack.effectiveTo} 届满，新包装入前继续沿用；法定期限不受影响。` };
  return { pack, expired, note: onDay < pack.effectiveFrom ? `事项早于规则包 ${packTitle(pack)} 的起始日 ${pack.effectiveFrom}，按该包计算。` : '' };
}

/** Name that screens and papers show: `2024—2025`. */
export function packTitle(pack: RulePack): string {
  const from = pack.effectiveFrom.slice(0, 4);
  const to = pack.effectiveTo.slice(0, 4);
  return from === to ? from : `${from}—${to}`;
}
