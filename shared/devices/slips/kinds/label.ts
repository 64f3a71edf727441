import type { Slip } from '../model.ts';

/** 案卷标签 (S05), 58 mm only. */
export interface LabelSlip {
  readonly caseNo: string;
  readonly employerShortName: string;
  /** 保管期限 in words. */
  readonly retention: string;
  /** What the barcode holds (`caseShortCode`). */
  readonly shortCode: string;
}

const FORMS = /(?:股份有限公司|有限责任公司|有限公司|集团公司|公司|分公司)$/;
const SHORT = 14;

/** A name for a label: without the legal form and what stands in brackets, at most fourteen characters. */
export function shortName(name: string): string {
  const bare = name.replace(/[（(][^（()）]*[)）]/g, '').replace(FORMS, '');
  return [...(bare === '' ? name : bare)].slice(0, SHORT).join('');
}

export function labelSlip(data: LabelSlip): Slip {
  return {
    id: 'S05',
    widths: [58],
    blocks: [
      { kind: 'field', label: '案件编号', value: data.caseNo, bold: true, own: true },
      { kind: 'field', label: '用人单位', value: data.employerShortName },
      { kind: 'field', label: '保管期限', value: data.retention },
      { kind: 'barcode', text: data.shortCode },
    ],
  };
}

/**
 * ASCII code that the barcode of a file label holds: an imported number that is ASCII and at most 15 long as it is, otherwise district,
 * letter of the class, year and the number in five digits, such as `990101L202600007` (documents.md 6, S05).
 */
export function caseShortCode(number: { readonly imported: string } | { readonly district: string; readonly classLetter: string; readonly year: number; readonly seq: number }): string | null {
  if ('imported' in number) return /^[\x21-\x7E]{1,15}$/.test(number.imported) ? number.imported : null;
  return `${number.district}${number.classLetter}${String(number.year)}${String(number.seq).padStart(5, '0')}`;
}
