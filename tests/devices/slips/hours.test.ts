import { expect, it } from 'vitest';
import { complaintSlip } from '#shared/devices/slips/kinds/complaint.ts';
import { chineseNumber } from '#shared/rules/chineseNumber.ts';

it('the receipt promises the hours it is given', () => {
  const slip = complaintSlip({ organ: '某局', receiptNo: 'K7M2X9PAB4', registeredAt: 0, dispatchDueAt: 1, dispatchHours: 2, phoneDueAt: 2, phoneHours: 48, answerDueAt: 3, officePhone: '' });
  expect(JSON.stringify(slip)).toContain('1.二小时内分派承办人员');
  expect(JSON.stringify(slip)).toContain('2.四十八小时内电话联系');
});
it('small numbers as papers write them', () => {
  expect([0, 1, 10, 12, 20, 24, 99, 100, 1.5].map(chineseNumber)).toEqual(['〇', '一', '十', '十二', '二十', '二十四', '九十九', '100', '1.5']);
});
