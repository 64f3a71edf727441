import type { Reader } from '#electron/ledger/access.ts';

/** Which employers are reckoned. */
export type Scope = { readonly employerIds: readonly number[] } | { readonly all: true };

/**
 * Employers of a scope about which there is anything to reckon for a month: accounts, court records, cases, uninsured workers at any time, a
 * missing insurance month, a code that two dossiers share, or something reckoned before. Found by looking into indexes only, so that a list
 * of a hundred thousand bare employers, or of such whose workers are all insured, costs next to nothing.
 */
export async function reckonableIds(reader: Reader, scope: Scope, month: string): Promise<number[]> {
  const [within, ids] = 'all' in scope ? ['', {}] : ['AND e.id IN (SELECT value FROM json_each(:ids))', { ids: JSON.stringify(scope.employerIds) }];
  const found = await reader.first<{ ids: string }>(
    `SELECT json_group_array(e.id) AS ids FROM employers e WHERE e.merged_into IS NULL ${within} AND (
       e.alert_level <> 'none' OR e.open_cases > 0 OR e.open_arrears_fen > 0 OR e.duplicate_code = 1
       OR EXISTS (SELECT 1 FROM wage_accounts a WHERE a.employer_id = e.id) OR EXISTS (SELECT 1 FROM cases c WHERE c.employer_id = e.id)
       OR EXISTS (SELECT 1 FROM court_records r WHERE r.employer_id = e.id)
       OR (e.uscc <> '' AND EXISTS (SELECT 1 FROM court_records r WHERE r.uscc = e.uscc)) OR EXISTS (SELECT 1 FROM court_records r WHERE r.debtor_name = e.name AND r.employer_id IS NULL) OR EXISTS (SELECT 1 FROM alerts t WHERE t.employer_id = e.id)
       OR EXISTS (SELECT 1 FROM employer_levels l WHERE l.employer_id = e.id) OR EXISTS (SELECT 1 FROM insurance_months i WHERE i.employer_id = e.id AND i.uninsured > 0)
       OR (NOT EXISTS (SELECT 1 FROM insurance_months i WHERE i.month = :month AND i.employer_id = e.id) AND EXISTS (SELECT 1 FROM insurance_months i WHERE i.employer_id = e.id AND i.month < :month))
       OR (e.uscc <> '' AND EXISTS (SELECT 1 FROM employers d WHERE d.uscc = e.uscc AND d.id <> e.id AND d.merged_into IS NULL)))`,
    { ...ids, month },
  );
  return JSON.parse(found?.ids ?? '[]') as number[];
}

/** Last month with any balance or insurance data up to `lastEnded`; null when there is none. */
export async function lastMonthWithInsurance(reader: Reader, lastEnded: string): Promise<string | null> {
  return (await reader.first<{ month: string | null }>('SELECT max(month) AS month FROM insurance_months WHERE month <= ?', [lastEnded]))?.month ?? null;
}

export async function lastBalanceBefore(reader: Reader, end: number): Promise<number | null> {
  return (await reader.first<{ as_of: number | null }>('SELECT max(as_of) AS as_of FROM balances WHERE as_of < ?', [end]))?.as_of ?? null;
}
