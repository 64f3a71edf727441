import type { OutputOf } from '#shared/contract/index.ts';
import { shanghaiMinute } from '#shared/rules/time.ts';

export type PersonLine = OutputOf<'identities.persons'>['persons'][number];
export type LookLine = OutputOf<'identities.looks'>['rows'][number];

export const sourceWords: Readonly<Record<PersonLine['source'], string>> = { card: '读身份证', typed: '手工录入', import: '名册导入' };

/** `0003 张三（A岗）`. */
export const lookerText = (look: Pick<LookLine, 'staffNo' | 'name' | 'post'>): string => `${look.staffNo} ${look.name}（${look.post}）`;

const FIELD_WORD: Readonly<Record<PersonLine['corrections'][number]['fields'][number], string>> = { name: '姓名', idNo: '证件号', phone: '电话', address: '住址' };

/** When, who, which fields; never what they say. */
export const correctionText = ({ at, staffNo, fields, reason }: PersonLine['corrections'][number]): string => `${shanghaiMinute(at)} 工号 ${staffNo} 更正${fields.length === 0 ? '' : fields.map((field) => FIELD_WORD[field]).join('、')}${reason === '' ? '' : `：${reason}`}`;
