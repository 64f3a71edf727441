import { shanghaiMinute } from '#shared/rules/time.ts';
import type { Slip } from '../model.ts';

/** 材料接收单 (S04). */
export interface MaterialsSlip {
  /** Case number; before there is a case the receipt number of the complaint. */
  readonly caseNo: string;
  readonly numberOf?: 'case' | 'complaint';
  readonly items: readonly { readonly name: string; readonly pages: number }[];
  readonly receivedAt: number;
  /** Law-enforcement certificate of whoever received it; empty where that officer has none: the desk is no enforcement post. */
  readonly receiverCertNo: string;
  /** Staff number of the receiver, for the slip of one without a certificate. */
  readonly receiverStaffNo: string;
  /** Which receipt of the record it is, from 1: each is a slip of its own, and only the same one printed again is a reprint. */
  readonly receipt: number;
}

/** The number by which people and the queue know a receipt: its record's and which one it is. */
export function materialsNumber({ caseNo, receipt }: Pick<MaterialsSlip, 'caseNo' | 'receipt'>): string {
  return `${caseNo} 收${String(receipt)}`;
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
      data.receiverCertNo === '' ? { kind: 'field', label: '接收人工号', value: data.receiverStaffNo, own: true } : { kind: 'field', label: '接收人证号', value: data.receiverCertNo, own: true },
      { kind: 'sign', label: '提交人签名' },
      { kind: 'sign', label: '接收人签名' },
    ],
  };
}
