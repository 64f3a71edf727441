import type { NavCounts } from './useNavCounts.ts';

export interface NavItem {
  readonly to: string;
  readonly text: string;
  /** One character for the folded nav. */
  readonly sign: string;
  readonly count?: keyof NavCounts;
}

/** Words only, in groups. Alt 1 to 9 go by this order. */
export const navGroups: readonly (readonly NavItem[])[] = [
  [{ to: '/', text: '工作台', sign: '台' }],
  [
    { to: '/cases', text: '案件', sign: '案', count: 'openCases' },
    { to: '/emergency', text: '重大应急', sign: '急', count: 'emergencies' },
  ],
  [
    { to: '/employers', text: '单位台账', sign: '户' },
    { to: '/alerts', text: '欠薪预警', sign: '警', count: 'openAlerts' },
  ],
  [
    { to: '/reports', text: '月报', sign: '报' },
    { to: '/imports', text: '数据导入', sign: '入', count: 'waitingRows' },
    { to: '/outbox', text: '上报箱', sign: '箱', count: 'outbox' },
  ],
  [
    { to: '/journal', text: '日志', sign: '志' },
    { to: '/settings', text: '设置', sign: '设' },
  ],
];
