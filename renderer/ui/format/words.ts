import type { AlertKind, AlertLevel } from '#shared/contract/values.ts';
import { STATUS_WORD } from '#shared/rules/employers/vocabulary.ts';
import { INDUSTRY_WORD, LEVEL_WORD, TABLE_WORD } from '#shared/rules/tables/words.ts';

/** Words of the enumerations that several screens show. */
export const industryWords = INDUSTRY_WORD;
export const statusWords = STATUS_WORD;
export const tableWords = TABLE_WORD;
export const levelWords: Readonly<Record<AlertLevel, string>> = { ...LEVEL_WORD, none: '无预警' };
export const kindWords: Readonly<Record<AlertKind, string>> = { red: LEVEL_WORD.red, orange: LEVEL_WORD.orange, yellow: LEVEL_WORD.yellow };
export const alertStateWords: Readonly<Record<string, string>> = { open: '待处置', treating: '处置中', verified: '已核实待销', closed: '已销号', lapsed: '因数据更正不再成立' };
export const postWords = {
  captain: '大队长', handler: 'A岗', legalReviewer: 'B岗', enforcementTracker: 'C岗', intakeClerk: '受理', gridWorker: '网格', archivist: '档案', sysAdmin: '管理员',
} as const;
