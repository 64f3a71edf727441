import { crimeSuspicion } from '../crime.ts';
import { formatYuanPaper } from '../money.ts';
import { clause, figure, meets, type RulePack } from '../rulePack.ts';
import { halfWidth } from '../text.ts';

/** Words of cases, as imports write them and screens show them. */

const ARREARS = /欠薪|拖欠|克扣|工资|劳动报酬/;

/** An arrears case: its cause says so, or an amount of arrears has been verified. */
export function isArrearsCase(cause: string, verifiedFen: number | null): boolean {
  return verifiedFen !== null || ARREARS.test(cause);
}

export type PaymentKind = 'wage' | 'fine' | 'surcharge';
const PAYMENT_WORD: Readonly<Record<PaymentKind, string>> = { wage: '工资', fine: '罚款', surcharge: '加处罚款' };

export function paymentWord(kind: PaymentKind): string {
  return PAYMENT_WORD[kind];
}

/** 种类 of a payment; empty means wages; null for another word. */
export function parsePaymentKind(text: string): PaymentKind | null {
  const tidy = halfWidth(text).trim();
  if (tidy === '') return 'wage';
  return (Object.keys(PAYMENT_WORD) as PaymentKind[]).find((kind) => PAYMENT_WORD[kind] === tidy) ?? null;
}

/** 启动条件: digits of 1234, in any order, each once; separators between them do not matter. Null when something else stands there. */
export function parseTriggers(text: string): string[] | null {
  const tidy = halfWidth(text).replace(/[\s,;、；，]/g, '');
  if (!/^[1-4]{1,4}$/.test(tidy) || new Set(tidy).size !== tidy.length) return null;
  return [...tidy].sort();
}

export type PublicOrderKind = 'road_block' | 'roof_threat' | 'group_petition';
export const PUBLIC_ORDER_WORD: Readonly<Record<PublicOrderKind, string>> = { road_block: '堵路', roof_threat: '跳楼', group_petition: '群体上访' };

export interface ImmediateFigures {
  readonly headcount: number | null;
  readonly amountFen: number | null;
  /** Whether pay is owed, and for how many months (null: not known): with the figures they raise the suspicion of the crime by themselves. */
  readonly owesPay: boolean;
  readonly months: number | null;
  /** Flag set by an officer. */
  readonly suspectedCrime: boolean;
  readonly massIncident: boolean;
}

/** Grounds of plan 4.2(2) on which a case must be filed at once, each with its figures in words; any one suffices. */
export function immediateTriggers(figures: ImmediateFigures, pack: RulePack): { text: string; clause: string }[] {
  const found: { text: string; clause: string }[] = [];
  const add = (id: string, text: string): void => void found.push({ text, clause: clause(pack, id) });
  if (figures.headcount !== null && meets(pack, 'filing.immediate.headcount', figures.headcount)) add('filing.immediate.headcount', `欠薪人数 ${figures.headcount} ≥ ${figure(pack, 'filing.immediate.headcount')}`);
  if (figures.amountFen !== null && meets(pack, 'filing.immediate.amountFen', figures.amountFen)) add('filing.immediate.amountFen', `金额 ${formatYuanPaper(figures.amountFen)} ≥ ${formatYuanPaper(figure(pack, 'filing.immediate.amountFen'))}`);
  const suspicion = crimeSuspicion(figures, pack);
  if (figures.suspectedCrime || suspicion !== null) add('filing.immediate.crime', `涉嫌拒不支付劳动报酬罪${suspicion === null ? '' : `（${suspicion}）`}`);
  if (figures.massIncident) add('filing.immediate.massIncident', '群体性事件');
  return found;
}
