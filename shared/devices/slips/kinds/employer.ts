import type { Slip } from '../model.ts';

/** 单位标签 (L01): for a file or a door; a scan of either code finds the employer. */
export interface EmployerLabel {
  readonly name: string;
  /** Unified code, or the temporary number of a dossier that has none yet. */
  readonly code: string;
  readonly temporary: boolean;
  readonly street: string;
}

export function employerLabel(data: EmployerLabel): Slip {
  return {
    id: 'L01',
    widths: [58, 80],
    blocks: [
      { kind: 'text', text: data.name, align: 'center', bold: true },
      ...(data.street === '' ? [] : [{ kind: 'text' as const, text: data.street, align: 'center' as const }]),
      { kind: 'field', label: data.temporary ? '临时编号' : '统一代码', value: data.code, own: true },
      { kind: 'qr', text: data.code },
      { kind: 'barcode', text: data.code },
    ],
  };
}
