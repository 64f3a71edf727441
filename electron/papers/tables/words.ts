import type { AlertLevel, Industry, MajorStage, NodeStatus } from '#shared/rules/tables/types.ts';
import { parseYuan, formatYuanPaper } from '#shared/rules/money.ts';

/** Words that a table's codes have on paper. */
export const INDUSTRY_WORD: Readonly<Record<Industry | 'total', string>> = { construction: '建筑', catering: '餐饮', platform: '平台', dispatch: '劳务派遣', other: '其他', total: '合计' };
export const LEVEL_WORD: Readonly<Record<AlertLevel, string>> = { red: '红色', orange: '橙色', yellow: '黄色', unknown: '数据不足', none: '无' };
export const STAGE_WORD: Readonly<Record<MajorStage, string>> = { closed: '已结案', follow_up: '后续跟踪', paying: '支付中', verifying: '核实中', on_site: '现场处置' };
export const NODE_WORD: Readonly<Record<NodeStatus, string>> = { on_time: '按时', late: '超时', pending: '未到期', na: '不适用' };

export function yesNo(value: boolean): string {
  return value ? '是' : '否';
}

/** Empty is a dash on paper, never a blank that could be filled in later. */
export function orDash(value: string | number | null): string {
  return value === null || value === '' ? '—' : String(value);
}

/** Money text of the data file ("959999.99") as paper prints it ("959,999.99"). */
export function paperMoney(value: string | null): string {
  if (value === null) return '—';
  const parsed = parseYuan(value);
  return parsed.ok ? formatYuanPaper(parsed.fen) : value;
}
