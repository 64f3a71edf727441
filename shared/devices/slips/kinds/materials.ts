import { shanghaiMinute } from '#shared/rules/time.ts';
import type { Slip } from '../model.ts';

/** 材料接收单 (S04). */
export interface MaterialsSlip {
  /** Case number; before there is a case the receipt number of the complaint. */
  readonly caseNo: string;
  readonly numberOf?: 'case' | 'complaint';
  readonly items: readonly { readonly name: string; readonly pages: number }[];
  readonly receivedAt: number;
  readonly receiverCertNo: string;
}

export function materialsSlip(data: MaterialsSlip): Slip {
  const pages = data.items.reduce((sum, item) => sum + item.pages, 0);
  return {
    id: 'S04',
    widths: [58, 80],
    blocks: [
      { kind: 'title', text: '材料接收单' },
      { kind: 'field', label: data.numberOf === 'complaint' ? '回执编号' : '案件编号', value: data.caseNo, bold: true, own: true },
      { kind: 'rule' },
      ...data.items.map((item, index) => ({ kind: 'text' as const, text: `${String(index + 1)}.${item.name} ${String(item.pages)}页`, hang: 2 })),
      { kind: 'text', text: `共${String(data.items.length)}件${String(pages)}页` },
      { kind: 'rule' },
      { kind: 'field', label: '接收时间', value: shanghaiMinute(data.receivedAt) },
      { kind: 'field', label: '接收人证号', value: data.receiverCertNo, own: true },
      { kind: 'sign', label: '提交人签名' },
      { kind: 'sign', label: '接收人签名' },
    ],
  };
}
