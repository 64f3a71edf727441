import { clause, durationMs, meets, type RulePack } from './rulePack.ts';
import { sumFen } from './money.ts';
import type { DatedFen, MajorCaseFacts, NodeStatus } from './tables/types.ts';

/**
 * The emergency of a major case (plan 5.1 to 5.3; domain 5): triggers and the five nodes that run from t0 and never pause. The live board
 * and the monthly table use the same functions.
 */

export type NodeKey = 'n30' | 'n2h' | 'n6h' | 'n24h' | 'n72h';
export const NODE_KEYS: readonly NodeKey[] = ['n30', 'n2h', 'n6h', 'n24h', 'n72h'];

const NODE_RULES: Readonly<Record<NodeKey, string>> = { n30: 'major.n30', n2h: 'major.n2h', n6h: 'major.n6h', n24h: 'major.n24h', n72h: 'major.n72h' };
const NODE_TITLES: Readonly<Record<NodeKey, string>> = {
  n30: '到达现场', n2h: '《快报》报专班', n6h: '三方签《工资支付协议》', n24h: '公安立案', n72h: '发放到位、《处置报告》',
};

export interface EmergencyNode {
  readonly key: NodeKey;
  readonly title: string;
  /** 30 分钟, 2 小时 … */
  readonly limitText: string;
  readonly limitMs: number;
  readonly dueAt: number;
  /** Instant of completion, null while not done or not due at all. */
  readonly doneAt: number | null;
  readonly status: NodeStatus;
  readonly clause: string;
  /** The acts that make the node, each with its time (null while open). */
  readonly doneBy: readonly { readonly text: string; readonly at: number | null }[];
  /** What is still missing, in words; empty when done or not applicable. */
  readonly missing: readonly string[];
}

export type EmergencyFacts = Pick<MajorCaseFacts, 't0' | 'nodes' | 'verifiedFen' | 'payments'>;

/** Status by the table's rule: done in time (equality counts), done late, else pending until the limit has passed. */
export function nodeStatus(t0: number, limitMs: number, doneAt: number | null, at: number): NodeStatus {
  const due = t0 + limitMs;
  if (doneAt !== null && doneAt < at) return doneAt <= due ? 'on_time' : 'late';
  return at <= due ? 'pending' : 'late';
}

/**
 * Instant from which the payments before `end` never again fall below the verified amount; null when they are below it at `end` or nothing
 * is verified. Payments of one instant count together; a bounced transfer is negative. -Infinity when nothing was ever owed.
 */
export function fullyPaidAt(verifiedFen: number | null, payments: readonly DatedFen[], end: number): number | null {
  if (verifiedFen === null) return null;
  const byTime = payments.filter(([at]) => at < end).toSorted(([a], [b]) => a - b);
  let sum = 0;
  let since: number | null = sum >= verifiedFen ? Number.NEGATIVE_INFINITY : null;
  for (let i = 0; i < byTime.length; i += 1) {
    const [at, fen] = byTime[i] ?? [0, 0];
    sum = sumFen([sum, fen]);
    if (byTime[i + 1]?.[0] === at) continue;
    if (sum < verifiedFen) since = null;
    else since ??= at;
  }
  return since;
}

/** The five nodes as known at `at`; acts dated at or after it are not known yet. */
export function emergencyNodes(facts: EmergencyFacts, at: number, pack: RulePack): EmergencyNode[] {
  const known = (time: number | null): number | null => (time !== null && time < at ? time : null);
  const { nodes, t0 } = facts;
  const paidRaw = fullyPaidAt(facts.verifiedFen, facts.payments, at);
  const paid = paidRaw === Number.NEGATIVE_INFINITY ? t0 : paidRaw;
  const refused = known(nodes.refusalAt) !== null;
  const make = (key: NodeKey, acts: readonly (readonly [text: string, at: number | null])[], applies = true): EmergencyNode => {
    const limitMs = durationMs(pack, NODE_RULES[key]);
    const doneBy = acts.map(([text, time]) => ({ text, at: time }));
    const open = doneBy.filter((act) => act.at === null);
    const doneAt = applies && open.length === 0 ? doneBy.reduce((latest, act) => Math.max(latest, act.at ?? latest), Number.NEGATIVE_INFINITY) : null;
    return {
      key, title: NODE_TITLES[key], limitText: limitText(limitMs), limitMs, dueAt: t0 + limitMs, doneAt, clause: clause(pack, NODE_RULES[key]), doneBy,
      status: applies ? nodeStatus(t0, limitMs, doneAt, at) : 'na', missing: applies ? open.map((act) => act.text) : [],
    };
  };
  return [
    make('n30', [['大队到场', known(nodes.brigade)], ['公安到场', known(nodes.police)]]),
    make('n2h', [['《快报》报送', known(nodes.brief)]]),
    make('n6h', [['三方签订《工资支付协议》', known(nodes.agreement)]]),
    make('n24h', [['公安立案', known(nodes.policeFiling)]], refused),
    make('n72h', [[facts.verifiedFen === null ? '工资发放到位（欠薪金额未核实）' : '工资发放到位', paid], ['《处置报告》报送', known(nodes.report)]]),
  ];
}

function limitText(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  return minutes % 60 === 0 ? `${minutes / 60} 小时` : `${minutes} 分钟`;
}

export interface MajorFigures {
  readonly headcount: number | null;
  readonly verifiedFen: number | null;
  readonly estimateFen: number | null;
  /** Kinds of disturbance: road_block, roof_threat, group_petition. */
  readonly publicOrder: readonly string[];
  readonly clicks: number | null;
}

/**
 * Digits of the triggers of plan 5.1 that hold, ascending: 1 head-count, 2 amount (verified, else the estimate), 3 public order, 4 clicks.
 * Any one makes the case major.
 */
export function majorTriggers(figures: MajorFigures, pack: RulePack): string[] {
  const amount = figures.verifiedFen ?? figures.estimateFen;
  return [
    figures.headcount !== null && meets(pack, 'major.headcount', figures.headcount) ? '1' : '',
    amount !== null && meets(pack, 'major.amountFen', amount) ? '2' : '',
    figures.publicOrder.length > 0 ? '3' : '',
    figures.clicks !== null && meets(pack, 'major.clicks', figures.clicks) ? '4' : '',
  ].filter((digit) => digit !== '');
}
