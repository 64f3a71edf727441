import type { AlertKind, AlertLevel, EmployerStatus, Industry } from '#shared/contract/values.ts';

/** Words of the enumerations that several screens show. */
export const industryWords: Readonly<Record<Industry, string>> = { construction: '建筑', catering: '餐饮', platform: '平台', dispatch: '劳务派遣', other: '其他' };
export const statusWords: Readonly<Record<EmployerStatus, string>> = { active: '在营', suspended: '停业', closed: '注销', moved: '迁出' };
export const levelWords: Readonly<Record<AlertLevel, string>> = { red: '红色', orange: '橙色', yellow: '黄色', unknown: '数据不足', none: '无预警' };
export const kindWords: Readonly<Record<AlertKind, string>> = { red: '红色', orange: '橙色', yellow: '黄色' };
export const tableWords = { 'wage-risk': '欠薪风险预警表', 'major-cases': '重大案件进度表' } as const;
export const alertStateWords: Readonly<Record<string, string>> = { open: '待处置', treating: '处置中', verified: '已核实待销', closed: '已销号', lapsed: '因数据更正不再成立' };
export const postWords = {
  captain: '大队长', handler: 'A岗', legalReviewer: 'B岗', enforcementTracker: 'C岗', intakeClerk: '受理', gridWorker: '网格', archivist: '档案', sysAdmin: '管理员',
} as const;
