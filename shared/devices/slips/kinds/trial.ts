import { shanghaiMinute } from '#shared/rules/time.ts';
import type { Slip } from '../model.ts';

/** What the test button prints (T01): both fonts, money, both columns' edges, a QR code and bars, so that one look tells what the printer can do. */
export function trialSlip(data: { readonly printer: string; readonly at: number }): Slip {
  return {
    id: 'T01',
    widths: [58, 80],
    blocks: [
      { kind: 'title', text: '打印测试' },
      { kind: 'field', label: '打印机', value: data.printer },
      { kind: 'field', label: '时间', value: shanghaiMinute(data.at) },
      { kind: 'rule' },
      { kind: 'text', text: '汉字：劳动保障监察　¥1,234.50', bold: true },
      { kind: 'text', text: '居中一行', align: 'center' },
      { kind: 'qr', text: 'LEDGER-TEST' },
      { kind: 'barcode', text: 'TEST0001' },
      { kind: 'text', text: '以上清楚、二维码能扫出，即为正常。' },
    ],
  };
}
