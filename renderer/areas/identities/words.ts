import type { OutputOf } from '#shared/contract/index.ts';

export type PersonLine = OutputOf<'identities.persons'>['persons'][number];
export type LookLine = OutputOf<'identities.looks'>['rows'][number];

export const sourceWords: Readonly<Record<PersonLine['source'], string>> = { card: '读身份证', typed: '手工录入', import: '名册导入' };

/** `0003 张三（A岗）`. */
export const lookerText = (look: Pick<LookLine, 'staffNo' | 'name' | 'post'>): string => `${look.staffNo} ${look.name}（${look.post}）`;
