import type { z } from 'zod';
import type { followUpKind, majorTrigger, nodeKey } from '#shared/contract/cases.ts';
import type { paymentKind } from '#shared/contract/values.ts';

type Trigger = z.output<typeof majorTrigger>;
export const triggerWords: Readonly<Record<Trigger, string>> = { '1': '人数达到标准', '2': '金额达到标准', '3': '堵路、跳楼或群体上访', '4': '舆情点击量达到标准' };
export const nodeWords: Readonly<Record<z.output<typeof nodeKey>, string>> = {
  brigade: '大队到场', police: '公安到场', brief: '《快报》报送专班', agreement: '三方签订《工资支付协议》', refusalAt: '拒绝配合或逃匿', policeFiling: '公安立案', report: '提交《处置报告》',
};
export const followUpWords: Readonly<Record<z.output<typeof followUpKind>, string>> = { annual_audit: '年度审计', credit_downgrade: '信用降级', bid_recommendation: '限制投标建议函', market_watch: '班组长重点监管' };
export const paymentWords: Readonly<Record<z.output<typeof paymentKind>, string>> = { wage: '工资', fine: '罚款', surcharge: '加处罚款' };
export const publicOrderWords = { road_block: '堵路', roof_threat: '跳楼', group_petition: '群体上访' } as const;

export function triggersText(triggers: readonly Trigger[]): string {
  return triggers.map((one) => triggerWords[one]).join('、');
}
