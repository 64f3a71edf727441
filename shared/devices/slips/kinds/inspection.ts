import { shanghaiMinute } from '#shared/rules/time.ts';
import type { Slip } from '../model.ts';

/** 现场检查回执 (S01). Times are UTC milliseconds. */
export interface InspectionSlip {
  readonly organ: string;
  readonly inspectionNo: string;
  readonly employer: string;
  readonly enteredAt: number;
  readonly leftAt: number;
  readonly certNos: readonly string[];
  readonly items: number;
  readonly findings: number;
  /** In words, or null without findings. */
  readonly highestSeverity: string | null;
  /** Number of the paper that follows, or null. */
  readonly followUpNo: string | null;
  /** Public text by which the visit can be verified; no person in it. */
  readonly verifyText: string;
  readonly officePhone: string;
}

export function inspectionSlip(data: InspectionSlip): Slip {
  const severity = data.highestSeverity === null ? '' : `，最高程度：${data.highestSeverity}`;
  return {
    id: 'S01',
    widths: [58, 80],
    blocks: [
      { kind: 'title', text: '现场检查回执' },
      { kind: 'text', text: data.organ, align: 'center' },
      { kind: 'field', label: '检查编号', value: data.inspectionNo, bold: true, own: true },
      { kind: 'field', label: '用人单位', value: data.employer },
      { kind: 'field', label: '进入时间', value: shanghaiMinute(data.enteredAt) },
      { kind: 'field', label: '离开时间', value: shanghaiMinute(data.leftAt) },
      { kind: 'field', label: '执法证号', value: data.certNos.join('、'), own: true },
      { kind: 'field', label: '检查结果', value: `检查${String(data.items)}项，发现问题${String(data.findings)}项${severity}` },
      { kind: 'field', label: '后续文书', value: data.followUpNo ?? '无', own: true },
      { kind: 'qr', text: data.verifyText },
      { kind: 'sign', label: '现场负责人签名' },
      { kind: 'field', label: '办公电话', value: data.officePhone, own: true },
    ],
  };
}
