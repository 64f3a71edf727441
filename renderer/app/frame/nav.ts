import type { OperationName } from '#shared/contract/index.ts';
import type { NavCounts } from './useNavCounts.ts';

export interface NavItem {
  readonly to: string;
  readonly text: string;
  /** One character for the folded nav. */
  readonly sign: string;
  readonly count?: keyof NavCounts;
  /** Who may not run it has no use for the page. */
  readonly needs?: OperationName;
  /** Who may run this one has use for it too. */
  readonly orNeeds?: OperationName;
}

/** Words only, in groups. Alt 1 to 9 go by this order. */
export const navGroups: readonly (readonly NavItem[])[] = [
  [{ to: '/', text: '工作台', sign: '台', needs: 'cases.clocks' }],
  [
    { to: '/intake', text: '投诉受理', sign: '投', count: 'openComplaints', needs: 'intake.queue', orNeeds: 'intake.mediations' },
    { to: '/cases', text: '案件', sign: '案', count: 'openCases', needs: 'cases.list' },
    { to: '/emergency', text: '重大应急', sign: '急', count: 'emergencies', needs: 'cases.emergencyBoard' },
  ],
  [
    { to: '/employers', text: '单位台账', sign: '户', needs: 'employers.list' },
    { to: '/alerts', text: '欠薪预警', sign: '警', count: 'openAlerts', needs: 'wages.board' },
  ],
  [
    { to: '/reports', text: '月报', sign: '报', needs: 'reports.month' },
    { to: '/imports', text: '数据导入', sign: '入', count: 'waitingRows', needs: 'imports.batches' },
    { to: '/outbox', text: '上报箱', sign: '箱', count: 'outbox', needs: 'outbox.list' },
  ],
  [
    { to: '/papers', text: '文书', sign: '文', count: 'waitingPapers', needs: 'papers.list' },
    { to: '/deadlines', text: '期限与日历', sign: '期', count: 'waitingYears', needs: 'clocks.rules' },
    { to: '/journal', text: '日志', sign: '志', needs: 'journal.list' },
    { to: '/devices', text: '设备', sign: '备', count: 'openSlips' },
    { to: '/settings', text: '设置', sign: '设' },
  ],
];
