import type { EmployerStatus } from '#shared/contract/values.ts';

export const STATUS_WORDS: Readonly<Record<EmployerStatus, string>> = { active: '在营', suspended: '停业', closed: '注销', moved: '迁出' };
export const TABLE_WORDS = { 'wage-risk': '欠薪风险预警表', 'major-cases': '重大案件进度表' } as const;
