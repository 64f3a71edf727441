import type { AlertLevel, Edition, Industry, MajorStage, NodeStatus, TableName } from './types.ts';

/** Chinese words of the tables' codes, as screens and papers show them. */

export const TABLE_WORD: Readonly<Record<TableName, string>> = { 'wage-risk': '欠薪风险预警表', 'major-cases': '重大案件进度表' };
export const EDITION_WORD: Readonly<Record<Edition, string>> = { exact: '上报版', public: '公开版' };
export const INDUSTRY_WORD: Readonly<Record<Industry, string>> = { construction: '建筑', catering: '餐饮', platform: '平台', dispatch: '劳务派遣', other: '其他' };
export const LEVEL_WORD: Readonly<Record<AlertLevel, string>> = { red: '红色', orange: '橙色', yellow: '黄色', unknown: '数据不足', none: '无' };
export const STAGE_WORD: Readonly<Record<MajorStage, string>> = { closed: '已结案', follow_up: '后续跟踪', paying: '支付中', verifying: '核实中', on_site: '现场处置' };
export const NODE_WORD: Readonly<Record<NodeStatus, string>> = { on_time: '按时', late: '超时', pending: '未到期', na: '不适用' };

/** Trigger digits of P06 in words (plan 5.1). */
export const TRIGGER_WORD: Readonly<Record<string, string>> = { 1: '欠薪人数达到标准', 2: '欠薪金额达到标准', 3: '堵路、跳楼或群体上访', 4: '舆情点击量达到标准' };

/** Reason codes of a correction (domain tables 1.2). */
export const REASON_WORD: Readonly<Record<'late_data' | 'wrong_input' | 'wrong_rule' | 'court_update' | 'identity_merge', string>> = {
  late_data: '迟到数据', wrong_input: '录入有误', wrong_rule: '规则有误', court_update: '法院信息更新', identity_merge: '单位档案合并',
};
