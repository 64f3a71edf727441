import { chineseNumber } from '#shared/rules/chineseNumber.ts';
import { shanghaiLimit, shanghaiMinute } from '#shared/rules/time.ts';
import type { Slip } from '../model.ts';

/** 投诉受理回执 (S03). Due times are UTC milliseconds; `provisional` where the calendar of that year is not loaded yet. */
export interface ComplaintSlip {
  readonly organ: string;
  /** Random, 10 characters; says nothing of the person. */
  readonly receiptNo: string;
  readonly registeredAt: number;
  readonly dispatchDueAt: number;
  /** Hours that the plan gives for dispatching and for the call, of the rule pack in force at registration. */
  readonly dispatchHours: number;
  readonly phoneHours: number;
  /** null: nobody gave a name, so nobody is called. */
  readonly phoneDueAt: number | null;
  readonly answerDueAt: number;
  readonly answerProvisional?: boolean;
  readonly officePhone: string;
}

export function complaintSlip(data: ComplaintSlip): Slip {
  return {
    id: 'S03',
    widths: [58, 80],
    blocks: [
      { kind: 'title', text: '投诉受理回执' },
      { kind: 'text', text: data.organ, align: 'center' },
      { kind: 'field', label: '回执编号', value: data.receiptNo, bold: true, own: true },
      { kind: 'field', label: '登记时间', value: shanghaiMinute(data.registeredAt) },
      { kind: 'rule' },
      { kind: 'text', text: '接下来：' },
      { kind: 'text', text: `1.${chineseNumber(data.dispatchHours)}小时内分派承办人员，不迟于`, hang: 2 },
      { kind: 'text', text: `  ${shanghaiLimit(data.dispatchDueAt)}` },
      ...(data.phoneDueAt === null ? [] : [{ kind: 'text' as const, text: `2.${chineseNumber(data.phoneHours)}小时内电话联系，不迟于`, hang: 2 }, { kind: 'text' as const, text: `  ${shanghaiLimit(data.phoneDueAt)}` }]),
      { kind: 'text', text: `${data.phoneDueAt === null ? 2 : 3}.答复是否立案，不迟于`, hang: 2 },
      { kind: 'text', text: `  ${shanghaiLimit(data.answerDueAt)}${data.answerProvisional === true ? '（暂定）' : ''}` },
      { kind: 'rule' },
      // A label with nothing behind it tells nobody whom to call.
      ...(data.officePhone.trim() === '' ? [] : [{ kind: 'field' as const, label: '查询电话', value: data.officePhone, own: true }]),
      { kind: 'qr', text: data.receiptNo },
      { kind: 'text', text: '凭回执编号查询办理进度', align: 'center' },
    ],
  };
}
