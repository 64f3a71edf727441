/** Numbers of official papers (documents 2): one counter a district, class and calendar year, from 1, without leading zeros. */

/** Class characters and what they stand for. */
export const NUMBER_CLASS_WORD = {
  投: '投诉', 举: '举报', 补: '补正', 受: '受理', 立: '立案', 询: '询问', 存: '证据登记保存', 审: '法制审核', 令: '责令改正', 建: '监察建议', 告: '事先告知', 听: '听证', 罚: '行政处罚', 处: '行政处理', 修: '信用修复', 催: '催告', 执: '强制执行',
  移: '移送', 结: '结案', 撤: '撤销立案', 列: '列入名单', 查: '检查', 急: '重大案件',
} as const;

export type NumberClass = keyof typeof NUMBER_CLASS_WORD;
export const NUMBER_CLASSES = Object.keys(NUMBER_CLASS_WORD) as readonly NumberClass[];

/** form: 清人社监立字〔2026〕第1号; gb: 清人社监立〔2026〕1号. */
export type NumberStyle = 'form' | 'gb';

export interface PaperNumber { readonly prefix: string; readonly style: NumberStyle; readonly class: NumberClass; readonly year: number; readonly seq: number }

export function paperNumber({ prefix, style, class: letter, year, seq }: PaperNumber): string {
  if (!Number.isSafeInteger(seq) || seq < 1) throw new RangeError('a number counts from 1');
  return style === 'gb' ? `${prefix}人社监${letter}〔${year}〕${seq}号` : `${prefix}人社监${letter}字〔${year}〕第${seq}号`;
}
