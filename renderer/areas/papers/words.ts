import type { PaperLine } from '#shared/contract/papers.ts';
import { PAPER_STATE_WORD } from '#shared/papers/states.ts';

export const stateWords: Readonly<Record<PaperLine['state'], string>> = PAPER_STATE_WORD;

export const eventWords: Readonly<Record<string, string>> = {
  drafted: '起草', reopened: '改动，退回草稿', reviewed: '审核同意', returned: '退回', objected: '审核不同意', approved: '批准定稿', issued: '发出', void: '作废', looked: '查看', exporting: '准备导出', printing: '准备打印', cancelled: '没有打印', exported: '导出', notExported: '没有导出', printed: '打印', reprinted: '重印', sentOut: '送外部审核', signed: '签名', refused: '拒绝签名', served: '送达',
};
