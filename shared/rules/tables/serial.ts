import type { TableName } from './types.ts';

const LETTERS: Readonly<Record<TableName, string>> = { 'wage-risk': 'QX', 'major-cases': 'ZD' };

/** Serial of one revision (domain tables 1.2): `990101-QX-202503-V1`. */
export function tableSerial(districtCode: string, table: TableName, month: string, revision: number): string {
  return `${districtCode}-${LETTERS[table]}-${month.replace('-', '')}-V${revision}`;
}

export interface SerialParts {
  readonly districtCode: string;
  readonly table: TableName;
  readonly month: string;
  readonly revision: number;
}

/** Parts of a serial, null when the text is none. */
export function parseSerial(text: string): SerialParts | null {
  const match = /^(\d{6})-(QX|ZD)-(\d{4})(0[1-9]|1[0-2])-V([1-9]\d{0,2})$/.exec(text.trim().toUpperCase());
  if (match === null) return null;
  const [, districtCode = '', letters = '', year = '', month = '', revision = ''] = match;
  return { districtCode, table: letters === 'QX' ? 'wage-risk' : 'major-cases', month: `${year}-${month}`, revision: Number(revision) };
}
