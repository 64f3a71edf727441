import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Edition, MajorRow, MajorTotals, WageRow, WageSummary } from '#shared/rules/tables/types.ts';
import type { TableDocument } from '#electron/papers/tables/document.ts';

const golden = (name: string): unknown => JSON.parse(readFileSync(path.join(import.meta.dirname, '..', 'rules', 'golden', name), 'utf8'));

const common = {
  month: '2025-03', districtCode: '990101', districtName: '清河区劳动保障监察大队', digest: '7e41c09a2f55d0b18c3a4be6f79d1120aa34bc56de78f90112233445566778899'.slice(0, 64), preparedBy: 'enforcementTracker 0015', approvedBy: 'captain 0001',
  approvedAt: Date.UTC(2025, 3, 7, 1, 42), rulePack: 'labour-inspection-2024-2025', rulePackExpired: false, asOf: Date.UTC(2025, 2, 31, 16), supersedes: null, reasonCode: null, streetNames: { '990101001': '城关街道', '990101002': '河东街道' },
};

/** The golden wage table as a frozen first revision. */
export function wageDocument(edition: Edition): TableDocument {
  const { summary, rows } = golden(`wage-expected-${edition}.json`) as { summary: WageSummary; rows: WageRow[] };
  return { ...common, table: 'wage-risk', edition, draft: false, revision: 1, serial: '990101-QX-202503-V1', rows, totals: summary };
}

/** The golden major-case table as a frozen first revision. */
export function majorDocument(edition: Edition): TableDocument {
  const { totals, rows } = golden(`major-expected-${edition}.json`) as { totals: MajorTotals; rows: MajorRow[] };
  return { ...common, table: 'major-cases', edition, draft: false, revision: 1, serial: '990101-ZD-202503-V1', rows, totals };
}
