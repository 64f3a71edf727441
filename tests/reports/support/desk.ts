import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { addMonths } from '#shared/rules/time.ts';
import { formatYuan } from '#shared/rules/money.ts';
import type { TableName } from '#shared/rules/tables/types.ts';
import type { Services } from '#electron/areas/services.ts';
import type { ImportKindName } from '#electron/imports/kinds/types.ts';
import { importFile } from '#electron/imports/run.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import { csvText } from '../../imports/desk.ts';
import { makeDistrict } from '../../outbox/support/district.ts';
import { acting } from '../../support/acting.ts';
import { CAPTAIN } from '../../support/ledger.ts';
import { seat } from '../../support/seat.ts';
import { at } from '../../support/desk.ts';

export { at, head, uscc } from '../../support/desk.ts';
export { CAPTAIN };

/** Post C alone; the captain, whose account has the posts of the first officer; somebody who only handles. */
export const CHECKER: Actor = { staffNo: '0003', name: '核对员', posts: ['enforcementTracker'] };
export const CHIEF: Actor = { staffNo: '0001', name: '大队长', posts: ['captain'] };
export const HANDLER: Actor = { staffNo: '0009', name: '主办', posts: ['handler'] };

export const BOTH: TableName[] = ['wage-risk', 'major-cases'];

/** Fen as a list writes it. */
export const yuan = (fen: number | null): string => (fen === null ? '' : formatYuan(fen));

/** A ledger with a real key, the operations of four areas, imports, and somebody at the desk whom the test chooses. */
export async function makeReportsDesk(now = at('2025-04-03 09:42')) {
  const district = await makeDistrict({ now });
  await seat(district, CHECKER, HANDLER);
  const who = { actor: CAPTAIN, keyring: district.keyring };
  const services: Services = { ...district.services, actor: () => who.actor, keyring: () => who.keyring };
  const { ledger, clock } = district;
  let files = 0;
  const [reports, cases] = [acting('reports', services), acting('cases', services)];
  const desk = {
    ...district, services, who, clock, ledger, reader: ledger.reader, reports, cases,
    employers: acting('employers', services), wages: acting('wages', services),
    /** Rows of a list, brought in by the importer; every row must be new. */
    async take(kind: ImportKindName, heads: readonly string[], rows: readonly (readonly string[])[]): Promise<void> {
      if (rows.length === 0) return;
      files += 1;
      const file = path.join(district.parent, `${kind}-${files}.csv`);
      await writeFile(file, csvText(heads, rows));
      const result = await importFile(ledger, who.actor, { kind, file, sheet: null, dryRun: false, refusedTo: null, services });
      if (result.created !== rows.length) throw new Error(`${kind}: ${JSON.stringify(result)}`);
    },
    /** Check and approval of a month, by the officers that the house has for it. */
    async freezeMonth(month: string, tables: TableName[] = BOTH, reasonCode: 'late_data' | 'wrong_input' | null = null) {
      const before = who.actor;
      who.actor = CHECKER;
      await reports('submit', { month, tables });
      who.actor = CHIEF;
      clock.now += 1000;
      const { frozen } = await reports('approve', { month, tables, reasonCode, lookedThrough: true });
      who.actor = before;
      return frozen;
    },
    draft: (table: TableName, month: string) => reports('table', { table, month, edition: 'exact', revision: null }),
    frozen: (table: TableName, month: string, revision: number) => reports('table', { table, month, edition: 'exact', revision }),
    overview: (month: string) => reports('month', { month }),
    payloads: async (): Promise<string[]> => (await ledger.reader.rows<{ payload: string }>('SELECT payload FROM report_revisions ORDER BY id')).map((row) => row.payload),
  };
  return desk;
}

export type ReportsDesk = Awaited<ReturnType<typeof makeReportsDesk>>;

/** Insurance months of an employer, ending with `last`; null leaves a month out. */
export function insuranceRows(code: string, last: string, uninsured: readonly (number | null)[]): string[][] {
  return uninsured.flatMap((count, index) => (count === null ? [] : [[code, addMonths(last, index - uninsured.length + 1), '', String(count)]]));
}
export const INSURANCE = ['统一社会信用代码', '月份', '在职人数', '未参保人数'] as const;
