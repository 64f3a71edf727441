import type { AlertKind } from '#shared/contract/values.ts';
import type { AlertState } from './repository/alerts.ts';

export const KIND_WORD: Readonly<Record<AlertKind, string>> = { red: '红色预警', orange: '橙色预警', yellow: '黄色预警' };
export const STATE_WORD: Readonly<Record<AlertState, string>> = { open: '待处置', treating: '处置中', verified: '已核实待销', closed: '已销号', lapsed: '因数据更正不再成立' };

export const CLOSE_WORD: Readonly<Record<string, string>> = {
  recovered: '工资已补足', insured: '已参保', court_ended: '执行已结束', data_corrected: '数据已更正', case_filed: '已立案', other: '其他',
};

/** What happened to an alert, as its history shows it. */
const ACTION: Readonly<Record<string, string>> = {
  raised: '系统推算成立', ended: '条件不再成立', resumed: '条件重新成立', lapsed: '不再成立', treat: '开始处置', note: '记录进展', verify: '核实', close: '销号', reopen: '重新打开',
};

export function actionWord(action: string): string {
  return ACTION[action] ?? action;
}
