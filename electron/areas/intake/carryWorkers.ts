import { formatYuanPaper } from '#shared/rules/money.ts';
import type { ArrearsLine } from '#electron/areas/cases/arrearsLines.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { workerLines } from './repository/workers.ts';

export interface CarriedLists {
  readonly lines: readonly ArrearsLine[];
  /** People who stand on several of the lists; the first one's line goes. */
  readonly twice: number;
}

/** The lines that go into the case from the lists of complaints that are filed together; one person is one line, by its keyed hash. */
export async function listsOf(reader: Reader, complaintIds: readonly number[]): Promise<CarriedLists> {
  const seen = new Set<string>();
  const lines: ArrearsLine[] = [];
  let twice = 0;
  for (const id of complaintIds) {
    for (const row of await workerLines(reader, id, null)) {
      const who = row.id_hash ?? row.person_id;
      if (seen.has(who)) twice += 1;
      else lines.push({ personId: row.person_id, fromMonth: row.from_month, toMonth: row.to_month, owedFen: row.owed_fen, paidFen: row.paid_fen });
      seen.add(who);
    }
  }
  return { lines, twice };
}

/** What the course says of it; empty where no list was there. */
export function carriedText({ lines, twice }: CarriedLists): string {
  if (lines.length === 0) return '';
  return `，欠薪名册 ${lines.length} 人、${formatYuanPaper(lines.reduce((sum, one) => sum + one.owedFen, 0))} 元随案${twice === 0 ? '' : `（${twice} 人重复，以先登记的名册为准）`}`;
}
