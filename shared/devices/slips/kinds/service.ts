import { shanghaiMinute } from '#shared/rules/time.ts';
import type { Slip, SlipBlock } from '../model.ts';

/** 送达回执 (S02). */
export interface ServiceSlip {
  readonly organ: string;
  readonly papers: readonly { readonly title: string; readonly no: string }[];
  /** 受送达人身份 in words, such as 法定代表人; never a name. */
  readonly recipientRole: string;
  readonly method: string;
  readonly servedAt: number;
  /** Rights and contents were explained. */
  readonly explained: boolean;
  readonly certNos: readonly [string, string];
  /** SHA-256 of the documents, in hexadecimal. */
  readonly documentHash: string;
}

export function serviceSlip(data: ServiceSlip): Slip {
  const papers = data.papers.flatMap((paper, index): SlipBlock[] => [
    { kind: 'text', text: `${String(index + 1)}.${paper.title}`, hang: 2 },
    { kind: 'field', label: '  文号', value: paper.no, own: true },
  ]);
  return {
    id: 'S02',
    widths: [58, 80],
    blocks: [
      { kind: 'title', text: '送达回执' },
      { kind: 'text', text: data.organ, align: 'center' },
      { kind: 'text', text: '送达文书：' },
      ...papers,
      { kind: 'field', label: '收件人身份', value: data.recipientRole },
      { kind: 'field', label: '送达方式', value: data.method },
      { kind: 'field', label: '送达时间', value: shanghaiMinute(data.servedAt) },
      { kind: 'field', label: '内容和权利', value: data.explained ? '〔√〕已说明' : '〔　〕未说明' },
      { kind: 'field', label: '执法证号', value: data.certNos.join('、'), own: true },
      { kind: 'sign', label: '收件人签名' },
      { kind: 'qr', text: data.documentHash },
    ],
  };
}
